using CyberGov.Jobs;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CyberGov.Web.Hosting;

/// <summary>Whether every job ran when it should, and whether any fails.</summary>
internal sealed class JobsHealthCheck(JobPositionsQuery jobs) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var positions = await jobs.ExecuteAsync(cancellationToken);
        var late = positions.Where(p => p.IsLate).Select(p => p.Job.Name).ToList();
        var failing = positions.Where(p => p.IsFailing).Select(p => p.Job.Name).ToList();
        var facts = new Dictionary<string, object>(StringComparer.Ordinal) { ["late"] = late, ["failing"] = failing };

        return (late.Count, failing.Count) switch
        {
            ( > 0, _) => HealthCheckResult.Unhealthy("Jobs have not run when they should have.", data: facts),
            (_, > 0) => HealthCheckResult.Degraded("The last run of some jobs failed; they are tried again.", data: facts),
            _ => HealthCheckResult.Healthy(data: facts),
        };
    }
}
