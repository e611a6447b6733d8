using CyberGov.Data;
using CyberGov.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Evidence;

/// <summary>One item that this person may accept, with the hash of what is shown of it.</summary>
public sealed record WaitingEvidence(
    string Code, string Title, string Shows, string WrittenBy, DateTimeOffset SubmittedAt, DateOnly EffectiveOn, DateOnly? ExpiresOn,
    IReadOnlyList<string> ControlCodes, int FileCount, string ContentHash);

public sealed record WaitingEvidencePage(IReadOnlyList<WaitingEvidence> Rows, int TotalCount);

/// <summary>What waits for this person to accept or return it, the oldest item first: three queries.</summary>
public sealed class EvidenceWaitingQuery(CyberGovDbContext db)
{
    public const int PageSize = 25;

    public async Task<WaitingEvidencePage> ExecuteAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        var waiting = db.EvidenceVisibleTo(viewer).AsNoTracking()
            .Where(e => e.Stage == EvidenceStage.Submitted)
            .Where(e => !e.Revisions.Any(r => r.Number > (e.AcceptedRevisionNumber ?? 0)
                && (r.RevisedById == viewer.PersonId || r.SubmittedById == viewer.PersonId)));
        var items = await waiting
            .OrderBy(e => e.Number)
            .Take(PageSize)
            .Include(e => e.Controls)
            .Select(e => new { Item = e, e.Controls, Codes = e.Controls.OrderBy(l => l.Control!.Code).Select(l => l.Control!.Code).ToList() })
            .ToListAsync(cancellationToken);
        var ids = items.ConvertAll(i => i.Item.EvidenceItemId);
        var revisions = await db.EvidenceRevisions.AsNoTracking()
            .Include(r => r.Files)
            .Where(r => ids.Contains(r.EvidenceItemId) && r.Number == r.EvidenceItem!.CurrentRevisionNumber)
            .Join(db.People, r => r.RevisedById, p => p.Id, (Revision, p) => new { Revision, p.Name })
            .ToDictionaryAsync(r => r.Revision.EvidenceItemId, cancellationToken);

        return new WaitingEvidencePage(
            [
                .. from item in items
                   let written = revisions[item.Item.EvidenceItemId]
                   let revision = written.Revision
                   select new WaitingEvidence(
                       item.Item.Code, revision.Title, revision.Shows, written.Name, revision.SubmittedAt ?? revision.RevisedAt,
                       revision.EffectiveOn, revision.ExpiresOn, item.Codes, revision.Files.Count, EvidenceSeal.Of(item.Item, revision)),
            ],
            items.Count < PageSize ? items.Count : await waiting.CountAsync(cancellationToken));
    }
}
