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
public sealed class EvidenceDue(CyberGovDbContext db, ControlDutiesQuery duties, BankHolidays bankHolidays) : IReminderSource
{
    public const string ExpiryKind = "evidence-expiry";
    public const string ReturnedKind = "evidence-returned";
    public const string WaitingKind = "evidence-waiting";
    public const string DisposalKind = "evidence-disposal";

    private const int WorkingDaysToMend = 10;
    private const int WorkingDaysToDecide = 5;

    public IReadOnlyList<DueKind> Kinds { get; } =
    [
        new(ExpiryKind, "Evidence running out", "Nothing newer covers what it shows. Follow the link to bring it up to date.",
            "Renew", "item of evidence", "items of evidence"),
        new(ReturnedKind, "Evidence returned to you", "It does not count until it is mended and handed in again.",
            "Mend", "item of evidence", "items of evidence"),
        new(WaitingKind, "Evidence waiting to be accepted", "It does not count until someone other than its author has accepted it.",
            "Decide on", "item of evidence", "items of evidence"),
        new(DisposalKind, "Disposals waiting for a second person", "Agree to the disposal or reject it.",
            "Decide on disposing of", "item of evidence", "items of evidence"),
    ];

    public async Task<IReadOnlyList<DueItem>> DueAsync(DueScope scope, CancellationToken cancellationToken)
    {
        var nation = await db.Organisations.AsNoTracking().Select(o => o.Nation).SingleOrDefaultAsync(cancellationToken);
        var workingDays = new WorkingDays(bankHolidays, nation);
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
                e.Title,
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
        revisions = scope.OwnerId is { } author ? revisions.Where(r => r.RevisedById == author) : revisions;
        var returned = await revisions
            .Select(r => new { r.EvidenceItemId, r.EvidenceItem!.Code, r.Title, r.RevisedById, r.EvidenceItem.OwnerId, r.DecidedAt })
            .ToListAsync(cancellationToken);

        return from item in returned
               let returnedOn = UkTime.DateIn(item.DecidedAt!.Value)
               let dueOn = workingDays.After(returnedOn, WorkingDaysToMend)
               where dueOn <= scope.Horizon
               select new DueItem(
                   ReturnedKind, item.EvidenceItemId, dueOn, returnedOn.AddDays(1), item.Code, item.Title,
                   $"Why: it was returned on {returnedOn.InWords()} and its control may be without evidence",
                   $"/evidence/{item.Code}/revise", item.RevisedById, item.OwnerId == item.RevisedById ? null : item.OwnerId, QuietUntil: null);
    }

    private async Task<IEnumerable<DueItem>> WaitingAsync(DueScope scope, WorkingDays workingDays, CancellationToken cancellationToken)
    {
        var waiting = await CurrentRevisions(scope, EvidenceStage.Submitted)
            .Select(r => new { r.EvidenceItemId, r.EvidenceItem!.Code, r.Title, r.RevisedById, r.SubmittedById, r.SubmittedAt, r.RevisedAt })
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
            .Select(d => new { d.EvidenceDisposalId, d.ProposedById, d.ProposedAt, d.EvidenceItem!.Code, d.EvidenceItem.Title })
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
