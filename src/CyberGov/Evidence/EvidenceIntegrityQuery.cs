using CyberGov.Data;
using CyberGov.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Evidence;

/// <summary>Whether the stored evidence is still what was received.</summary>
/// <param name="Changed">Files whose bytes are no longer what they were.</param>
/// <param name="Missing">Files the store no longer has.</param>
/// <param name="Infected">Files in which the scanner found a virus after they were logged.</param>
/// <param name="Orphaned">Stored bytes that no evidence names.</param>
/// <param name="CheckedSince">Every file was read and compared on or after this; null while nothing is stored.</param>
public sealed record EvidenceIntegrity(int Changed, int Missing, int Infected, int Orphaned, DateTimeOffset? CheckedSince)
{
    /// <summary>A round takes a week; two days more and nights must have been missed.</summary>
    private static readonly TimeSpan LongestRound = TimeSpan.FromDays(9);

    public int Damaged => Changed + Missing + Infected;

    public bool IsBehind(DateTimeOffset now) => CheckedSince < now - LongestRound;
}

/// <summary>One file that is not what was received, with the evidence it is part of.</summary>
/// <param name="HiddenItems">How many further items name it that the reader may not see.</param>
public sealed record DamagedContent(
    string Sha256, long Length, IntegrityState State, DateTimeOffset? CheckedAt, IReadOnlyList<DamagedItem> Items, int HiddenItems);

public sealed record DamagedItem(string Code, string Title, string FileName, int RevisionNumber);

/// <summary>What the nightly check has found, for Today, its own page and the packs.</summary>
public sealed class EvidenceIntegrityQuery(CyberGovDbContext db)
{
    /// <summary>More than this is no list but a lost store.</summary>
    public const int MostListed = 200;

    public async Task<EvidenceIntegrity> ExecuteAsync(CancellationToken cancellationToken)
    {
        var damaged = await Damaged.GroupBy(c => c.Integrity)
            .Select(g => new { State = g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.State, g => g.Count, cancellationToken);
        var orphaned = await db.OrphanedContents.CountAsync(o => o.ClearedAt == null, cancellationToken);

        // What came since the last night was hashed when it came.
        var oldestCheck = await db.StoredContents.MinAsync(c => c.CheckedAt, cancellationToken);
        var oldestUnchecked = await db.StoredContents.Where(c => c.CheckedAt == null)
            .MinAsync(c => (DateTimeOffset?)c.ReceivedAt, cancellationToken);
        var since = oldestUnchecked is null || oldestCheck < oldestUnchecked ? oldestCheck : oldestUnchecked;
        return new EvidenceIntegrity(
            damaged.GetValueOrDefault(IntegrityState.Changed), damaged.GetValueOrDefault(IntegrityState.Missing),
            damaged.GetValueOrDefault(IntegrityState.Sound) + damaged.GetValueOrDefault(IntegrityState.NotChecked), orphaned, since);
    }

    /// <summary>The damaged files, worst known longest first.</summary>
    public async Task<List<DamagedContent>> DamagedAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        var contents = await Damaged.AsNoTracking()
            .OrderBy(c => c.StoredContentId)
            .Take(MostListed)
            .Select(c => new { c.Sha256, c.Length, c.Integrity, c.CheckedAt })
            .ToListAsync(cancellationToken);
        var names = contents.ConvertAll(c => c.Sha256);
        var visible = db.EvidenceVisibleTo(viewer);
        var uses = await db.KeptFiles().AsNoTracking()
            .Where(f => names.Contains(f.Sha256))
            .Select(f => new
            {
                f.Sha256,
                f.EvidenceRevision!.EvidenceItemId,
                IsVisible = visible.Any(e => e.EvidenceItemId == f.EvidenceRevision.EvidenceItemId),
                Item = new DamagedItem(
                    f.EvidenceRevision.EvidenceItem!.Code, f.EvidenceRevision.EvidenceItem.Title, f.FileName, f.EvidenceRevision.Number),
            })
            .ToListAsync(cancellationToken);
        var byContent = uses.ToLookup(u => u.Sha256, StringComparer.Ordinal);

        return contents.ConvertAll(c => new DamagedContent(
            c.Sha256,
            c.Length,
            c.Integrity,
            c.CheckedAt,
            [.. byContent[c.Sha256].Where(u => u.IsVisible).Select(u => u.Item).OrderBy(i => i.Code, StringComparer.Ordinal).ThenBy(i => i.RevisionNumber)],
            byContent[c.Sha256].Where(u => !u.IsVisible).Select(u => u.EvidenceItemId).Distinct().Count()));
    }

    /// <summary>Stored bytes that no evidence names, found longest ago first.</summary>
    public Task<List<OrphanedContent>> OrphansAsync(CancellationToken cancellationToken) => db.OrphanedContents.AsNoTracking()
        .Where(o => o.ClearedAt == null)
        .OrderBy(o => o.FoundAt)
        .Take(MostListed)
        .ToListAsync(cancellationToken);

    /// <summary>Only what evidence names: an upload that nobody logged may go without anyone's loss.</summary>
    private IQueryable<StoredContent> Damaged => db.StoredContents
        .Where(c => c.Integrity == IntegrityState.Changed || c.Integrity == IntegrityState.Missing || c.Scan == ScanState.Infected)
        .Where(c => db.KeptFiles().Any(f => f.Sha256 == c.Sha256));
}

internal static class EvidenceFilters
{
    /// <summary>The files whose bytes must be in the store: all but those of disposed items.</summary>
    public static IQueryable<EvidenceFile> KeptFiles(this CyberGovDbContext db) =>
        db.EvidenceFiles.Where(f => f.EvidenceRevision!.EvidenceItem!.Stage != EvidenceStage.Disposed);
}
