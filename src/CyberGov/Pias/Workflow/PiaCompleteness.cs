using CyberGov.Pias.Content;
using CyberGov.Pias.Form;
using CyberGov.Pias.Risks;

namespace CyberGov.Pias.Workflow;

/// <summary>What is still missing of each part, a sentence each, and what the screening says.</summary>
public sealed class PiaCompleteness(PiaContent content, PiaForm form)
{
    /// <summary>The steps that must be whole before consultation is closed: the description, and why it is necessary.</summary>
    private static readonly string[] Description = ["need", "nature", "scope", "context", "purposes", "necessity"];

    public ScreeningOutcome Screening => ScreeningOutcome.Of(form.Screening, content.Answers);

    public IReadOnlyList<string> ScreeningGaps =>
    [
        .. form.Screening
            .Where(q => content.Answer(q.Id) is not ("yes" or "no"))
            .Select(q => $"Question {q.Id[1..]} is not answered"),
        .. form.Screening
            .Where(q => content.Answer(q.Id) == "yes" && string.IsNullOrWhiteSpace(content.Answer($"{q.Id}-note")))
            .Select(q => $"Question {q.Id[1..]} is answered yes: say in a note what will happen"),
    ];

    public IReadOnlyList<string> DescriptionGaps =>
    [
        .. GapsOf(Description),
        .. content.Flows.Count == 0 ? ["Add at least one line to the data flows"] : Array.Empty<string>(),
    ];

    public IReadOnlyList<string> ConsultationGaps =>
    [
        .. content.Consultees.Count == 0 && content.Answer("no-consultation-reason").Length == 0
            ? ["Add whom you consulted, or say why nobody was"]
            : Array.Empty<string>(),
        .. GapsOf(["consultation"]),
    ];

    public IReadOnlyList<string> RiskGaps =>
    [
        .. content.Risks.Count == 0 ? ["Add at least one risk"] : Array.Empty<string>(),
        .. content.Risks.Where(r => r.Level is null).Select(r => $"Risk {r.Number} has no likelihood and severity"),
        .. content.Risks.Where(r => r.Level >= RiskLevel.Medium && r.Measures.Count == 0).Select(r => $"Risk {r.Number} needs a measure"),
        .. content.Risks.Where(r => r.ResidualLevel is null).Select(r => $"Risk {r.Number} has no level that remains after its measures"),
        .. content.Risks.Where(IsLowerForNoReason).Select(r => $"Risk {r.Number} is judged lower afterwards, but none of its measures lowers or removes it"),
        .. NobodyToApprove ? ["Name the head of service: a medium risk remains, and they approve it"] : Array.Empty<string>(),
    ];

    /// <summary>The required questions of a step that apply and have no answer.</summary>
    public IEnumerable<FormField> MissingOf(string stepId) =>
        form.FindStep(stepId)?.Missing(content.Answers, content.IsLawEnforcement) ?? [];

    private bool NobodyToApprove =>
        content is { HeadOfServiceId: null, ResidualLevel: RiskLevel.Medium } && content.InitialLevel != RiskLevel.High;

    private static bool IsLowerForNoReason(ContentRisk risk) =>
        risk.ResidualLevel < risk.Level && risk.Measures.All(m => m.Effect == MeasureEffect.Accepted);

    private IEnumerable<string> GapsOf(IEnumerable<string> stepIds) => form.Steps
        .Where(s => stepIds.Contains(s.Id, StringComparer.Ordinal))
        .SelectMany(s => MissingOf(s.Id).Select(f => $"{s.Title}: {f.Label}"));
}
