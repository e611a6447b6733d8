using CyberGov.ChangeHistory;
using CyberGov.Data;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Evidence;

/// <summary>Puts on record what an auditor took away.</summary>
public sealed class RecordDownload(CyberGovDbContext db)
{
    public async Task ExecuteAsync(string code, EvidenceFileFacts file, CancellationToken cancellationToken)
    {
        var itemId = await db.EvidenceItems.Where(e => e.Code == code).Select(e => e.EvidenceItemId).SingleAsync(cancellationToken);
        db.Note(ChangeAction.Downloaded, nameof(EvidenceItem), itemId, ("Sha256", file.Sha256));
        await db.SaveChangesAsync(cancellationToken);
    }
}
