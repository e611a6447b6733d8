using CyberGov.Data;
using CyberGov.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Evidence;

/// <summary>A file that is being sent and the item that holds the very same bytes already.</summary>
public sealed record FileHeldAlready(string FileName, string Code, string Title);

/// <summary>Finds, for files that are being logged, the items this person may see that hold the same bytes.</summary>
public sealed class EvidenceDuplicatesQuery(CyberGovDbContext db)
{
    private const int Most = 20;

    public async Task<IReadOnlyList<FileHeldAlready>> ExecuteAsync(
        IReadOnlyCollection<ReceivedFile> files, Viewer viewer, CancellationToken cancellationToken)
    {
        var hashes = files.Select(f => f.Sha256).Distinct(StringComparer.Ordinal).ToList();
        if (hashes.Count == 0)
        {
            return [];
        }

        var held = await db.EvidenceVisibleTo(viewer).AsNoTracking()
            .Where(e => e.Stage != EvidenceStage.Withdrawn && e.Stage != EvidenceStage.Superseded && e.Stage != EvidenceStage.Disposed)
            .SelectMany(e => e.Revisions.Where(r => r.Number == e.CurrentRevisionNumber), (e, r) => new { e.Code, e.Title, r.Files })
            .SelectMany(e => e.Files.Where(f => hashes.Contains(f.Sha256)), (e, f) => new { f.Sha256, e.Code, e.Title })
            .OrderByDescending(f => f.Code)
            .Take(Most)
            .ToListAsync(cancellationToken);
        return
        [
            .. from file in files
               from item in held
               where item.Sha256 == file.Sha256
               select new FileHeldAlready(file.FileName, item.Code, item.Title),
        ];
    }
}
