using System.Globalization;
using CyberGov.Calendar;
using CyberGov.Pias.Assessment;
using CyberGov.Pias.Form;
using CyberGov.Pias.Risks;

namespace CyberGov.Pias.Content;

/// <summary>Lines of an assessment as people read them.</summary>
public static class PiaWording
{
    /// <summary>The answer in the words of its options as they were then.</summary>
    public static string Answer(string field, PiaDocument document)
    {
        var value = document.Content.Answer(field);
        var parts = FormField.Parts(value);
        var labels = parts.Select(p => document.Surroundings.Options.GetValueOrDefault($"{field}/{p}")).OfType<string>().ToList();
        return value switch
        {
            _ when parts.Count > 0 && labels.Count == parts.Count => string.Join('\n', labels),
            FormField.Yes => "Yes",
            FormField.No => "No",
            _ => value,
        };
    }

    public static string Of(ContentFlow flow) => Sentence(
        $"{flow.Position}. {flow.Source} to {flow.Recipient}: {flow.Data}",
        ("How", flow.Route), ("Protection", flow.Protection), ("Country", flow.Country));

    public static string Of(ContentConsultee consultee) => Sentence(
        $"{consultee.Position}. {consultee.Who} ({Of(consultee.Kind).ToLowerInvariant()})",
        ("When", consultee.ConsultedOn?.InWords() ?? ""), ("How", consultee.How), ("What they said", consultee.Views),
        ("What came of it", consultee.Response));

    public static string Of(ConsulteeKind kind) => kind switch
    {
        ConsulteeKind.PeopleAffected => "People affected, or who speak for them",
        ConsulteeKind.Internal => "Inside the council",
        ConsulteeKind.Security => "Security",
        ConsulteeKind.Processor => "Supplier",
        ConsulteeKind.Partner => "Partner",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    public static string Of(ContentRisk risk, PiaSurroundings surroundings) => string.Join('\n',
    [
        Sentence(
            risk.SourceAndEffect,
            ("Kinds of harm", string.Join(", ", risk.HarmKinds)),
            ("Before measures", Level(risk.Level, risk.Likelihood, risk.Severity)),
            ("What remains", Level(risk.ResidualLevel, risk.ResidualLikelihood, risk.ResidualSeverity)),
            ("For the council", risk.CorporateRisk ?? "")),
        .. risk.Measures.Select(m => Of(risk, m, surroundings)),
    ]);

    private static string Of(ContentRisk risk, ContentMeasure measure, PiaSurroundings surroundings) => Sentence(
        string.Create(CultureInfo.InvariantCulture, $"Measure {risk.Number}.{measure.Number}: {measure.Description}"),
        ("Effect", EffectOf(measure.Effect)),
        ("Control", measure.ControlCode is { } code ? $"{code} {surroundings.Controls.GetValueOrDefault(code)}" : ""),
        ("Owner", measure.OwnerId is null ? "" : surroundings.NameOf(measure.OwnerId)),
        ("Due", measure.DueOn?.InWords() ?? ""),
        ("Cost", measure.CostNote ?? ""),
        ("Needed before go-live", measure.IsNeededBeforeGoLive ? "yes" : "no"));

    private static string EffectOf(MeasureEffect effect) => effect switch
    {
        MeasureEffect.Eliminated => "removed",
        MeasureEffect.Reduced => "reduced",
        MeasureEffect.Accepted => "accepted",
        _ => throw new ArgumentOutOfRangeException(nameof(effect), effect, null),
    };

    private static string Level(RiskLevel? level, string? likelihood, string? severity) => level switch
    {
        null => "",
        RiskLevel.Low => $"low ({likelihood}, {severity})",
        RiskLevel.Medium => $"medium ({likelihood}, {severity})",
        RiskLevel.High => $"high ({likelihood}, {severity})",
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, null),
    };

    private static string Sentence(string first, params IEnumerable<(string Name, string Value)> more) =>
        string.Join(". ", [first.TrimEnd('.'), .. more.Where(m => m.Value.Length > 0).Select(m => $"{m.Name}: {m.Value.TrimEnd('.')}")]);
}
