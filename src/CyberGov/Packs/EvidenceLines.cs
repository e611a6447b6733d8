using System.Runtime.CompilerServices;
using CyberGov.Data;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Packs;

/// <summary>
/// Reads the evidence of a pack a thousand items at a time, in the order they were logged: four queries a thousand, and
/// never more than that in memory.
/// </summary>
internal sealed class EvidenceLines(CyberGovDbContext db, PackScope scope)
{
    private const int ItemsAtATime = 1_000;

    public async IAsyncEnumerable<EvidenceLine> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var after = long.MinValue;
        List<EvidenceItemFacts> items;
        do
        {
            items = await ItemsAsync(after, cancellationToken);
            var files = await FilesAsync(items, cancellationToken);
            await AddControlsAsync(items, cancellationToken);
            await AddReviewersAsync(items, cancellationToken);

            foreach (var line in items.SelectMany(i => LinesOf(i, [.. files[i.EvidenceRevisionId]])))
            {
                yield return line;
            }

            after = items.Count == 0 ? after : items[^1].Number;
        }
        while (items.Count > 0);
    }

    private static IEnumerable<EvidenceLine> LinesOf(EvidenceItemFacts item, List<EvidenceFileFacts> files)
    {
        var paths = EvidencePaths.For(item.Code, files.Select(f => f.FileName));
        foreach (var (file, path) in files.Zip(paths))
        {
            yield return new EvidenceLine { Item = item, Kind = EvidenceKind.File, File = file, Path = path };
        }

        if (item.LinkUrl is not null)
        {
            yield return new EvidenceLine { Item = item, Kind = EvidenceKind.Link };
        }

        // An item that holds nothing else is still one row.
        if (item.Note is not null || (files.Count == 0 && item.LinkUrl is null))
        {
            yield return new EvidenceLine { Item = item, Kind = EvidenceKind.Note };
        }
    }

    private Task<List<EvidenceItemFacts>> ItemsAsync(long after, CancellationToken cancellationToken) =>
        scope.Evidence(db)
            .Where(e => e.Number > after)
            .OrderBy(e => e.Number)
            .Take(ItemsAtATime)
            .Join(
                db.EvidenceRevisions,
                e => new { e.EvidenceItemId, Number = e.CurrentRevisionNumber },
                r => new { r.EvidenceItemId, r.Number },
                (e, r) => new EvidenceItemFacts
                {
                    EvidenceItemId = e.EvidenceItemId,
                    EvidenceRevisionId = r.EvidenceRevisionId,
                    Number = e.Number,
                    Code = e.Code,
                    Title = r.Title,
                    Shows = r.Shows,
                    LinkUrl = r.LinkUrl,
                    Note = r.Note,
                    EffectiveOn = e.EffectiveOn,
                    ExpiresOn = e.ExpiresOn,
                    Marking = e.Marking,
                    OwnerName = e.Owner!.Name,
                    LoggedByName = e.LoggedBy!.Name,
                    LoggedAt = e.LoggedAt,
                    RevisionNumber = r.Number,
                    WithdrawnAt = e.WithdrawnAt,
                    WithdrawnReason = e.WithdrawnReason,
                })
            .OrderBy(i => i.Number)
            .ToListAsync(cancellationToken);

    private async Task<ILookup<Guid, EvidenceFileFacts>> FilesAsync(
        List<EvidenceItemFacts> items, CancellationToken cancellationToken)
    {
        var revisionIds = items.ConvertAll(i => i.EvidenceRevisionId);
        var files = await db.EvidenceFiles.AsNoTracking()
            .Where(f => revisionIds.Contains(f.EvidenceRevisionId))
            .OrderBy(f => f.Position)
            .Select(f => new EvidenceFileFacts(
                f.EvidenceFileId, f.EvidenceRevisionId, f.FileName, f.ContentType, f.Length, f.Sha256))
            .ToListAsync(cancellationToken);
        return files.ToLookup(f => f.EvidenceRevisionId);
    }

    private async Task AddControlsAsync(List<EvidenceItemFacts> items, CancellationToken cancellationToken)
    {
        var itemIds = items.ConvertAll(i => i.EvidenceItemId);
        var codes = (await db.EvidenceControls.AsNoTracking()
            .Where(l => itemIds.Contains(l.EvidenceItemId))
            .OrderBy(l => l.Control!.Code)
            .Select(l => new { l.EvidenceItemId, l.Control!.Code })
            .ToListAsync(cancellationToken)).ToLookup(l => l.EvidenceItemId, l => l.Code);
        items.ForEach(i => i.ControlCodes = [.. codes[i.EvidenceItemId]]);
    }

    /// <summary>Who last looked at this revision in a review of a control.</summary>
    private async Task AddReviewersAsync(List<EvidenceItemFacts> items, CancellationToken cancellationToken)
    {
        var revisionIds = items.ConvertAll(i => i.EvidenceRevisionId);
        var looks = (await db.Reviews.AsNoTracking()
            .Where(r => r.CompletedAt != null)
            .SelectMany(r => r.EvidenceSeen, (r, seen) => new { seen.EvidenceRevisionId, r.CompletedAt, r.CompletedBy!.Name })
            .Where(l => revisionIds.Contains(l.EvidenceRevisionId))
            .ToListAsync(cancellationToken)).ToLookup(l => l.EvidenceRevisionId);
        foreach (var item in items)
        {
            var last = looks[item.EvidenceRevisionId].MaxBy(l => l.CompletedAt);
            (item.LastReviewedAt, item.LastReviewedByName) = (last?.CompletedAt, last?.Name);
        }
    }
}
