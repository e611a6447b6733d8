using System.Runtime.CompilerServices;
using CyberGov.Data;
using CyberGov.Evidence;
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
            var last = items.Count == 0 ? after : items[^1].Number;
            var files = await FilesAsync(after, last, cancellationToken);
            await AddControlsAsync(items, after, last, cancellationToken);
            await AddReviewersAsync(items, after, last, cancellationToken);

            foreach (var line in items.SelectMany(i => LinesOf(i, [.. files[i.EvidenceRevisionId]])))
            {
                yield return line;
            }

            after = last;
        }
        while (items.Count > 0);
    }

    private static IEnumerable<EvidenceLine> LinesOf(EvidenceItemFacts item, List<EvidenceFileFacts> files)
    {
        var paths = EvidencePaths.For(item.Code, files.Select(f => f.FileName));
        foreach (var (file, path) in files.Zip(paths))
        {
            yield return new EvidenceLine { Item = item, Form = EvidenceForm.File, File = file, Path = path };
        }

        if (item.LinkUrl is not null)
        {
            yield return new EvidenceLine { Item = item, Form = EvidenceForm.Link };
        }

        // An item that holds nothing else is still one row.
        if (item.Note is not null || (files.Count == 0 && item.LinkUrl is null))
        {
            yield return new EvidenceLine { Item = item, Form = EvidenceForm.Note };
        }
    }

    private Task<List<EvidenceItemFacts>> ItemsAsync(long after, CancellationToken cancellationToken) =>
        scope.Evidence(db)
            .Where(e => e.Number > after)
            .OrderBy(e => e.Number)
            .Take(ItemsAtATime)
            .Join(
                db.EvidenceRevisions,
                e => new { e.EvidenceItemId, Number = e.AcceptedRevisionNumber ?? e.CurrentRevisionNumber },
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
                    EffectiveOn = r.EffectiveOn,
                    ExpiresOn = r.ExpiresOn,
                    Marking = e.Marking,
                    OwnerName = e.Owner!.Name,
                    LoggedByName = e.LoggedBy!.Name,
                    LoggedAt = e.LoggedAt,
                    RevisionNumber = r.Number,
                    Stage = r.Decision == EvidenceDecision.Accepted
                        && (e.Stage == EvidenceStage.Draft || e.Stage == EvidenceStage.Submitted || e.Stage == EvidenceStage.Returned)
                            ? EvidenceStage.Accepted
                            : e.Stage,
                    AcceptedByName = r.Decision == EvidenceDecision.Accepted
                        ? db.People.Where(p => p.Id == r.DecidedById).Select(p => p.Name).FirstOrDefault()
                        : null,
                    AcceptedAt = r.Decision == EvidenceDecision.Accepted ? r.DecidedAt : null,
                    ContentSha256 = r.ContentSha256,
                    WithdrawnReason = e.WithdrawnReason,
                })
            .OrderBy(i => i.Number)
            .ToListAsync(cancellationToken);

    /// <summary>The items of one stretch again, for what belongs to them: cheaper than to name a thousand keys.</summary>
    private IQueryable<EvidenceItem> Items(long after, long last) =>
        scope.Evidence(db).Where(e => e.Number > after && e.Number <= last);

    private IQueryable<EvidenceRevision> Revisions(long after, long last) => Items(after, last).Join(
        db.EvidenceRevisions.AsNoTracking(),
        e => new { e.EvidenceItemId, Number = e.AcceptedRevisionNumber ?? e.CurrentRevisionNumber },
        r => new { r.EvidenceItemId, r.Number },
        (_, r) => r);

    private async Task<ILookup<Guid, EvidenceFileFacts>> FilesAsync(long after, long last, CancellationToken cancellationToken)
    {
        var files = await Revisions(after, last)
            .SelectMany(r => r.Files)
            .OrderBy(f => f.Position)
            .Select(f => new EvidenceFileFacts(
                f.EvidenceFileId, f.EvidenceRevisionId, f.FileName, f.ContentType, f.Length, f.Sha256,
                db.StoredContents.Where(c => c.Sha256 == f.Sha256).Select(c => (ScanState?)c.Scan).FirstOrDefault()))
            .ToListAsync(cancellationToken);
        return files.ToLookup(f => f.EvidenceRevisionId);
    }

    private async Task AddControlsAsync(List<EvidenceItemFacts> items, long after, long last, CancellationToken cancellationToken)
    {
        var codes = (await Items(after, last)
            .SelectMany(e => e.Controls)
            .OrderBy(l => l.Control!.Code)
            .Select(l => new { l.EvidenceItemId, l.Control!.Code })
            .ToListAsync(cancellationToken)).ToLookup(l => l.EvidenceItemId, l => l.Code);
        items.ForEach(i => i.ControlCodes = [.. codes[i.EvidenceItemId]]);
    }

    /// <summary>Who last looked at this revision in a review of a control.</summary>
    private async Task AddReviewersAsync(List<EvidenceItemFacts> items, long after, long last, CancellationToken cancellationToken)
    {
        var seen = db.Reviews.AsNoTracking()
            .Where(r => r.CompletedAt != null)
            .SelectMany(r => r.EvidenceSeen, (r, seen) => new { seen.EvidenceRevisionId, r.CompletedAt, r.CompletedBy!.Name });
        var looks = (await Revisions(after, last)
            .Join(seen, r => r.EvidenceRevisionId, l => l.EvidenceRevisionId, (_, l) => l)
            .ToListAsync(cancellationToken)).ToLookup(l => l.EvidenceRevisionId);
        foreach (var item in items)
        {
            var look = looks[item.EvidenceRevisionId].MaxBy(l => l.CompletedAt);
            (item.LastReviewedAt, item.LastReviewedByName) = (look?.CompletedAt, look?.Name);
        }
    }
}
