using CyberGov.Pias;
using CyberGov.Pias.Form;
using CyberGov.Pias.Risks;
using CyberGov.Pias.Workflow;
using CyberGov.Web.TagHelpers;

namespace CyberGov.Web.Pages.Pias;

/// <summary>How risks and measures are said, in the words of the form.</summary>
public static class RiskWords
{
    public static string LabelOf(IEnumerable<RiskWord> words, string? id) => words.FirstOrDefault(w => w.Id == id)?.Label ?? id ?? "";

    public static string Of(MeasureEffect effect, PiaForm form) => form.Risk.Effects[(int)effect].Label;

    public static IReadOnlyList<Choice> Choices(IEnumerable<RiskWord> words) =>
        [.. words.Select(w => new Choice(w.Label, w.Id) { Hint = w.Help })];

    public static string Of(ConsultationContent content) => content switch
    {
        ConsultationContent.Responsibilities => "Who is responsible for what: the council, others it decides with, processors",
        ConsultationContent.PurposesAndMeans => "The purposes and means of the processing",
        ConsultationContent.Safeguards => "The measures and safeguards that protect people",
        ConsultationContent.DpoContact => "How to reach the Data Protection Officer",
        ConsultationContent.Assessment => "This assessment",
        ConsultationContent.AnythingElseAsked => "Anything else the Commissioner has asked for",
        _ => throw new ArgumentOutOfRangeException(nameof(content), content, null),
    };

    public static string Of(PiaChangeKind kind) => kind switch
    {
        PiaChangeKind.Purpose => "What the data is used for",
        PiaChangeKind.Data => "Which data, or about whom",
        PiaChangeKind.Recipients => "Who gets it",
        PiaChangeKind.Supplier => "The supplier",
        PiaChangeKind.Technology => "The technology",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>Who approves an assessment as it stands at sign-off, and why them.</summary>
    public static string WhoDecides(PiaStanding pia) => pia switch
    {
        { ResidualLevel: RiskLevel.High, HasReplyToProceed: false } =>
            "A high risk remains, so nobody can approve it yet: the SIRO consults the Information Commissioner, or rejects it.",
        { ResidualLevel: RiskLevel.High } => "A high risk remains and the Commissioner has let it proceed, so the SIRO decides.",
        { InitialLevel: RiskLevel.High } => $"A high risk was reduced to {Level(pia)}, so the SIRO decides.",
        { Recommendation: PiaRecommendation.DoNotGo } => "The advice is not to go, so only the SIRO can approve it, by overruling the advice with a reason.",
        { ResidualLevel: RiskLevel.Medium } =>
            "A medium risk remains, so the head of service decides. Only the SIRO can overrule the advice, with a reason.",
        _ => "A low risk remains, so the Information Asset Owner decides. Only the SIRO can overrule the advice, with a reason.",
    };

    private static string Level(PiaStanding pia) => PiaWords.Of(pia.ResidualLevel).ToLowerInvariant();
}

/// <summary>Risks counted into the cells of the matrix, before measures or after them.</summary>
public sealed record HeatMap(string Caption, RiskScale Scale, ILookup<(string Likelihood, string Severity), int> Risks)
{
    public static HeatMap Before(RiskScale scale, IEnumerable<PiaRisk> risks) => new(
        "Before the measures", scale, risks.ToLookup(r => (r.Likelihood, r.Severity), r => r.Number));

    public static HeatMap After(RiskScale scale, IEnumerable<PiaRisk> risks) => new(
        "After the measures", scale,
        risks.Where(r => r.ResidualLevel is not null).ToLookup(r => (r.ResidualLikelihood!, r.ResidualSeverity!), r => r.Number));

    /// <summary>Such as "risks 1 and 3".</summary>
    public string InCell(string likelihood, string severity) => Risks[(likelihood, severity)].Order().ToList() switch
    {
        [] => "no risk",
        [var one] => $"risk {one}",
        var many => $"risks {string.Join(", ", many.SkipLast(1))} and {many[^1]}",
    };
}
