using System.Globalization;
using CyberGov.Calendar;
using CyberGov.Pias.Content;
using CyberGov.Pias.Form;

namespace CyberGov.Pias.Publication;

/// <summary>The risks of a document and what is done about them, as tables.</summary>
internal sealed class PaperRisks(RiskScale scale)
{
    public IEnumerable<PaperBlock> Blocks(PiaDocument document)
    {
        var risks = document.Content.Risks;
        if (risks.Count == 0)
        {
            yield break;
        }

        yield return new PaperHeading(1, "Risks to people and what is done about them");
        yield return new PaperFacts("Levels of risk",
        [
            new("Highest before measures", PiaWords.Of(document.Content.InitialLevel)),
            new("Highest that remains", PiaWords.Of(document.Content.ResidualLevel)),
        ]);
        yield return new PaperHeading(2, "Risks");
        yield return new PaperTable(
            "Risks to people",
            ["No", "Source and effect on people", "Kinds of harm", "Likelihood", "Severity", "Level", "Level that remains"],
            [.. risks.Select(Row)]);

        var measures = risks.SelectMany(r => r.Measures.Select(m => Row(r, m, document.Surroundings))).ToList();
        if (measures.Count > 0)
        {
            yield return new PaperHeading(2, "Measures");
            yield return new PaperTable(
                "Measures, by the risk they answer",
                ["No", "Measure", "Effect", "Control or owner", "Due", "Needed before the start"],
                measures);
        }

        if (risks.Any(r => !string.IsNullOrEmpty(r.CorporateRisk)))
        {
            yield return new PaperHeading(2, "Risks to the council");
            yield return new PaperTable(
                "Corporate and legal risks",
                ["No", "Risk to the council"],
                [.. risks.Where(r => !string.IsNullOrEmpty(r.CorporateRisk)).Select(r => new[] { Number(r), r.CorporateRisk! })]);
        }
    }

    private string[] Row(ContentRisk risk) =>
    [
        Number(risk),
        risk.SourceAndEffect,
        string.Join('\n', risk.HarmKinds.Select(k => Word(scale.HarmKinds, k))),
        Word(scale.Likelihoods, risk.Likelihood),
        Word(scale.Severities, risk.Severity),
        Level(risk.Level),
        Level(risk.ResidualLevel),
    ];

    private static string[] Row(ContentRisk risk, ContentMeasure measure, PiaSurroundings around) =>
    [
        string.Create(CultureInfo.InvariantCulture, $"{risk.Number}.{measure.Number}"),
        string.IsNullOrEmpty(measure.CostNote) ? measure.Description : $"{measure.Description}\nCost: {measure.CostNote}",
        PiaWords.Of(measure.Effect),
        measure.ControlCode is { } code ? $"{code} {around.Controls.GetValueOrDefault(code)}".TrimEnd() : OwnerOf(measure, around),
        measure.DueOn?.InWords() ?? "",
        PiaWords.YesNo(measure.IsNeededBeforeGoLive),
    ];

    private static string OwnerOf(ContentMeasure measure, PiaSurroundings around) =>
        measure.OwnerId is null ? "" : around.NameOf(measure.OwnerId);

    private static string Number(ContentRisk risk) => risk.Number.ToString(CultureInfo.InvariantCulture);

    private static string Level(RiskLevel? level) => level is null ? "" : PiaWords.Of(level);

    // A word that the council has since taken out of its scale still shows what was chosen then.
    private static string Word(IReadOnlyList<RiskWord> words, string id) => words.FirstOrDefault(w => w.Id == id)?.Label ?? id;
}
