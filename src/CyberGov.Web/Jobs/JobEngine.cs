using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.Jobs;
using CyberGov.Web.Settings;
using Quartz;

namespace CyberGov.Web.Jobs;

/// <summary>
/// The adapter to Quartz.NET, which only wakes the runners: at each job's own time, and every half minute for whatever was
/// missed, failed or newly queued. On PostgreSQL its timers stand in the database and the nodes that share it take turns; on
/// SQLite, where one process serves, they are in memory. What is owed is read from our own rows, so nothing is lost with either.
/// </summary>
internal static class JobEngine
{
    private static readonly TimeSpan WakeInterval = TimeSpan.FromSeconds(30);

    public static void AddJobEngine(this IServiceCollection services, DatabaseSettings database)
    {
        services.AddQuartz(quartz =>
        {
            if (database.Provider == DatabaseProvider.Postgres)
            {
                KeepInDatabase(quartz, database.ConnectionString!);
            }

            foreach (var job in JobSchedule.All)
            {
                AddRecurring(quartz, job);
            }

            quartz.AddJob<WakeQueuedJobs>(j => j.WithIdentity(WakeQueuedJobs.Key).StoreDurably());
            quartz.AddTrigger(t => t.WithIdentity(WakeQueuedJobs.Key.Name).ForJob(WakeQueuedJobs.Key).StartNow()
                .WithSimpleSchedule(s => s.WithInterval(TimeSpan.FromSeconds(5)).RepeatForever()));
        });
        services.AddQuartzHostedService(o => o.WaitForJobsToComplete = true);
        services.AddSingleton<QueuedJobBell>();
    }

    private static void KeepInDatabase(IQuartzBuilder quartz, string connectionString)
    {
        quartz.UsePersistentStore(store =>
        {
            store.UsePostgres(connectionString);
            store.ProvisionSchema();
            store.UseClustering();
        });

        // The timetable of the program that starts last holds, as after an upgrade.
        quartz.Services.Configure<SchedulingOptions>(o => o.OverwriteExistingData = true);
    }

    private static void AddRecurring(IQuartzBuilder quartz, ScheduledJob job)
    {
        var key = new JobKey(job.Name);
        quartz.AddJob<WakeRecurringJob>(j => j.WithIdentity(key).StoreDurably());
        quartz.AddTrigger(t => t.WithIdentity($"{job.Name}-owed").ForJob(key).StartNow()
            .WithSimpleSchedule(s => s.WithInterval(WakeInterval).RepeatForever()));

        if (job.Schedule is DailyAt daily)
        {
            quartz.AddTrigger(t => t.WithIdentity($"{job.Name}-on-time").ForJob(key).WithCronSchedule(
                $"0 {daily.Time.Minute} {daily.Time.Hour} * * ?", c => c.InTimeZone(UkTime.Zone)));
        }
    }
}

[DisallowConcurrentExecution]
internal sealed class WakeRecurringJob(RecurringJobRunner runner) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        // While nodes are upgraded one after another, the timers of the newer may name jobs that the older does not have.
        if (runner.Knows(context.JobDetail.Key.Name))
        {
            await runner.RunIfOwedAsync(context.JobDetail.Key.Name, cancellationToken);
        }
    }
}

[DisallowConcurrentExecution]
internal sealed class WakeQueuedJobs(QueuedJobRunner runner) : IJob
{
    public static readonly JobKey Key = new("queued-jobs");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await runner.RunAllAsync(cancellationToken);
}

/// <summary>Rung after a piece of work is saved or a run asked for, so that it starts at once instead of at the next wake.</summary>
public sealed class QueuedJobBell(ISchedulerFactory schedulers)
{
    public Task RingAsync(CancellationToken cancellationToken) => WakeAsync(WakeQueuedJobs.Key, cancellationToken);

    public Task RingAsync(string recurringJobName, CancellationToken cancellationToken) =>
        WakeAsync(new JobKey(recurringJobName), cancellationToken);

    private async Task WakeAsync(JobKey key, CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        await scheduler.TriggerJob(key, cancellationToken);
    }
}
