using CyberGov.Catalogue.Reading;

namespace CyberGov.Catalogue;

/// <summary>What the files say and what is wrong with them; the catalogue is whole only when nothing is.</summary>
public sealed record CatalogueReading(
    PublishedCatalogue Catalogue, IReadOnlyList<CatalogueProblem> Problems, string Digest);

/// <summary>
/// Turns the folder <c>controls/</c> into records. It never throws on what the files hold: it says what to mend.
/// </summary>
public static class CatalogueReader
{
    public static CatalogueReading Read(string folder) => Read(CatalogueFolder.Open(folder));

    public static CatalogueReading Read(CatalogueFolder folder)
    {
        var problems = new ProblemLog(folder.Problems);
        var files = folder.Files
            .Select(f => (f.Path, Map: YamlFileReader.Read(f, problems)))
            .Where(f => f.Map is not null)
            .Select(f => new YamlFile(f.Path, f.Map!))
            .ToList();

        var roles = files.Where(f => IsRoles(f)).SelectMany(f => RolesFileReader.Read(f, problems)).ToList();
        var owners = roles.Select(r => r.Title).ToHashSet(StringComparer.Ordinal);
        var frameworks = In(files, "frameworks").Select(f => new FrameworkFileReader(f, owners, problems).Read());
        var domains = In(files, "library")
            .Where(f => !IsRoles(f))
            .Select(f => ControlsFileReader.Read(f, owners, problems));

        var catalogue = new PublishedCatalogue(
            roles,
            [.. frameworks.OfType<PublishedFramework>()],
            [.. domains.OfType<PublishedDomain>()],
            [.. In(files, "mappings").SelectMany(f => MappingsFileReader.Read(f, problems))],
            [.. In(files, "successors").SelectMany(f => SuccessorsFileReader.Read(f, problems))]);

        CatalogueChecks.Check(catalogue, problems);
        return new CatalogueReading(catalogue, problems.InOrder(), folder.Digest);
    }

    private static IEnumerable<YamlFile> In(List<YamlFile> files, string subfolder) =>
        files.Where(f => f.Path.StartsWith(subfolder + "/", StringComparison.Ordinal));

    private static bool IsRoles(YamlFile file) => file.Path == RolesFileReader.Path;
}
