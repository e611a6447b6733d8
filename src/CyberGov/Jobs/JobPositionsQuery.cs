using CyberGov.Calendar;
using CyberGov.Data;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Jobs;

/// <summary>Where one recurring job stands now.</summary>
/// <param name="NextRunAt">Its next time, or its next try when it has failed.</param>
/// <param name="IsLate">One of its times passed longer ago than it takes, and no run has served it.</param>
public sealed record JobPosition(
    ScheduledJob Job, RecurringJobState? State, JobRun? LastRun, DateTimeOffset NextRunAt, bool IsRunning, bool IsLate)
{
    public bool IsFailing => State?.LastError is not null;

    public bool IsRequested => State?.RequestedRunId is not null;
}

/// <summary>Every line of the timetable with its last and next run, and whether something is wrong with it.</summary>
public sealed class JobPositionsQuery(
    CyberGovDbContext db, IReadOnlyList<ScheduledJob> timetable, BankHolidays bankHolidays, JobNode node, TimeProvider time)
{
    public async Task<IReadOnlyList<JobPosition>> ExecuteAsync(CancellationToken cancellationToken)
    {
        var isWorkingDay = await RecurringJobRunner.WorkingDayCheckAsync(db, bankHolidays, cancellationToken);
        var states = await db.RecurringJobs.AsNoTracking()
            .ToDictionaryAsync(s => s.JobName, StringComparer.Ordinal, cancellationToken);
        var lastRuns = await LastRunsAsync(cancellationToken);

        return
        [
            .. timetable.Select(job => Position(
                job, states.GetValueOrDefault(job.Name), lastRuns.GetValueOrDefault(job.Name), isWorkingDay)),
        ];
    }

    private async Task<Dictionary<string, JobRun>> LastRunsAsync(CancellationToken cancellationToken)
    {
        var runs = await (
            from state in db.RecurringJobs
            join run in db.JobRuns
                on new { state.JobName, At = state.LastStartedAt } equals new { run.JobName, At = (DateTimeOffset?)run.StartedAt }
            select run).AsNoTracking().ToListAsync(cancellationToken);

        return runs.DistinctBy(r => r.JobName, StringComparer.Ordinal).ToDictionary(r => r.JobName, StringComparer.Ordinal);
    }

    private JobPosition Position(ScheduledJob job, RecurringJobState? state, JobRun? lastRun, Func<DateOnly, bool> isWorkingDay)
    {
        var now = time.GetUtcNow();
        var next = job.Schedule.NextSlot(now, isWorkingDay);
        var isOwed = state?.CompletedSlot is null || state.CompletedSlot < job.Schedule.LastSlot(now, isWorkingDay);
        if (isOwed)
        {
            next = state?.RetryAt > now ? state.RetryAt.Value : now;
        }

        return new JobPosition(job, state, lastRun, next, state?.IsRunning(now) == true, IsLate(job, state, now, isWorkingDay));
    }

    private bool IsLate(ScheduledJob job, RecurringJobState? state, DateTimeOffset now, Func<DateOnly, bool> isWorkingDay)
    {
        var mustBeServed = job.Schedule.LastSlot(now - job.Longest, isWorkingDay);

        // A job that is new, or was never run here, is given as long as it takes from the start of the program.
        return state?.CompletedSlot is { } completed
            ? completed < mustBeServed && node.StartedAt < now - job.Longest
            : node.StartedAt < now - job.Longest;
    }
}

/// <summary>The latest runs of one job, newest first.</summary>
public sealed class JobRunsQuery(CyberGovDbContext db)
{
    private const int Most = 50;

    public Task<List<JobRun>> ExecuteAsync(string jobName, CancellationToken cancellationToken) =>
        db.JobRuns.AsNoTracking()
            .Where(r => r.JobName == jobName)
            .OrderByDescending(r => r.StartedAt)
            .Take(Most)
            .ToListAsync(cancellationToken);
}
