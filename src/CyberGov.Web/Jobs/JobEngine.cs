using CyberGov.Calendar;
using CyberGov.Jobs;
using Quartz;

namespace CyberGov.Web.Jobs;

/// <summary>
/// The adapter to Quartz.NET, which only wakes the runners: at each job's own time, and every half minute for whatever was
/// missed, failed or newly queued. What is owed is read from the database, so nothing is lost with the engine's memory.
/// </summary>
internal static class JobEngine
{
    private static readonly TimeSpan WakeInterval = TimeSpan.FromSeconds(30);

    public static void AddJobEngine(this IServiceCollection services)
    {
        services.AddQuartz(quartz =>
        {
            foreach (var job in JobSchedule.All)
            {
                AddRecurring(quartz, job);
            }

            quartz.AddJob<WakeQueuedJobs>(j => j.WithIdentity(WakeQueuedJobs.Key).StoreDurably());
            quartz.AddTrigger(t => t.ForJob(WakeQueuedJobs.Key).StartNow()
                .WithSimpleSchedule(s => s.WithInterval(TimeSpan.FromSeconds(5)).RepeatForever()));
        });
        services.AddQuartzHostedService(o => o.WaitForJobsToComplete = true);
        services.AddSingleton<QueuedJobBell>();
    }

    private static void AddRecurring(IQuartzBuilder quartz, ScheduledJob job)
    {
        var key = new JobKey(job.Name);
        quartz.AddJob<WakeRecurringJob>(j => j.WithIdentity(key).StoreDurably());
        quartz.AddTrigger(t => t.ForJob(key).StartNow()
            .WithSimpleSchedule(s => s.WithInterval(WakeInterval).RepeatForever()));

        if (job.Schedule is DailyAt daily)
        {
            quartz.AddTrigger(t => t.ForJob(key).WithCronSchedule(
                $"0 {daily.Time.Minute} {daily.Time.Hour} * * ?", c => c.InTimeZone(UkTime.Zone)));
        }
    }
}

[DisallowConcurrentExecution]
internal sealed class WakeRecurringJob(RecurringJobRunner runner) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await runner.RunIfOwedAsync(context.JobDetail.Key.Name, cancellationToken);
}

[DisallowConcurrentExecution]
internal sealed class WakeQueuedJobs(QueuedJobRunner runner) : IJob
{
    public static readonly JobKey Key = new("queued-jobs");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await runner.RunAllAsync(cancellationToken);
}

/// <summary>Rung after a piece of work is saved, so that it starts at once instead of at the next wake.</summary>
public sealed class QueuedJobBell(ISchedulerFactory schedulers)
{
    public async Task RingAsync(CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        await scheduler.TriggerJob(WakeQueuedJobs.Key, cancellationToken);
    }
}
