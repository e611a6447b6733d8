using Microsoft.Extensions.DependencyInjection;

namespace CyberGov.Jobs;

public static class JobsServices
{
    public static IServiceCollection AddJobs(this IServiceCollection services, IReadOnlyList<ScheduledJob> timetable)
    {
        services.AddSingleton(timetable);
        services.AddSingleton<JobNode>();
        services.AddSingleton<RecurringJobRunner>();
        services.AddSingleton<QueuedJobRunner>();
        services.AddScoped<JobPositionsQuery>();
        services.AddScoped<JobRunsQuery>();
        services.AddScoped<RequestJobRun>();
        services.AddScoped<StartFollowers>();
        return services;
    }
}
