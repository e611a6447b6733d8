using CyberGov.Data;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.ChangeHistory;

/// <summary>Where the history stands: its last entry, and the last checkpoint, null while there is none.</summary>
public sealed record HistoryStanding(string InstallationId, long Sequence, string HeadHash, HistoryCheckpoint? Checkpoint);

public sealed class HistoryStandingQuery(CyberGovDbContext db)
{
    public async Task<HistoryStanding> ExecuteAsync(CancellationToken cancellationToken)
    {
        var head = await db.HistoryHeads.AsNoTracking().SingleAsync(cancellationToken);
        var checkpoint = await db.HistoryCheckpoints.AsNoTracking()
            .OrderByDescending(c => c.Sequence)
            .FirstOrDefaultAsync(cancellationToken);
        return new HistoryStanding(head.InstallationId, head.Sequence, Convert.ToHexStringLower(head.Hash), checkpoint);
    }
}
