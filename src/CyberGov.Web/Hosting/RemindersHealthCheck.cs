using CyberGov.Reminders;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CyberGov.Web.Hosting;

/// <summary>Whether anything was owed and nothing sent, for as many days as the rules call an alarm.</summary>
internal sealed class RemindersHealthCheck(UnsentRemindersQuery unsent) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var (days, count) = await unsent.CountAsync(cancellationToken);
        var facts = new Dictionary<string, object>(StringComparer.Ordinal) { ["owedAndNotSent"] = count, ["alarmAfterDays"] = days };

        return count > 0
            ? HealthCheckResult.Degraded("Reminders are owed and have not been sent for days.", data: facts)
            : HealthCheckResult.Healthy(data: facts);
    }
}
