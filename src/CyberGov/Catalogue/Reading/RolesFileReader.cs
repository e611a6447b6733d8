namespace CyberGov.Catalogue.Reading;

/// <summary>Reads the list of roles that may own a requirement or a control.</summary>
internal static class RolesFileReader
{
    public const string Path = "library/owner-roles.yaml";

    public static IEnumerable<PublishedRole> Read(YamlFile file, ProblemLog problems) =>
        new EntryReader(file.Map, file.Path, CatalogueKeys.RolesFile, problems)
            .Maps("roles")
            .Select(map => new EntryReader(map, file.Path, CatalogueKeys.Role, problems))
            .Select(role => new PublishedRole(role.Text("title"), role.OptionalText("description"), role.Place));
}
