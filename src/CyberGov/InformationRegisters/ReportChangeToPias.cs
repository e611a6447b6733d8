using CyberGov.Data;
using CyberGov.Pias.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.InformationRegisters;

/// <summary>Starts the review of each live assessment of a record that says something else now.</summary>
public sealed class ReportChangeToPias(CyberGovDbContext db, MovePia move)
{
    /// <summary>Call it in the transaction of the change.</summary>
    internal async Task ExecuteAsync(
        InformationRecord record, IReadOnlyList<string> changed, CancellationToken cancellationToken)
    {
        if (changed.Count == 0)
        {
            return;
        }

        // In the order of their ids, so that two changes never wait for each other.
        var piaIds = await db.RecordPias
            .Where(l => l.InformationRecordId == record.InformationRecordId && l.Pia!.State == PiaState.Live)
            .Select(l => l.PiaId)
            .Order()
            .ToListAsync(cancellationToken);
        var words = $"{record.Code} {record.Name} says something else now: {string.Join(", ", changed.Select(l => l.ToLowerInvariant()))}";
        foreach (var piaId in piaIds)
        {
            var pia = await db.LockPiaAsync(piaId, cancellationToken);
            if (pia.State == PiaState.Live)
            {
                await move.BySystemAsync(pia, new PiaMove(PiaAction.StartReview) { Reason = words }, cancellationToken);
            }
        }
    }
}
