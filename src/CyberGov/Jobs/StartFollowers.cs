using CyberGov.Data;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Jobs;

/// <summary>Has the jobs run that the timetable puts after another, once that one has changed something they look at: within half a minute.</summary>
public sealed class StartFollowers(CyberGovDbContext db, IReadOnlyList<ScheduledJob> timetable)
{
    public async Task OfAsync<TJob>(CancellationToken cancellationToken)
        where TJob : IRecurringJob
    {
        var names = timetable.Where(j => j.After.Contains(typeof(TJob))).Select(j => j.Name).ToList();
        var runId = Guid.CreateVersion7();

        // One that has been asked for already is not asked for again; one that has never run is owed anyway.
        await db.RecurringJobs
            .Where(s => names.Contains(s.JobName) && s.RequestedRunId == null)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.RequestedRunId, runId), cancellationToken);
    }
}
