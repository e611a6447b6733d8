using CyberGov.ChangeHistory;
using CyberGov.Data;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Jobs;

/// <summary>Someone wants a recurring job run now; the engine starts it within half a minute, on whichever node runs jobs.</summary>
public sealed class RequestJobRun(CyberGovDbContext db, IReadOnlyList<ScheduledJob> timetable)
{
    /// <returns>False when there is no such job.</returns>
    public async Task<bool> ExecuteAsync(string jobName, CancellationToken cancellationToken)
    {
        if (!timetable.Any(j => string.Equals(j.Name, jobName, StringComparison.Ordinal)))
        {
            return false;
        }

        var runId = Guid.CreateVersion7();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!await db.RecurringJobs.AnyAsync(s => s.JobName == jobName, cancellationToken))
        {
            db.RecurringJobs.Add(new RecurringJobState { JobName = jobName });
        }

        db.Note(ChangeAction.Changed, nameof(JobRun), runId, (nameof(JobRun.JobName), jobName), ("Requested", "now"));
        await db.SaveChangesAsync(cancellationToken);
        await db.RecurringJobs
            .Where(s => s.JobName == jobName)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.RequestedRunId, runId), cancellationToken);
        await transaction.CommitAsync(cancellationToken);

        return true;
    }
}
