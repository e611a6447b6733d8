using System.Runtime.CompilerServices;
using CyberGov.Calendar;
using CyberGov.Controls;
using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Reminders;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Evidence;

/// <summary>
/// Evidence as things to remind people of: running out, returned to its author, waiting to be accepted, waiting to be disposed of.
/// </summary>
public sealed class EvidenceDue(CyberGovDbContext db, ControlDutiesQuery duties, CouncilDays councilDays) : IReminderSource
{
    public const string ExpiryKind = "evidence-expiry";
    public const string ReturnedKind = "evidence-returned";
    public const string WaitingKind = "evidence-waiting";
    public const string DisposalKind = "evidence-disposal";

    /// <summary>Mails, calendars and previews reach people and machines that may not see such an item; its page shows the title.</summary>
    internal const string WithheldTitle = "OFFICIAL-SENSITIVE evidence";

    private const int WorkingDaysToMend = 10;
    private const int WorkingDaysToDecide = 5;

    public IReadOnlyList<DueKind> Kinds { get; } =
    [
        new(ExpiryKind, "Evidence running out", "Nothing newer covers what it shows. Follow the link to bring it up to date.",
            "Renew", "item of evidence", "items of evidence",
            "/evidence?state=Expiring"),
        new(ReturnedKind, "Evidence returned to you", "It does not count until it is mended and handed in again.",
            "Mend", "item of evidence", "items of evidence",
            "/evidence?mine=true&state=Returned"),
        new(WaitingKind, "Evidence waiting to be accepted", "It does not count until someone other than its author has accepted it.",
            "Decide on", "item of evidence", "items of evidence",
            "/evidence/waiting"),
        new(DisposalKind, "Disposals waiting for a second person", "Agree to the disposal or reject it.",
            "Decide on disposing of", "item of evidence", "items of evidence",
            "/evidence/retention"),
    ];

    public async IAsyncEnumerable<DueItem> DueAsync(DueScope scope, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var workingDays = await councilDays.ExecuteAsync(cancellationToken);
        var why = await duties.ExecuteAsync(cancellationToken);
        var due = Expiring(scope, why, cancellationToken).Concat(Returned(scope, workingDays));
        due = scope.OwnerId is null ? due.Concat(Waiting(scope, workingDays)).Concat(Disposals(scope, workingDays)) : due;

        await foreach (var item in due.WithCancellation(cancellationToken))
        {
            yield return item;
        }
    }

    public IQueryable<Guid> ItemsVisibleTo(Viewer viewer)
    {
        var items = db.EvidenceVisibleTo(viewer).Select(e => e.EvidenceItemId);
        return items.Concat(db.EvidenceDisposals.Where(d => items.Contains(d.EvidenceItemId)).Select(d => d.EvidenceDisposalId));
    }

    /// <summary>Items whose end leaves a control in use without evidence: what newer evidence covers need not be renewed.</summary>
    private async IAsyncEnumerable<DueItem> Expiring(
        DueScope scope, IReadOnlyDictionary<Guid, string> why, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var items = scope.Narrow(db.EvidenceItems.AsNoTracking(), e => e.EvidenceItemId)
            .Where(e => e.AcceptedUntil <= scope.Horizon && (e.Stage == EvidenceStage.Accepted || e.Stage == EvidenceStage.Draft));
        items = scope.OwnerId is { } owner ? items.Where(e => e.OwnerId == owner) : items;
        var links = db.EvidenceControls.AsNoTracking()
            .Where(l => l.Control!.RetiredAt == null && l.Control.IsApplicable && l.Control.EvidencedUntil <= scope.Horizon)
            .Join(items, l => l.EvidenceItemId, e => e.EvidenceItemId, (l, e) => new { Link = l, Item = e })
            .Where(x => x.Link.Control!.EvidencedUntil == x.Item.AcceptedUntil)
            .OrderBy(x => x.Item.EvidenceItemId)
            .Select(x => new ExpiringLink(
                x.Item.EvidenceItemId, x.Link.ControlId, x.Link.Control!.Code, x.Link.Control.OwnerId, x.Item.AcceptedUntil!.Value,
                x.Item.Code, x.Item.Marking == Marking.Official ? x.Item.Title : WithheldTitle, x.Item.OwnerId,
                x.Item.Revisions.Where(r => r.Number == x.Item.AcceptedRevisionNumber).Select(r => r.DecidedAt).FirstOrDefault()))
            .AsAsyncEnumerable();

        // Of the controls that one item serves, the first by code speaks for it; their rows come one after another.
        ExpiringLink? first = null;
        await foreach (var link in links.WithCancellation(cancellationToken))
        {
            if (first is not null && first.EvidenceItemId != link.EvidenceItemId)
            {
                yield return ItemOf(first, why);
                first = null;
            }

            first = first is null || string.CompareOrdinal(link.ControlCode, first.ControlCode) < 0 ? link : first;
        }

        if (first is not null)
        {
            yield return ItemOf(first, why);
        }
    }

    private static DueItem ItemOf(ExpiringLink link, IReadOnlyDictionary<Guid, string> why) => new(
        ExpiryKind, link.EvidenceItemId, link.AcceptedUntil, KnownSince(link.AcceptedAt), link.Code, link.Title,
        $"{link.ControlCode} is without evidence after that. {why.GetValueOrDefault(link.ControlId, ControlDutiesQuery.OwnChoice)}",
        $"/evidence/{link.Code}/revise", link.OwnerId, link.ControlOwnerId == link.OwnerId ? null : link.ControlOwnerId, QuietUntil: null);

    private IAsyncEnumerable<DueItem> Returned(DueScope scope, WorkingDays workingDays)
    {
        var revisions = CurrentRevisions(scope, EvidenceStage.Returned);
        revisions = scope.OwnerId is { } author ? revisions.Where(r => r.RevisedById == author || r.EvidenceItem!.OwnerId == author) : revisions;
        var found = revisions
            .Select(r => new
            {
                r.EvidenceItemId,
                r.EvidenceItem!.Code,
                r.Title,
                r.RevisedById,
                r.EvidenceItem.OwnerId,
                r.DecidedAt,

                // Who wrote it while covering for someone may have no part in it any more.
                HasPart = r.EvidenceItem.OwnerId == r.RevisedById || r.EvidenceItem.LoggedById == r.RevisedById
                    || r.EvidenceItem.Controls.Any(l => l.Control!.OwnerId == r.RevisedById || l.Control.DeputyId == r.RevisedById)
                    || db.PersonRoles.Any(p => p.PersonId == r.RevisedById && EvidenceRules.Deciders.Contains(p.Role)),
            })
            .AsAsyncEnumerable();

        return from item in found
               let askedId = item.HasPart ? item.RevisedById : item.OwnerId
               where scope.OwnerId is null || askedId == scope.OwnerId
               let returnedOn = UkTime.DateIn(item.DecidedAt!.Value)
               let dueOn = workingDays.After(returnedOn, WorkingDaysToMend)
               where dueOn <= scope.Horizon
               select new DueItem(
                   ReturnedKind, item.EvidenceItemId, dueOn, returnedOn.AddDays(1), item.Code, item.Title,
                   $"Why: it was returned on {returnedOn.InWords()} and its control may be without evidence",
                   $"/evidence/{item.Code}/revise", askedId, item.OwnerId == askedId ? null : item.OwnerId, QuietUntil: null);
    }

    private IAsyncEnumerable<DueItem> Waiting(DueScope scope, WorkingDays workingDays)
    {
        var waiting = CurrentRevisions(scope, EvidenceStage.Submitted)
            .Select(r => new { r.EvidenceItemId, r.EvidenceItem!.Code, Title = r.EvidenceItem.Marking == Marking.Official ? r.Title : WithheldTitle, r.RevisedById, r.SubmittedById, r.SubmittedAt, r.RevisedAt })
            .AsAsyncEnumerable();

        return from item in waiting
               let handedInOn = UkTime.DateIn(item.SubmittedAt ?? item.RevisedAt)
               let dueOn = workingDays.After(handedInOn, WorkingDaysToDecide)
               where dueOn <= scope.Horizon
               select new DueItem(
                   WaitingKind, item.EvidenceItemId, dueOn, dueOn, item.Code, item.Title,
                   $"Why: it was handed in on {handedInOn.InWords()} and counts for no duty yet", $"/evidence/{item.Code}/decide",
                   OwnerId: null, DeputyId: null, QuietUntil: null)
               {
                   NotFor = [item.RevisedById, item.SubmittedById ?? item.RevisedById],
               };
    }

    private IAsyncEnumerable<DueItem> Disposals(DueScope scope, WorkingDays workingDays)
    {
        var waiting = scope.Narrow(db.EvidenceDisposals.AsNoTracking(), d => d.EvidenceDisposalId)
            .Where(d => d.IsApproved == null)
            .Select(d => new { d.EvidenceDisposalId, d.ProposedById, d.ProposedAt, d.EvidenceItem!.Code, Title = d.EvidenceItem.Marking == Marking.Official ? d.EvidenceItem.Title : WithheldTitle })
            .AsAsyncEnumerable();

        return from disposal in waiting
               let proposedOn = UkTime.DateIn(disposal.ProposedAt)
               let dueOn = workingDays.After(proposedOn, WorkingDaysToDecide)
               where dueOn <= scope.Horizon
               select new DueItem(
                   DisposalKind, disposal.EvidenceDisposalId, dueOn, dueOn, disposal.Code, disposal.Title,
                   "Why: data protection law asks that nothing is kept longer than needed", $"/evidence/{disposal.Code}/dispose",
                   OwnerId: null, DeputyId: null, QuietUntil: null)
               {
                   NotFor = [disposal.ProposedById],
               };
    }

    private IQueryable<EvidenceRevision> CurrentRevisions(DueScope scope, EvidenceStage stage) =>
        scope.Narrow(db.EvidenceItems.AsNoTracking(), e => e.EvidenceItemId)
            .Where(e => e.Stage == stage)
            .Join(
                db.EvidenceRevisions.AsNoTracking(),
                e => new { e.EvidenceItemId, Number = e.CurrentRevisionNumber },
                r => new { r.EvidenceItemId, r.Number },
                (_, r) => r);

    private static DateOnly KnownSince(DateTimeOffset? acceptedAt) => acceptedAt is { } at ? UkTime.DateIn(at) : DateOnly.MinValue;

    /// <summary>A control whose evidence ends with this item.</summary>
    private sealed record ExpiringLink(
        Guid EvidenceItemId, Guid ControlId, string ControlCode, Guid? ControlOwnerId, DateOnly AcceptedUntil, string Code, string Title,
        Guid? OwnerId, DateTimeOffset? AcceptedAt);
}
