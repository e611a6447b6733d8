using CyberGov.Data;
using CyberGov.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Evidence;

/// <summary>Decides whether this person may download a file, and if so which bytes it is and what is known about them.</summary>
public sealed class EvidenceFileQuery(CyberGovDbContext db)
{
    /// <summary>Null when the item or the file does not exist for this person, or the file is another item's.</summary>
    public Task<EvidenceFileFacts?> ExecuteAsync(string code, Guid fileId, Viewer viewer, CancellationToken cancellationToken)
    {
        var seesDrafts = viewer.MayLogEvidence;
        var files = db.EvidenceVisibleTo(viewer)
            .Where(e => e.Code == code && e.Stage != EvidenceStage.Disposed)
            .SelectMany(e => e.Revisions)
            .Where(r => seesDrafts || r.SubmittedAt != null)
            .SelectMany(r => r.Files)
            .Where(f => f.EvidenceFileId == fileId);
        return db.FactsOf(files).SingleOrDefaultAsync(cancellationToken);
    }
}

internal static class EvidenceFileQueries
{
    /// <summary>Each file in its place, with what is known about its bytes.</summary>
    public static IQueryable<EvidenceFileFacts> FactsOf(this CyberGovDbContext db, IQueryable<EvidenceFile> files) =>
        from file in files.AsNoTracking()
        join content in db.StoredContents on file.Sha256 equals content.Sha256 into contents
        from content in contents.DefaultIfEmpty()
        orderby file.Position
        select new EvidenceFileFacts(
            file.EvidenceFileId, file.FileName, file.ContentType, file.Length, file.Sha256,
            content == null ? null : content.Scan,
            content == null ? null : content.Integrity,
            content != null && content.HasMacros,
            content != null && content.IsEncrypted);
}
