using CyberGov.Pias.Content;
using CyberGov.Pias.Form;
using CyberGov.Pias.Workflow;

namespace CyberGov.Pias.Assessment;

public enum PiaTaskStatus
{
    CannotStartYet,
    NotStarted,
    InProgress,
    Completed,
}

/// <summary>One task of an assessment: where it is done and how far it is.</summary>
/// <param name="Id">Of the step in the form, or "screening".</param>
/// <param name="Address">Below the assessment's own; null while there is nothing to open.</param>
/// <param name="Done">How many of the answers and lines it needs are there.</param>
public sealed record PiaTask(string Id, string Title, string? Address, PiaTaskStatus Status, int Done, int Needed, int OpenComments);

/// <summary>The steps of an assessment as a list of tasks, in any order once the screening has led to an assessment.</summary>
public static class PiaTaskList
{
    public const string Screening = "screening";

    public static IReadOnlyList<PiaTask> Of(
        PiaState state, PiaContent content, PiaForm form, IReadOnlyCollection<string> commentTargets)
    {
        var isOpen = !state.IsScreening && state != PiaState.ClosedNoDpia;
        return
        [
            ScreeningTask(content, form, commentTargets),
            .. form.Steps.Select(s => Task(s, state, isOpen, content, commentTargets)),
        ];
    }

    private static PiaTask ScreeningTask(PiaContent content, PiaForm form, IReadOnlyCollection<string> commentTargets)
    {
        var done = form.Screening.Count(q => IsDone(q.Id));
        var comments = commentTargets.Count(t => form.Screening.Any(q => q.Id == t) || form.Routing.Any(r => r.Id == t));
        return new(
            Screening, "Screening", "screening", StatusOf(done, form.Screening.Count, isStarted: done > 0), done, form.Screening.Count, comments);

        bool IsDone(string id) => content.Answer(id) == FormField.No
            || (content.Answer(id) == FormField.Yes && !string.IsNullOrWhiteSpace(content.Answer(PiaFields.NoteIdOf(id))));
    }

    private static PiaTask Task(
        FormStep step, PiaState state, bool isOpen, PiaContent content, IReadOnlyCollection<string> commentTargets)
    {
        var asked = step.Fields.Where(f => f.AppliesTo(content.Answers, content.IsLawEnforcement)).ToList();
        var required = asked.Where(f => f.IsRequired).ToList();
        var (lines, linesNeeded) = LinesOf(step.Id, content);
        var done = required.Count(f => !string.IsNullOrWhiteSpace(content.Answer(f.Id))) + lines;
        var needed = required.Count + linesNeeded;
        var isStarted = done > 0 || asked.Exists(f => content.Answer(f.Id).Length > 0);
        var status = (isOpen, step.Id) switch
        {
            (false, _) => PiaTaskStatus.CannotStartYet,
            (_, "sign-off") => SignOffStatus(state),
            (_, "measures") when content.Risks.Count == 0 => PiaTaskStatus.CannotStartYet,
            _ => StatusOf(done, needed, isStarted),
        };

        return new PiaTask(
            step.Id, step.Title, status == PiaTaskStatus.CannotStartYet ? null : AddressOf(step.Id), status, done, needed,
            commentTargets.Count(t => t == step.Id || step.Fields.Any(f => f.Id == t) || (step.Id == "risks" && t.StartsWith("risk-", StringComparison.Ordinal))));
    }

    /// <summary>What the tables of a step hold and need: a flow, someone consulted unless a reason stands, scored risks, measures.</summary>
    private static (int Done, int Needed) LinesOf(string stepId, PiaContent content) => stepId switch
    {
        "flow" => (Math.Min(1, content.Flows.Count), 1),
        "consultation" when content.Answer("no-consultation-reason").Length == 0 => (Math.Min(1, content.Consultees.Count), 1),
        "risks" => (content.Risks.Count(r => r.Level is not null), Math.Max(1, content.Risks.Count)),
        "measures" => (content.Risks.Count(IsAnswered), content.Risks.Count),
        _ => (0, 0),
    };

    private static bool IsAnswered(ContentRisk risk) =>
        risk.ResidualLevel is not null && (risk.Level is RiskLevel.Low || risk.Measures.Count > 0);

    private static PiaTaskStatus SignOffStatus(PiaState state) => state switch
    {
        PiaState.Describing or PiaState.Consultation or PiaState.RiskAssessment => PiaTaskStatus.CannotStartYet,
        PiaState.DpoReview or PiaState.SignOff or PiaState.PriorConsultation => PiaTaskStatus.InProgress,
        PiaState.Withdrawn => PiaTaskStatus.NotStarted,
        _ => PiaTaskStatus.Completed,
    };

    private static PiaTaskStatus StatusOf(int done, int needed, bool isStarted) => (done >= needed, isStarted) switch
    {
        (true, true) => PiaTaskStatus.Completed,
        (true, false) when needed > 0 => PiaTaskStatus.Completed,
        (_, true) => PiaTaskStatus.InProgress,
        _ => PiaTaskStatus.NotStarted,
    };

    private static string AddressOf(string stepId) => stepId switch
    {
        "flow" => "flows",
        "risks" or "measures" => "risks",
        "sign-off" => "check",
        _ => $"section/{stepId}",
    };
}
