using CyberGov.Data;
using CyberGov.Jobs;
using CyberGov.Storage;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Evidence;

/// <summary>
/// Every night reads a seventh of the stored files again, those checked longest ago first, so that each is compared with its
/// SHA-256 once a week; and looks for bytes that belong to no evidence.
/// </summary>
/// <remarks>
/// Each file's outcome is saved as it goes: a run that was stopped goes on where it was, and a second one in the same night
/// finds little left to do. A store that cannot be read says nothing about its files: nothing is recorded and the run fails.
/// </remarks>
public sealed class CheckEvidenceJob(CyberGovDbContext db, IEvidenceStore store, OrphanSearch orphans, TimeProvider time) : IRecurringJob
{
    /// <summary>Ends by then whatever is left; the next night begins with it.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(3);

    private const int NightsARound = 7;
    private const int BatchSize = 50;
    private const int MostUnreadable = 20;
    private static readonly TimeSpan OneRound = TimeSpan.FromDays(NightsARound);
    private static readonly TimeSpan SameNight = TimeSpan.FromHours(12);

    private readonly HashSet<Guid> _unreadable = [];

    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        await RegisterUnknownAsync(cancellationToken);
        await orphans.ExecuteAsync(cancellationToken);

        var startedAt = time.GetUtcNow();
        var left = await TonightsShareAsync(startedAt, cancellationToken);

        // What was wrong is looked at every night, so that a file put back from a backup is sound by morning.
        await RereadAsync(
            db.StoredContents.Where(c => c.Integrity == IntegrityState.Changed || c.Integrity == IntegrityState.Missing), int.MaxValue, startedAt, cancellationToken);
        left -= await RereadAsync(db.StoredContents.Where(c => c.CheckedAt == null), left, startedAt, cancellationToken);
        await RereadAsync(db.StoredContents.Where(c => c.CheckedAt != null), left, startedAt, cancellationToken);

        if (_unreadable.Count > 0)
        {
            throw new IOException(
                $"{_unreadable.Count} stored evidence files could not be read, so whether they are sound is not known. Check the disk or the object store.");
        }
    }

    /// <summary>Files that version 0.1.0 received have no row of their own yet.</summary>
    private async Task RegisterUnknownAsync(CancellationToken cancellationToken)
    {
        List<StoredContent> unknown;
        do
        {
            var found = await db.KeptFiles()
                .Where(f => !db.StoredContents.Any(c => c.Sha256 == f.Sha256))
                .GroupBy(f => f.Sha256)
                .OrderBy(g => g.Key)
                .Select(g => new { Sha256 = g.Key, Length = g.Max(f => f.Length), At = g.Min(f => f.EvidenceRevision!.RevisedAt) })
                .Take(BatchSize)
                .ToListAsync(cancellationToken);
            unknown = [.. found.Select(f => new StoredContent { Sha256 = f.Sha256, Length = f.Length, ReceivedAt = f.At })];
            db.AddRange(unknown);
            try
            {
                await db.SaveChangesAsync(cancellationToken);
            }
            catch (DbUpdateException)
            {
                // Someone is just sending one of them again, which makes its row: look afresh, tomorrow at the latest.
                unknown = [];
            }

            db.ChangeTracker.Clear();
        }
        while (unknown.Count == BatchSize);
    }

    /// <summary>A seventh of all less what this night has seen, and in any case whatever waits longer than a round.</summary>
    private async Task<int> TonightsShareAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (tonight, roundAgo) = (now - SameNight, now - OneRound);
        var all = await db.StoredContents.CountAsync(cancellationToken);
        var seen = await db.StoredContents.CountAsync(c => c.CheckedAt > tonight, cancellationToken);
        var overdue = await db.StoredContents.CountAsync(c => c.CheckedAt == null || c.CheckedAt < roundAgo, cancellationToken);
        return Math.Max(((all + NightsARound - 1) / NightsARound) - seen, overdue);
    }

    /// <returns>How many were read.</returns>
    private async Task<int> RereadAsync(
        IQueryable<StoredContent> which, int most, DateTimeOffset startedAt, CancellationToken cancellationToken)
    {
        var done = 0;
        while (done < most && time.GetUtcNow() - startedAt < Longest)
        {
            var batch = await which
                .Where(c => (c.CheckedAt == null || c.CheckedAt < startedAt) && !_unreadable.Contains(c.StoredContentId))
                .OrderBy(c => c.CheckedAt)
                .ThenBy(c => c.StoredContentId)
                .Take(Math.Min(BatchSize, most - done))
                .ToListAsync(cancellationToken);
            if (batch.Count == 0)
            {
                break;
            }

            foreach (var content in batch)
            {
                await CheckAsync(content, cancellationToken);
            }

            db.ChangeTracker.Clear();
            done += batch.Count;
        }

        return done;
    }

    private async Task CheckAsync(StoredContent content, CancellationToken cancellationToken)
    {
        try
        {
            var found = await store.VerifyAsync(content.Sha256, cancellationToken);
            await RecordAsync(content, found, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _unreadable.Add(content.StoredContentId);
            if (_unreadable.Count >= MostUnreadable)
            {
                throw;
            }
        }
    }

    private async Task RecordAsync(StoredContent content, StoredState found, CancellationToken cancellationToken)
    {
        while (db.Entry(content).State != EntityState.Detached)
        {
            content.RecordCheck(
                found switch
                {
                    StoredState.Sound => IntegrityState.Sound,
                    StoredState.Changed => IntegrityState.Changed,
                    _ => IntegrityState.Missing,
                },
                time.GetUtcNow());
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return;
            }
            catch (DbUpdateConcurrencyException)
            {
                // A scan was recorded meanwhile, or the row went with its bytes, which detaches it.
                await db.Entry(content).ReloadAsync(cancellationToken);
            }
        }
    }
}
