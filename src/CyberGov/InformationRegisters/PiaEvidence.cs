using CyberGov.Data;
using CyberGov.Evidence;
using CyberGov.Pias;
using CyberGov.Pias.Content;
using CyberGov.Pias.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.InformationRegisters;

/// <summary>
/// An approved assessment is evidence by itself, in the same transaction as the approval: its author is the project lead, whoever
/// approved it has accepted it, and it counts until the next review. The next version takes its place; rejection, withdrawal and
/// the end of the processing end it.
/// </summary>
public sealed class PiaEvidence(CyberGovDbContext db, RecordEvidence evidence) : IPiaConsequence
{
    public Task FollowAsync(
        Pia pia, PiaMove move, PiaDecision decision, PiaDocument document, CancellationToken cancellationToken) => move.Action switch
        {
            PiaAction.DpiaNotNeeded => ScreenedAsync(pia, decision, document, cancellationToken),
            PiaAction.ApproveLow or PiaAction.ApproveMedium or PiaAction.ApproveException or PiaAction.NoChange =>
                ApprovedAsync(pia, move, decision, document, cancellationToken),
            PiaAction.Reject or PiaAction.ReplyStop or PiaAction.Withdraw or PiaAction.Retire => evidence.EndAsync(
                SourceOf(pia.PiaId), $"{pia.Code} is {pia.State.ToString().ToLowerInvariant()}.", decision.TakenById ?? pia.ProjectLeadId, cancellationToken),
            _ => Task.CompletedTask,
        };

    internal static string SourceOf(Guid piaId) => $"pia:{piaId}";

    private Task ScreenedAsync(Pia pia, PiaDecision decision, PiaDocument document, CancellationToken cancellationToken)
    {
        var shown = Shown(ControlsShown.ByScreening, new ShownCase(document.Content, HadPriorConsultation: false, IsReview: false));
        return LogAsync(pia, decision, $"{pia.Code} {pia.Title}, screening", shown, cancellationToken);
    }

    private async Task ApprovedAsync(
        Pia pia, PiaMove move, PiaDecision decision, PiaDocument document, CancellationToken cancellationToken)
    {
        var wasConsulted = await db.PiaDecisions.AnyAsync(
            d => d.PiaId == pia.PiaId && d.VersionNumber == pia.VersionNumber && d.Action == PiaAction.ReplyProceed, cancellationToken);
        var isReview = move.Action == PiaAction.NoChange || pia.VersionNumber > 1;
        var shown = Shown(ControlsShown.ByApproval, new ShownCase(document.Content, wasConsulted, isReview));
        var title = $"{pia.Code} {pia.Title}, version {pia.VersionNumber}{(move.Action == PiaAction.NoChange ? ", reviewed" : "")}";
        await LogAsync(pia, decision, title, shown, cancellationToken);
    }

    private Task LogAsync(
        Pia pia, PiaDecision decision, string title, List<ShownControl> shown, CancellationToken cancellationToken) => evidence.LogAsync(
        new OwnEvidence(
            SourceOf(pia.PiaId), title, $"That {string.Join("; ", shown.Select(s => s.What).Distinct(StringComparer.Ordinal))}.",
            Note(pia, decision), $"/pias/{pia.Code}")
        {
            Kind = EvidenceKind.Report,
            ControlCodes = [.. shown.Select(s => s.Code)],
            AuthorId = pia.ProjectLeadId,
            AccepterId = decision.TakenById,
            ExpiresOn = pia.NextReviewOn,
        },
        cancellationToken);

    private static List<ShownControl> Shown(IEnumerable<ShownControl> table, ShownCase asked) => [.. table.Where(s => s.When(asked))];

    private static string Note(Pia pia, PiaDecision decision) =>
        $"{Words(decision.Action)} by {decision.TakenByName}{(decision.JobTitle is null ? "" : $", {decision.JobTitle}")}, on version {decision.VersionNumber}.\n"
        + $"SHA-256 of what was decided on: {decision.ContentHash}\n"
        + (pia.ResidualLevel is { } level ? $"Risk that remains: {level.ToString().ToLowerInvariant()}.\n" : "")
        + "Logged by the program with the decision; the assessment itself is behind the link.";

    private static string Words(PiaAction? action) => action switch
    {
        PiaAction.DpiaNotNeeded => "No assessment needed: decided",
        PiaAction.NoChange => "Reviewed without change",
        _ => "Approved",
    };
}
