using CyberGov.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace CyberGov.IntegrationTests.Jobs;

/// <summary>What a job of the tests has done and should do.</summary>
public sealed class JobLog
{
    private int _runs;

    public int Runs => _runs;

    public Func<Task> Work { get; set; } = () => Task.CompletedTask;

    public Task RunAsync()
    {
        Interlocked.Increment(ref _runs);
        return Work();
    }
}

public sealed class LoggedJob(JobLog log) : IRecurringJob
{
    public Task ExecuteAsync(CancellationToken cancellationToken) => log.RunAsync();
}

public static class Timetable
{
    public const string JobName = "logged-job";

    /// <summary>A timetable of one job, every working day at half past seven in the morning.</summary>
    public static void OneDailyJob(IServiceCollection services)
    {
        services.AddSingleton<JobLog>();
        services.AddSingleton<IReadOnlyList<ScheduledJob>>(
        [
            new ScheduledJob(JobName, "Counts its runs", typeof(LoggedJob), Schedule.WorkingDaysAt(new TimeOnly(7, 30))),
        ]);
    }
}
