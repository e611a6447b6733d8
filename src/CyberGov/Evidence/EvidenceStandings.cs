using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Evidence;

/// <summary>Reads what <see cref="EvidenceRules"/> must know of an item: four queries.</summary>
public static class EvidenceStandings
{
    public static async Task<EvidenceStanding> StandingOfAsync(
        this CyberGovDbContext db, Guid itemId, CancellationToken cancellationToken)
    {
        var found = await db.EvidenceItems.AsNoTracking()
            .Where(e => e.EvidenceItemId == itemId)
            .Select(e => new
            {
                e.Stage,
                e.Kind,
                e.OwnerId,
                e.LoggedById,
                e.ExpiresOn,
                EndedAt = e.WithdrawnAt ?? e.SupersededAt,
                Decided = e.AcceptedRevisionNumber ?? 0,
                ProposedById = db.EvidenceDisposals
                    .Where(d => d.EvidenceItemId == e.EvidenceItemId && d.IsApproved == null)
                    .Select(d => (Guid?)d.ProposedById)
                    .FirstOrDefault(),
            })
            .SingleAsync(cancellationToken);
        var writers = await db.EvidenceRevisions.AsNoTracking()
            .Where(r => r.EvidenceItemId == itemId && r.Number > found.Decided)
            .Select(r => new { r.RevisedById, r.SubmittedById })
            .ToListAsync(cancellationToken);
        var owners = await db.EvidenceControls.AsNoTracking()
            .Where(l => l.EvidenceItemId == itemId)
            .Select(l => new { l.Control!.OwnerId, l.Control.DeputyId })
            .ToListAsync(cancellationToken);
        var schedule = RetentionSchedule.From(await db.RetentionRules.AsNoTracking().ToListAsync(cancellationToken));
        DateOnly? endedOn = found.EndedAt is { } endedAt ? UkTime.DateIn(endedAt) : null;

        return new EvidenceStanding
        {
            Stage = found.Stage,
            OwnerId = found.OwnerId,
            LoggedById = found.LoggedById,
            ContributorIds = writers.SelectMany(w => new[] { w.RevisedById, w.SubmittedById }).OfType<Guid>().ToHashSet(),
            ControlOwnerIds = owners.SelectMany(o => new[] { o.OwnerId, o.DeputyId }).OfType<Guid>().ToHashSet(),
            RetainedUntil = schedule.RetainedUntil(found.Kind, found.Stage, endedOn, found.ExpiresOn),
            DisposalProposedById = found.ProposedById,
        };
    }
}

/// <summary>Tells a page what this person may do with an item, by the very rules that the use cases go by.</summary>
public sealed class EvidencePermissions(CyberGovDbContext db, TimeProvider time)
{
    /// <summary>Whoever calls it has made sure the person may see the item.</summary>
    public async Task<IReadOnlySet<EvidenceAction>> OfAsync(Guid itemId, Viewer viewer, CancellationToken cancellationToken)
    {
        var standing = await db.StandingOfAsync(itemId, cancellationToken);
        var today = time.TodayInUk();
        return Enum.GetValues<EvidenceAction>()
            .Where(action => EvidenceRules.Refusal(action, standing, viewer, today) is null)
            .ToHashSet();
    }

    /// <param name="itemId">Of an item this person may see.</param>
    /// <param name="action">What they want to do.</param>
    /// <param name="isAttempt">Whether they are trying it, not only looking at the form: then a refusal goes on record.</param>
    /// <param name="viewer">Who they are.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<bool> MayAsync(
        Guid itemId, EvidenceAction action, bool isAttempt, Viewer viewer, CancellationToken cancellationToken)
    {
        var standing = await db.StandingOfAsync(itemId, cancellationToken);
        if (EvidenceRules.Refusal(action, standing, viewer, time.TodayInUk()) is not { } refusal)
        {
            return true;
        }

        if (isAttempt)
        {
            await db.RecordRefusalAsync(itemId, action, refusal, cancellationToken);
        }

        return false;
    }
}
