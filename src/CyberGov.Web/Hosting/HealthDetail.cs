using CyberGov.Web.Settings;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CyberGov.Web.Hosting;

/// <summary>What <c>/health/ready</c> asks, and what <c>/health/detail</c> tells administrators besides, check by check.</summary>
internal static class HealthDetail
{
    /// <summary>Marks the checks without which no page can be served.</summary>
    public const string Ready = "ready";

    public static void AddHealthDetail(this IServiceCollection services) => services.AddHealthChecks()
        .AddCheck<DatabaseHealthCheck>("database", tags: [Ready])
        .AddCheck<JobsHealthCheck>("jobs")
        .AddCheck<MailHealthCheck>("mail")
        .AddCheck<RemindersHealthCheck>("reminders")
        .AddCheck<StorageHealthCheck>("storage", failureStatus: null, tags: [], timeout: StorageHealthCheck.LongestWait)
        .AddCheck<DiskHealthCheck>("disk");

    public static Task WriteAsync(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(
        new
        {
            status = report.Status.ToString(),
            checks = report.Entries.ToDictionary(
                e => e.Key,
                e => new
                {
                    status = e.Value.Status.ToString(),
                    description = e.Value.Description ?? (e.Value.Exception is null ? null : "It could not be checked; the log says why."),
                    data = e.Value.Data,
                },
                StringComparer.Ordinal),
        },
        context.RequestAborted);
}

/// <summary>Room to write: uploads and the database need it.</summary>
internal sealed class DiskHealthCheck(Folders folders) : IHealthCheck
{
    private const double LeastFreeShare = 0.05;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var drive = new DriveInfo(folders.Data);
        var facts = new Dictionary<string, object>(StringComparer.Ordinal) { ["freeBytes"] = drive.AvailableFreeSpace };

        return Task.FromResult(drive.AvailableFreeSpace < drive.TotalSize * LeastFreeShare
            ? HealthCheckResult.Degraded("Less than a twentieth of the disk that holds the data is free.", data: facts)
            : HealthCheckResult.Healthy(data: facts));
    }
}
