using CyberGov.Catalogue;
using CyberGov.Pias.Form;
using CyberGov.Web.Settings;

namespace CyberGov.Web.CommandLine;

/// <summary>Checks the YAML files of a catalogue without touching a database.</summary>
public static class CatalogueCheckCommand
{
    /// <summary>Checks the folder that the program itself would load.</summary>
    public static int Execute(string[] args, TextWriter output, TextWriter error)
    {
        var configuration = new ConfigurationBuilder()
            .AddEnvironmentVariables()
            .AddCommandLine([.. new Options(args, [], []).Settings])
            .Build();
        var settings = configuration.GetSection(CyberGovSettings.Section).Get<CyberGovSettings>() ?? new();

        return Execute(Folders.For(settings).Controls, output, error);
    }

    public static int Execute(string folder, TextWriter output, TextWriter error)
    {
        var (catalogue, problems) = Read(folder);

        foreach (var problem in problems)
        {
            output.WriteLine(problem with { Path = Path.Combine(folder, problem.Path) });
        }

        if (problems.Count > 0)
        {
            var verb = problems.Count == 1 ? "is" : "are";
            error.WriteLine(
                $"The catalogue cannot be loaded until the {Counted(problems.Count, "problem")} above {verb} mended.");
            return Commands.Finding;
        }

        output.WriteLine(
            $"{Counted(catalogue.Frameworks.Count, "framework")}, "
            + $"{Counted(catalogue.AssessableRequirements.Count(), "requirement")}, "
            + $"{Counted(catalogue.Controls.Count(), "control")}, "
            + $"{Counted(catalogue.Mappings.Count, "mapping")}");
        return Commands.Done;
    }

    private static (PublishedCatalogue Catalogue, IReadOnlyList<CatalogueProblem> Problems) Read(string folder)
    {
        var (catalogue, problems, _) = CatalogueReader.Read(folder);
        var form = PiaFormFile.Read(folder);

        // In a broken library every control would look unknown.
        var unknown = problems.Count == 0 ? form.UnknownControls(catalogue) : [];

        return (catalogue, [.. problems, .. form.Problems, .. unknown]);
    }

    private static string Counted(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";
}
