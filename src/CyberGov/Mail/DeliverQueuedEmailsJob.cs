using CyberGov.Data;
using CyberGov.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CyberGov.Mail;

/// <summary>
/// Every minute, hands queued mails to the transport, a few at once, and commits what became of each. Killed at any
/// moment, it leaves a lease that runs out; at worst a mail goes again under the same Message-ID.
/// </summary>
public sealed partial class DeliverQueuedEmailsJob(
    CyberGovDbContext db, IEmailTransport transport, TimeProvider time, ILogger<DeliverQueuedEmailsJob> logger) : IRecurringJob
{
    /// <summary>SmtpClient waits on the network for most of each mail, so several connections are many times faster than one.</summary>
    private const int AtOnce = 8;

    /// <summary>Longer than the slowest hand-off may take.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        var serverAnswers = true;

        // When nobody took any of a batch the server is most likely down: the rest waits for the next minute.
        while (serverAnswers && await TakeAsync(cancellationToken) is { Count: > 0 } batch)
        {
            serverAnswers = await DeliverAsync(batch);
            db.ChangeTracker.Clear();
        }
    }

    private async Task<List<QueuedEmail>> TakeAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var now = time.GetUtcNow();
            var batch = await db.QueuedEmails
                .Where(e => e.State == EmailState.Queued && e.NextAttemptAt <= now)
                .Where(e => e.LeasedUntil == null || e.LeasedUntil <= now)
                .OrderBy(e => e.NextAttemptAt)
                .ThenBy(e => e.QueuedAt)
                .Take(AtOnce)
                .ToListAsync(cancellationToken);

            batch.ForEach(e => e.Lease(now, Lease));

            try
            {
                await db.SaveChangesAsync(cancellationToken);

                return batch;
            }
            catch (DbUpdateConcurrencyException)
            {
                // Another node took one of them first; look again for what is left.
                db.ChangeTracker.Clear();
            }
        }
    }

    /// <returns>Whether the other side took or refused at least one.</returns>
    private async Task<bool> DeliverAsync(List<QueuedEmail> batch)
    {
        var handOffs = batch.ConvertAll(HandOverAsync);

        await foreach (var handOff in Task.WhenEach(handOffs))
        {
            await CommitAsync(await handOff);
        }

        return batch.Exists(e => e.State != EmailState.Queued);
    }

    private async Task<HandOff> HandOverAsync(QueuedEmail email)
    {
        try
        {
            // Not cancelled half-way when the program stops: the mail might be on its way without our knowing.
            var answer = await transport.HandOverAsync(email, CancellationToken.None);

            return new HandOff(email, (now, name) => email.RecordSent(now, name, answer));
        }
        catch (EmailRefusedException refusal)
        {
            Refused(email.QueuedEmailId);

            return new HandOff(email, (now, name) => email.RecordRefusal(now, name, refusal.Message));
        }
        catch (Exception exception)
        {
            NotTaken(email.QueuedEmailId, email.AttemptCount);

            return new HandOff(email, (now, name) => email.RecordFailure(now, name, exception.Message));
        }
    }

    private async Task CommitAsync(HandOff handOff)
    {
        db.EmailAttempts.Add(handOff.Record(time.GetUtcNow(), transport.Name));

        try
        {
            await db.SaveChangesAsync(CancellationToken.None);
        }
        catch (DbUpdateConcurrencyException)
        {
            // The lease ran out and another node has the mail; the ledger keeps that we handed it over too.
            db.Entry(handOff.Email).State = EntityState.Detached;
            await db.SaveChangesAsync(CancellationToken.None);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail {QueuedEmailId} was refused for good")]
    private partial void Refused(Guid queuedEmailId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Mail {QueuedEmailId} was not taken at attempt {Attempt}")]
    private partial void NotTaken(Guid queuedEmailId, int attempt);

    private sealed record HandOff(QueuedEmail Email, Func<DateTimeOffset, string, EmailAttempt> Record);
}
