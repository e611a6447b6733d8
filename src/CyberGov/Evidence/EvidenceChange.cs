using CyberGov.Calendar;
using CyberGov.ChangeHistory;
using CyberGov.Data;
using CyberGov.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Evidence;

/// <summary>
/// How every change to an item that is there already is made: one at a time, seen to be allowed by <see cref="EvidenceRules"/>
/// on the row as it is now, counted again for its controls, all in one transaction. What is refused is put on record.
/// </summary>
public sealed class EvidenceChange(CyberGovDbContext db, TimeProvider time)
{
    /// <param name="code">Such as EV-2026-0042.</param>
    /// <param name="action">What is to be done.</param>
    /// <param name="viewer">Who does it.</param>
    /// <param name="change">Does it to the item, which comes with its revisions, their files and its links.</param>
    /// <param name="cancellationToken">Stops waiting; what was committed stays.</param>
    /// <exception cref="EvidenceNotFoundException">There is no such item for this person.</exception>
    /// <exception cref="EvidenceRefusedException">The rules do not allow it.</exception>
    public async Task RunAsync(
        string code, EvidenceAction action, Viewer viewer, Func<EvidenceItem, Task> change, CancellationToken cancellationToken)
    {
        // What an earlier change in this scope read may be stale, and what one left half done must not be saved with this one.
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockEvidenceAsync(cancellationToken);
        var item = await FindAsync(code, viewer, cancellationToken) ?? throw new EvidenceNotFoundException("evidence item");
        var standing = await db.StandingOfAsync(item.EvidenceItemId, cancellationToken);

        if (EvidenceRules.Refusal(action, standing, viewer, time.TodayInUk()) is { } refusal)
        {
            await transaction.RollbackAsync(cancellationToken);
            await db.RecordRefusalAsync(item.EvidenceItemId, action, refusal, cancellationToken);
            throw new EvidenceRefusedException(action, refusal);
        }

        List<Guid> touched = [.. item.Controls.Select(l => l.ControlId)];
        await change(item);
        await db.SaveChangesAsync(cancellationToken);
        await db.RecountEvidenceAsync([.. touched.Union(item.Controls.Select(l => l.ControlId))], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private Task<EvidenceItem?> FindAsync(string code, Viewer viewer, CancellationToken cancellationToken) =>
        db.EvidenceVisibleTo(viewer)
            .Include(e => e.Controls)
            .Include(e => e.Revisions.OrderBy(r => r.Number))
            .ThenInclude(r => r.Files.OrderBy(f => f.Position))
            .AsSplitQuery()
            .SingleOrDefaultAsync(e => e.Code == code, cancellationToken);
}

internal static class EvidenceRefusals
{
    public static async Task RecordRefusalAsync(
        this CyberGovDbContext db, Guid itemId, EvidenceAction action, EvidenceRefusal refusal, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        db.Note(ChangeAction.Refused, nameof(EvidenceItem), itemId, ("Attempted", action.ToString()), ("Why", refusal.ToString()));
        await db.SaveChangesAsync(cancellationToken);
    }
}
