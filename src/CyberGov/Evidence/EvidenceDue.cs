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

    public async Task<IReadOnlyList<DueItem>> DueAsync(DueScope scope, CancellationToken cancellationToken)
    {
        var workingDays = await councilDays.ExecuteAsync(cancellationToken);
        List<DueItem> due =
        [
            .. await ExpiringAsync(scope, cancellationToken),
            .. await ReturnedAsync(scope, workingDays, cancellationToken),
        ];
        if (scope.OwnerId is null)
        {
            due.AddRange(await WaitingAsync(scope, workingDays, cancellationToken));
            due.AddRange(await DisposalsAsync(scope, workingDays, cancellationToken));
        }

        return due;
    }

    public IQueryable<Guid> ItemsVisibleTo(Viewer viewer)
    {
        var items = db.EvidenceVisibleTo(viewer).Select(e => e.EvidenceItemId);
        return items.Concat(db.EvidenceDisposals.Where(d => items.Contains(d.EvidenceItemId)).Select(d => d.EvidenceDisposalId));
    }

    /// <summary>Items whose end leaves a control in use without evidence: what newer evidence covers need not be renewed.</summary>
    private async Task<IEnumerable<DueItem>> ExpiringAsync(DueScope scope, CancellationToken cancellationToken)
    {
        var items = Narrow(db.EvidenceItems.AsNoTracking(), scope)
            .Where(e => e.AcceptedUntil <= scope.Horizon && (e.Stage == EvidenceStage.Accepted || e.Stage == EvidenceStage.Draft));
        items = scope.OwnerId is { } owner ? items.Where(e => e.OwnerId == owner) : items;
        var links = await db.EvidenceControls.AsNoTracking()
            .Where(l => l.Control!.RetiredAt == null && l.Control.IsApplicable && l.Control.EvidencedUntil <= scope.Horizon)
            .Join(items, l => l.EvidenceItemId, e => e.EvidenceItemId, (l, e) => new
            {
                l.ControlId,
                ControlCode = l.Control!.Code,
                l.Control.EvidencedUntil,
                ControlOwnerId = l.Control.OwnerId,
                e.EvidenceItemId,
                e.AcceptedUntil,
                e.Code,
                Title = e.Marking == Marking.Official ? e.Title : WithheldTitle,
                e.OwnerId,
                AcceptedAt = e.Revisions.Where(r => r.Number == e.AcceptedRevisionNumber).Select(r => r.DecidedAt).FirstOrDefault(),
            })
            .Where(x => x.EvidencedUntil == x.AcceptedUntil)
            .ToListAsync(cancellationToken);
        var why = await duties.ExecuteAsync(cancellationToken);

        return from link in links
               group link by link.EvidenceItemId into item
               let first = item.OrderBy(l => l.ControlCode, StringComparer.Ordinal).First()
               select new DueItem(
                   ExpiryKind, item.Key, first.AcceptedUntil!.Value, KnownSince(first.AcceptedAt), first.Code, first.Title,
                   $"{first.ControlCode} is without evidence after that. {why.GetValueOrDefault(first.ControlId, "")}".TrimEnd(),
                   $"/evidence/{first.Code}/revise", first.OwnerId,
                   first.ControlOwnerId == first.OwnerId ? null : first.ControlOwnerId, QuietUntil: null);
    }

    private async Task<IEnumerable<DueItem>> ReturnedAsync(DueScope scope, WorkingDays workingDays, CancellationToken cancellationToken)
    {
        var revisions = CurrentRevisions(scope, EvidenceStage.Returned);
        revisions = scope.OwnerId is { } author ? revisions.Where(r => r.RevisedById == author || r.EvidenceItem!.OwnerId == author) : revisions;
        var found = await revisions
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
            .ToListAsync(cancellationToken);
        var returned = found.Select(r => new { r.EvidenceItemId, r.Code, r.Title, AskedId = r.HasPart ? r.RevisedById : r.OwnerId, r.OwnerId, r.DecidedAt })
            .Where(r => scope.OwnerId is null || r.AskedId == scope.OwnerId);

        return from item in returned
               let returnedOn = UkTime.DateIn(item.DecidedAt!.Value)
               let dueOn = workingDays.After(returnedOn, WorkingDaysToMend)
               where dueOn <= scope.Horizon
               select new DueItem(
                   ReturnedKind, item.EvidenceItemId, dueOn, returnedOn.AddDays(1), item.Code, item.Title,
                   $"Why: it was returned on {returnedOn.InWords()} and its control may be without evidence",
                   $"/evidence/{item.Code}/revise", item.AskedId, item.OwnerId == item.AskedId ? null : item.OwnerId, QuietUntil: null);
    }

    private async Task<IEnumerable<DueItem>> WaitingAsync(DueScope scope, WorkingDays workingDays, CancellationToken cancellationToken)
    {
        var waiting = await CurrentRevisions(scope, EvidenceStage.Submitted)
            .Select(r => new { r.EvidenceItemId, r.EvidenceItem!.Code, Title = r.EvidenceItem.Marking == Marking.Official ? r.Title : WithheldTitle, r.RevisedById, r.SubmittedById, r.SubmittedAt, r.RevisedAt })
            .ToListAsync(cancellationToken);

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

    private async Task<IEnumerable<DueItem>> DisposalsAsync(DueScope scope, WorkingDays workingDays, CancellationToken cancellationToken)
    {
        var disposals = db.EvidenceDisposals.AsNoTracking().Where(d => d.IsApproved == null);
        disposals = scope.ItemIds is { } ids ? disposals.Where(d => ids.Contains(d.EvidenceDisposalId)) : disposals;
        var waiting = await disposals
            .Select(d => new { d.EvidenceDisposalId, d.ProposedById, d.ProposedAt, d.EvidenceItem!.Code, Title = d.EvidenceItem.Marking == Marking.Official ? d.EvidenceItem.Title : WithheldTitle })
            .ToListAsync(cancellationToken);

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
        Narrow(db.EvidenceItems.AsNoTracking(), scope)
            .Where(e => e.Stage == stage)
            .Join(
                db.EvidenceRevisions.AsNoTracking(),
                e => new { e.EvidenceItemId, Number = e.CurrentRevisionNumber },
                r => new { r.EvidenceItemId, r.Number },
                (_, r) => r);

    private static IQueryable<EvidenceItem> Narrow(IQueryable<EvidenceItem> items, DueScope scope) =>
        scope.ItemIds is { } ids ? items.Where(e => ids.Contains(e.EvidenceItemId)) : items;

    private static DateOnly KnownSince(DateTimeOffset? acceptedAt) => acceptedAt is { } at ? UkTime.DateIn(at) : DateOnly.MinValue;
}
