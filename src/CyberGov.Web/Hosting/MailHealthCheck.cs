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

    /// <summary>A full queue of a whole council is handed over in less.</summary>
    private static readonly TimeSpan LongestUntouched = TimeSpan.FromMinutes(10);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var now = time.GetUtcNow();
        var untouchedSince = now - LongestUntouched;
        var queued = db.QueuedEmails.Where(e => e.State == EmailState.Queued);
        var waiting = await queued.CountAsync(cancellationToken);
        var oldest = await queued.MinAsync(e => (DateTimeOffset?)e.QueuedAt, cancellationToken);
        var cutOff = await queued.CountAsync(e => e.LeasedUntil <= now, cancellationToken);
        var untouched = await queued.CountAsync(
            e => e.LeasedUntil == null && e.QueuedAt < untouchedSince && e.NextAttemptAt < untouchedSince, cancellationToken);
        var facts = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["waiting"] = waiting,
            ["cutOff"] = cutOff,
            ["untouched"] = untouched,
            ["failed"] = await db.QueuedEmails.CountAsync(e => e.State == EmailState.Failed, cancellationToken),
            ["peopleNotReached"] = await db.People.RefusingMail(time.TodayInUk()).CountAsync(cancellationToken),
        };
        if (oldest is not null)
        {
            facts["oldestWaitingSince"] = oldest;
        }

        return (cutOff, untouched) switch
        {
            ( > 0, _) => HealthCheckResult.Degraded("The program was stopped while it had some mail in hand, which has not gone again yet.", data: facts),
            (_, > 0) => HealthCheckResult.Degraded("Some mail is due and has not been handed over for ten minutes.", data: facts),
            _ when oldest < now - LongestWait => HealthCheckResult.Degraded("Some mail has waited for more than an hour.", data: facts),
            _ => HealthCheckResult.Healthy(data: facts),
        };
    }
}
