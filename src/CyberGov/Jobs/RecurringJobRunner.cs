using CyberGov.Calendar;
using CyberGov.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CyberGov.Jobs;

/// <summary>
/// Runs recurring jobs that are owed: a scheduled time has passed and no run has completed for it. The rows are the truth;
/// whoever wakes this runner (the engine, a restart, a test) only asks. Only one process runs a job at a time.
/// </summary>
public sealed partial class RecurringJobRunner(
    IServiceScopeFactory scopes,
    IReadOnlyList<ScheduledJob> timetable,
    BankHolidays bankHolidays,
    TimeProvider time,
    ILogger<RecurringJobRunner> logger)
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromMinutes(5);

    public async Task RunAllOwedAsync(CancellationToken cancellationToken)
    {
        foreach (var job in timetable)
        {
            await RunIfOwedAsync(job.Name, cancellationToken);
        }
    }

    /// <summary>Runs the job when one of its times is owed. A job that fails is recorded, seen, and tried again after five minutes.</summary>
    /// <returns>Whether it ran and succeeded.</returns>
    public async Task<bool> RunIfOwedAsync(string jobName, CancellationToken cancellationToken)
    {
        var job = Find(jobName);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CyberGovDbContext>();
        var slot = job.Schedule.LastSlot(time.GetUtcNow(), await WorkingDayCheckAsync(db, cancellationToken));

        if (await ClaimAsync(db, job, slot, cancellationToken) is not { } state)
        {
            return false;
        }

        try
        {
            await ExecuteAsync(job, cancellationToken);
            state.Succeed(slot, time.GetUtcNow());
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            JobFailed(exception, job.Name);
            var now = time.GetUtcNow();
            state.Fail(exception.Message, now, now + RetryAfter);
            await db.SaveChangesAsync(cancellationToken);
            return false;
        }
    }

    /// <summary>Runs the job now, whatever is owed; its exceptions reach the caller.</summary>
    public Task RunNowAsync(string jobName, CancellationToken cancellationToken) => ExecuteAsync(Find(jobName), cancellationToken);

    private ScheduledJob Find(string jobName) =>
        timetable.FirstOrDefault(j => string.Equals(j.Name, jobName, StringComparison.Ordinal))
        ?? throw new ArgumentException($"There is no job called {jobName}.", nameof(jobName));

    private async Task ExecuteAsync(ScheduledJob job, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var instance = (IRecurringJob)ActivatorUtilities.GetServiceOrCreateInstance(scope.ServiceProvider, job.JobType);
        await instance.ExecuteAsync(cancellationToken);
    }

    private async Task<RecurringJobState?> ClaimAsync(
        CyberGovDbContext db, ScheduledJob job, DateTimeOffset slot, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var state = await db.RecurringJobs.SingleOrDefaultAsync(s => s.JobName == job.Name, cancellationToken);
        if (state is null)
        {
            state = new RecurringJobState { JobName = job.Name };
            db.RecurringJobs.Add(state);
        }

        if (!state.Owes(slot, now))
        {
            return null;
        }

        state.Claim(now, job.Longest);

        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return state;
        }
        catch (DbUpdateException)
        {
            // Another process claimed it first.
            return null;
        }
    }

    private async Task<Func<DateOnly, bool>> WorkingDayCheckAsync(CyberGovDbContext db, CancellationToken cancellationToken)
    {
        var nation = await db.Organisations.Select(o => (Nation?)o.Nation).SingleOrDefaultAsync(cancellationToken);
        return new WorkingDays(bankHolidays, nation ?? Nation.England).Contains;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Recurring job {JobName} failed")]
    private partial void JobFailed(Exception exception, string jobName);
}
