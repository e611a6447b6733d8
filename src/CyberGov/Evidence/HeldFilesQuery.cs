using CyberGov.Data;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Evidence;

/// <summary>Which of some files wait for the virus scanner, in a sentence for whoever brought them.</summary>
public sealed class HeldFilesQuery(CyberGovDbContext db)
{
    /// <summary>Null when none does.</summary>
    public async Task<string?> NoticeAsync(IReadOnlyCollection<ReceivedFile> files, CancellationToken cancellationToken)
    {
        var hashes = files.Select(f => f.Sha256).ToList();
        var held = await db.StoredContents.AsNoTracking()
            .Where(c => hashes.Contains(c.Sha256) && c.Scan == ScanState.Held)
            .Select(c => c.Sha256)
            .ToListAsync(cancellationToken);
        return FileReceipt.HeldNotice([.. files.Where(f => held.Contains(f.Sha256)).Select(f => f.FileName)]);
    }
}
