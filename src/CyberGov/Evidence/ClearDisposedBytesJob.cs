using CyberGov.Data;
using CyberGov.Jobs;
using CyberGov.Storage;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Evidence;

/// <summary>
/// Takes the bytes of disposed items out of the store, save those that another item still holds. Under the evidence lock, so
/// that nobody logs the same bytes at that moment.
/// </summary>
public sealed class ClearDisposedBytesJob(CyberGovDbContext db, IEvidenceStore store, TimeProvider time) : IRecurringJob
{
    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        var owed = await db.EvidenceDisposals
            .Where(d => d.IsApproved == true && d.BytesGoneAt == null)
            .OrderBy(d => d.DecidedAt)
            .Select(d => d.EvidenceDisposalId)
            .ToListAsync(cancellationToken);
        foreach (var disposalId in owed)
        {
            await ClearAsync(disposalId, cancellationToken);
            db.ChangeTracker.Clear();
        }
    }

    private async Task ClearAsync(Guid disposalId, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockEvidenceAsync(cancellationToken);
        var disposal = await db.EvidenceDisposals.SingleAsync(d => d.EvidenceDisposalId == disposalId, cancellationToken);
        var hashes = await db.EvidenceFiles
            .Where(f => f.EvidenceRevision!.EvidenceItemId == disposal.EvidenceItemId)
            .Select(f => f.Sha256)
            .Distinct()
            .ToListAsync(cancellationToken);
        var stillHeld = await db.EvidenceFiles
            .Where(f => hashes.Contains(f.Sha256) && f.EvidenceRevision!.EvidenceItem!.Stage != EvidenceStage.Disposed)
            .Select(f => f.Sha256)
            .Distinct()
            .ToListAsync(cancellationToken);

        var gone = hashes.Except(stillHeld, StringComparer.Ordinal).ToList();
        foreach (var sha256 in gone)
        {
            await store.DiscardAsync(sha256, cancellationToken);
        }

        db.StoredContents.RemoveRange(await db.StoredContents.Where(c => gone.Contains(c.Sha256)).ToListAsync(cancellationToken));
        disposal.RecordBytesGone(time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
