using CyberGov.Catalogue;
using CyberGov.Catalogue.Reading;

namespace CyberGov.Pias.Form;

/// <summary>What the files ask and what is wrong with them; the form is whole only when nothing is.</summary>
public sealed record PiaFormReading(PiaForm Form, IReadOnlyList<CatalogueProblem> Problems)
{
    /// <summary>The form, or every mistake in one message.</summary>
    public PiaForm FormOrThrow() => Problems.Count == 0
        ? Form
        : throw new InvalidDataException(
            "The questions of the privacy impact assessment cannot be used until these are mended:"
            + string.Concat(Problems.Select(p => Environment.NewLine + p)));

    /// <summary>The measures that name a common control which the catalogue does not have.</summary>
    public IEnumerable<CatalogueProblem> UnknownControls(PublishedCatalogue catalogue)
    {
        var known = catalogue.Controls.Select(c => c.Code).ToHashSet(StringComparer.Ordinal);

        return
            from measure in Form.Risk.MeasureIdeas
            from code in measure.ControlCodes
            where !known.Contains(code)
            select new CatalogueProblem(
                measure.Place.Path,
                measure.Place.Line,
                $"The control '{code}' is not in library/. Correct the code, or take it out.");
    }
}

/// <summary>
/// Turns the files in <c>controls/assessments</c> into the form. It never throws on what they hold: it says what to mend.
/// </summary>
public static class PiaFormFile
{
    public const string Subfolder = "assessments";
    public const string ScreeningPath = Subfolder + "/screening.yaml";
    public const string StepsPath = Subfolder + "/privacy-impact-assessment.yaml";
    public const string RiskPath = Subfolder + "/risk.yaml";

    /// <summary>Reads the files inside the folder of controls.</summary>
    public static PiaFormReading Read(string controlsFolder) => Parse(CatalogueFolder.Open(controlsFolder, [Subfolder]));

    public static PiaFormReading Parse(CatalogueFolder folder)
    {
        var problems = new ProblemLog(folder.Problems);
        var screening = Open(folder, ScreeningPath, problems) is { } screeningFile
            ? new ScreeningFileReader(screeningFile, problems).Read()
            : ([], []);
        var steps = Open(folder, StepsPath, problems) is { } stepsFile ? new StepsFileReader(stepsFile, problems).Read() : [];
        var risk = Open(folder, RiskPath, problems) is { } riskFile
            ? new RiskFileReader(riskFile, problems).Read()
            : RiskFileReader.Nothing;

        return new PiaFormReading(new PiaForm(screening.Questions, screening.Routing, steps, risk), problems.InOrder());
    }

    private static YamlFile? Open(CatalogueFolder folder, string path, ProblemLog problems)
    {
        if (folder.Files.FirstOrDefault(f => f.Path == path) is { } file)
        {
            return YamlFileReader.Read(file, problems) is { } map ? new YamlFile(path, map) : null;
        }

        // Why the whole folder or this one file cannot be opened has been said already.
        if (!folder.Problems.Any(p => p.Path is Subfolder || p.Path == path))
        {
            problems.AddUnreadable(path, 1, "This file is not there. Put it back.");
        }

        return null;
    }
}
