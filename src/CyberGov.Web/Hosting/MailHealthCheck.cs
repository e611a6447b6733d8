using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CyberGov.Web.Hosting;

/// <summary>Whether mail leaves the building: what waits, what failed, whom it does not reach.</summary>
internal sealed class MailHealthCheck(CyberGovDbContext db, TimeProvider time) : IHealthCheck
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var queued = db.QueuedEmails.Where(e => e.State == EmailState.Queued);
        var waiting = await queued.CountAsync(cancellationToken);
        var oldest = await queued.MinAsync(e => (DateTimeOffset?)e.QueuedAt, cancellationToken);
        var facts = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["waiting"] = waiting,
            ["failed"] = await db.QueuedEmails.CountAsync(e => e.State == EmailState.Failed, cancellationToken),
            ["peopleNotReached"] = await db.People.RefusingMail(time.TodayInUk()).CountAsync(cancellationToken),
        };
        if (oldest is not null)
        {
            facts["oldestWaitingSince"] = oldest;
        }

        return oldest < time.GetUtcNow() - LongestWait
            ? HealthCheckResult.Degraded("Some mail has waited for more than an hour.", data: facts)
            : HealthCheckResult.Healthy(data: facts);
    }
}
