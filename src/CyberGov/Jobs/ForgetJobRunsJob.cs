using CyberGov.Data;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Jobs;

/// <summary>Keeps the list of runs short: good runs of jobs that run many times a day for two days, all others for ninety.</summary>
public sealed class ForgetJobRunsJob(CyberGovDbContext db, IReadOnlyList<ScheduledJob> timetable, TimeProvider time) : IRecurringJob
{
    private const int DaysOfFrequentRuns = 2;
    private const int DaysOfOtherRuns = 90;

    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var (frequentBefore, otherBefore) = (now.AddDays(-DaysOfFrequentRuns), now.AddDays(-DaysOfOtherRuns));
        var frequent = timetable.Where(j => j.Schedule is EveryInterval).Select(j => j.Name).ToList();

        await db.JobRuns
            .Where(r => r.StartedAt < otherBefore
                || (r.StartedAt < frequentBefore && r.Outcome == JobRunOutcome.Succeeded && frequent.Contains(r.JobName)))
            .ExecuteDeleteAsync(cancellationToken);
    }
}
