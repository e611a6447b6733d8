using CyberGov.Data;
using CyberGov.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Evidence;

/// <summary>Decides whether this person may download a file, and if so which bytes it is.</summary>
public sealed class EvidenceFileQuery(CyberGovDbContext db)
{
    /// <summary>Null when the item or the file does not exist for this person, or the file is another item's.</summary>
    public Task<EvidenceFileFacts?> ExecuteAsync(
        string code, Guid fileId, Viewer viewer, CancellationToken cancellationToken) =>
        db.EvidenceVisibleTo(viewer)
            .AsNoTracking()
            .Where(e => e.Code == code)
            .SelectMany(e => e.Revisions)
            .SelectMany(r => r.Files)
            .Where(f => f.EvidenceFileId == fileId)
            .Select(f => new EvidenceFileFacts(f.EvidenceFileId, f.FileName, f.ContentType, f.Length, f.Sha256))
            .SingleOrDefaultAsync(cancellationToken);
}
