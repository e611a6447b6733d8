using CyberGov.Data;
using CyberGov.Storage;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Evidence;

/// <summary>
/// Lists the stored bytes that no evidence has named for a week, and after one more week in that list clears them away.
/// </summary>
/// <remarks>
/// The second week is for people: after a restore the database may be older than its store, and what then looks orphaned is
/// evidence that the next restore needs.
/// </remarks>
public sealed class OrphanSearch(CyberGovDbContext db, IEvidenceStore store, TimeProvider time)
{
    private const int BatchSize = 500;
    private static readonly TimeSpan Grace = TimeSpan.FromDays(7);

    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        await foreach (var entries in store.ListAsync(cancellationToken).Chunk(BatchSize).WithCancellation(cancellationToken))
        {
            await ListOrphansAsync(entries, cancellationToken);
        }

        await TakeUpListedAsync(cancellationToken);
    }

    private async Task ListOrphansAsync(StoredEntry[] entries, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var old = entries.Where(e => e.StoredAt < now - Grace).ToList();
        var names = old.ConvertAll(e => e.Sha256);
        var known = await db.EvidenceFiles.Where(f => names.Contains(f.Sha256)).Select(f => f.Sha256)
            .Union(db.OrphanedContents.Where(o => o.ClearedAt == null && names.Contains(o.Sha256)).Select(o => o.Sha256))
            .ToHashSetAsync(StringComparer.Ordinal, cancellationToken);

        db.OrphanedContents.AddRange(old.Where(e => !known.Contains(e.Sha256)).Select(e => new OrphanedContent
        {
            Sha256 = e.Sha256,
            Length = e.Length,
            StoredAt = e.StoredAt,
            FoundAt = now,
        }));
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }

    private async Task TakeUpListedAsync(CancellationToken cancellationToken)
    {
        db.RemoveRange(await db.OrphanedContents
            .Where(o => o.ClearedAt == null && db.EvidenceFiles.Any(f => f.Sha256 == o.Sha256))
            .ToListAsync(cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();

        var weekAgo = time.GetUtcNow() - Grace;
        var listed = await db.OrphanedContents.AsNoTracking()
            .Where(o => o.ClearedAt == null && o.FoundAt <= weekAgo)
            .OrderBy(o => o.FoundAt)
            .Select(o => o.OrphanedContentId)
            .ToListAsync(cancellationToken);
        foreach (var id in listed)
        {
            await ClearAsync(id, cancellationToken);
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>
    /// Under the lock that logging evidence takes: whoever logs these very bytes either is seen here or finds them gone and
    /// is told so. Bytes sent again since they were listed are young again and stay.
    /// </summary>
    private async Task ClearAsync(Guid orphanedContentId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockEvidenceAsync(cancellationToken);
        var orphan = await db.OrphanedContents.SingleAsync(o => o.OrphanedContentId == orphanedContentId, cancellationToken);
        var isNamed = await db.EvidenceFiles.AnyAsync(f => f.Sha256 == orphan.Sha256, cancellationToken);
        var entry = await store.FindAsync(orphan.Sha256, cancellationToken);

        if (isNamed || entry is null || entry.StoredAt > now - Grace)
        {
            db.Remove(orphan);
        }
        else
        {
            await store.DiscardAsync(orphan.Sha256, cancellationToken);
            db.RemoveRange(await db.StoredContents.Where(c => c.Sha256 == orphan.Sha256).ToListAsync(cancellationToken));
            orphan.Clear(now);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
