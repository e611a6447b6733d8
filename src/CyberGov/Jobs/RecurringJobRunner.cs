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
    JobNode node,
    TimeProvider time,
    ILogger<RecurringJobRunner> logger)
{
    /// <summary>Renewed three times in it; a node that died is noticed when it runs out.</summary>
    internal static readonly TimeSpan ClaimLength = TimeSpan.FromSeconds(90);

    public bool Knows(string jobName) => timetable.Any(j => string.Equals(j.Name, jobName, StringComparison.Ordinal));

    public async Task RunAllOwedAsync(CancellationToken cancellationToken)
    {
        foreach (var job in timetable)
        {
            await RunIfOwedAsync(job.Name, cancellationToken);
        }
    }

    /// <summary>Runs the job when one of its times is owed or someone asked. One that fails is recorded, seen, and tried again later.</summary>
    /// <returns>Whether it ran and succeeded.</returns>
    public async Task<bool> RunIfOwedAsync(string jobName, CancellationToken cancellationToken)
    {
        var job = Find(jobName);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CyberGovDbContext>();
        var slot = job.Schedule.LastSlot(time.GetUtcNow(), await WorkingDayCheckAsync(db, bankHolidays, cancellationToken));

        if (await ClaimAsync(db, job, slot, cancellationToken) is not { } claimed)
        {
            return false;
        }

        return await RunClaimedAsync(db, job, slot, claimed, cancellationToken);
    }

    /// <summary>Runs the job now, whatever is owed; its exceptions reach the caller.</summary>
    public async Task RunNowAsync(string jobName, CancellationToken cancellationToken)
    {
        var job = Find(jobName);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CyberGovDbContext>();
        var run = new JobRun { JobName = job.Name, StartedAt = time.GetUtcNow(), Node = node.Name };
        db.JobRuns.Add(run);
        await db.SaveChangesAsync(cancellationToken);

        try
        {
            await ExecuteAsync(job, cancellationToken);
            run.Finish(JobRunOutcome.Succeeded, time.GetUtcNow());
        }
        catch (Exception exception)
        {
            run.Finish(JobRunOutcome.Failed, time.GetUtcNow(), exception.Message);
            throw;
        }
        finally
        {
            await db.SaveChangesAsync(CancellationToken.None);
        }
    }

    private async Task<bool> RunClaimedAsync(
        CyberGovDbContext db, ScheduledJob job, DateTimeOffset slot, Claimed claimed, CancellationToken cancellationToken)
    {
        var (state, run) = claimed;
        try
        {
            await ExecuteWhileRenewingAsync(job, state.Version, cancellationToken);
            state.Succeed(slot, time.GetUtcNow());
            run.Finish(JobRunOutcome.Succeeded, time.GetUtcNow());
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            state.ReleaseClaim();
            run.Finish(JobRunOutcome.Stopped, time.GetUtcNow());
            await SaveOutcomeAsync(db, state);
            throw;
        }
        catch (Exception exception)
        {
            JobFailed(exception, job.Name);
            state.Fail(exception.Message, time.GetUtcNow());
            run.Finish(JobRunOutcome.Failed, time.GetUtcNow(), exception.Message);
        }

        await SaveOutcomeAsync(db, state);
        return run.Outcome == JobRunOutcome.Succeeded;
    }

    /// <summary>What happened is kept even when the claim was lost to another node.</summary>
    private static async Task SaveOutcomeAsync(CyberGovDbContext db, RecurringJobState state)
    {
        try
        {
            await db.SaveChangesAsync(CancellationToken.None);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.Entry(state).State = EntityState.Detached;
            await db.SaveChangesAsync(CancellationToken.None);
        }
    }

    private ScheduledJob Find(string jobName) =>
        timetable.FirstOrDefault(j => string.Equals(j.Name, jobName, StringComparison.Ordinal))
        ?? throw new ArgumentException($"There is no job called {jobName}.", nameof(jobName));

    private async Task ExecuteAsync(ScheduledJob job, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var instance = (IRecurringJob)ActivatorUtilities.GetServiceOrCreateInstance(scope.ServiceProvider, job.JobType);
        await instance.ExecuteAsync(cancellationToken);
    }

    private async Task ExecuteWhileRenewingAsync(ScheduledJob job, int claimVersion, CancellationToken cancellationToken)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var renewing = RenewAsync(job.Name, claimVersion, done.Token);
        try
        {
            await ExecuteAsync(job, cancellationToken);
        }
        finally
        {
            await done.CancelAsync();
            await renewing;
        }
    }

    private async Task RenewAsync(string jobName, int claimVersion, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(ClaimLength / 3);
        while (await NextTickAsync(timer, cancellationToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var db = scope.ServiceProvider.GetRequiredService<CyberGovDbContext>();
                var until = time.GetUtcNow() + ClaimLength;
                await db.RecurringJobs
                    .Where(s => s.JobName == jobName && s.Version == claimVersion)
                    .ExecuteUpdateAsync(set => set.SetProperty(s => s.ClaimedUntil, until), CancellationToken.None);
            }
            catch (Exception exception)
            {
                // The database was away for a moment; the claim holds until the next try.
                ClaimNotRenewed(exception, jobName);
            }
        }
    }

    private static async Task<bool> NextTickAsync(PeriodicTimer timer, CancellationToken cancellationToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task<Claimed?> ClaimAsync(
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

        if (state.ClaimedUntil is not null)
        {
            await EndInterruptedRunsAsync(db, job.Name, now, cancellationToken);
        }

        var run = state.Claim(now, ClaimLength, node.Name);
        db.JobRuns.Add(run);

        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return new Claimed(state, run);
        }
        catch (DbUpdateException)
        {
            // Another process claimed it first.
            return null;
        }
    }

    /// <summary>A claim that ran out without an end belonged to a process that died.</summary>
    private static async Task EndInterruptedRunsAsync(
        CyberGovDbContext db, string jobName, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var cutOff = await db.JobRuns
            .Where(r => r.JobName == jobName && r.Outcome == JobRunOutcome.Running)
            .ToListAsync(cancellationToken);
        cutOff.ForEach(r => r.Finish(JobRunOutcome.Interrupted, now));
    }

    internal static async Task<Func<DateOnly, bool>> WorkingDayCheckAsync(
        CyberGovDbContext db, BankHolidays bankHolidays, CancellationToken cancellationToken)
    {
        var nation = await db.Organisations.Select(o => (Nation?)o.Nation).SingleOrDefaultAsync(cancellationToken);
        return new WorkingDays(bankHolidays, nation ?? Nation.England).Contains;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Recurring job {JobName} failed")]
    private partial void JobFailed(Exception exception, string jobName);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The claim on recurring job {JobName} could not be renewed")]
    private partial void ClaimNotRenewed(Exception exception, string jobName);

    private sealed record Claimed(RecurringJobState State, JobRun Run);
}
