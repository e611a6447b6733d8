using CyberGov.ChangeHistory;
using CyberGov.Data;
using CyberGov.Pias;
using CyberGov.Pias.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.InformationRegisters;

/// <summary>Tells the live assessments of a record that it says something else now, so that their owners look at them again.</summary>
public sealed class ReportChangeToPias(CyberGovDbContext db)
{
    /// <summary>Call it in the transaction of the change.</summary>
    internal async Task ExecuteAsync(
        InformationRecord record, IReadOnlyList<RecordField> changed, CancellationToken cancellationToken)
    {
        if (changed.Count == 0)
        {
            return;
        }

        var piaIds = await db.RecordPias
            .Where(l => l.InformationRecordId == record.InformationRecordId && l.Pia!.State == PiaState.Live)
            .Select(l => l.PiaId)
            .Order()
            .ToListAsync(cancellationToken);
        var words = $"{record.Code} {record.Name} says something else now: {string.Join(", ", changed.Select(f => f.Label.ToLowerInvariant()))}.";
        foreach (var piaId in piaIds)
        {
            var pia = await db.LockPiaAsync(piaId, cancellationToken);
            if (pia.State == PiaState.Live)
            {
                pia.ReportChange(Together(pia.ReportedChange, words));
                db.Note(ChangeAction.Noted, nameof(Pia), piaId, ("ChangeReportedFrom", record.Code));
            }
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>What was reported before and not looked at yet stays; of a report that grows too long, the newest lines.</summary>
    private static string Together(string? before, string words)
    {
        var lines = before is null ? words : $"{before}\n{words}";
        return lines.Length <= PiaMove.MaxTextLength ? lines : lines[^PiaMove.MaxTextLength..];
    }
}
