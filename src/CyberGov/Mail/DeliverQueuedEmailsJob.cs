using System.Collections.Concurrent;
using CyberGov.Data;
using CyberGov.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CyberGov.Mail;

/// <summary>
/// Every minute, hands queued mails to the transport one after another, or over a few lanes while very many wait, and commits
/// what became of each before its lane takes the next. Killed at any moment, it leaves leases that run out; at worst one mail
/// a lane goes again under the same Message-ID. While the mail server is down, one mail a minute finds out and the others are
/// left as they are.
/// </summary>
public sealed partial class DeliverQueuedEmailsJob(
    CyberGovDbContext db,
    IEmailTransport transport,
    RenewEmails renewals,
    RecordHandOff handOffs,
    LeaseRenewal leases,
    DeliveryPause pause,
    StartFollowers followers,
    TimeProvider time,
    ILogger<DeliverQueuedEmailsJob> logger) : IRecurringJob
{
    /// <summary>So many go one after another, in about two minutes by SMTP: a kill then repeats one mail at most. More would take too long.</summary>
    public const int MostOnOneLane = 2_000;

    /// <summary>How many a lane takes before the next look into the queue.</summary>
    private const int RoundsABatch = 4;

    /// <summary>So many failures in a row, none of them clearly about one mail, mean that the server is not well.</summary>
    private const int MostFailuresInARow = 8;

    private int _failuresInARow;

    private int _lanes = 1;

    private bool _serverAnswers;

    private bool _hasRecorded;

    private volatile bool _stop;

    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        _stop = pause.Until > time.GetUtcNow();
        if (!_stop && await Due(time.GetUtcNow()).Take(MostOnOneLane + 1).CountAsync(cancellationToken) > MostOnOneLane)
        {
            _lanes = transport.AtOnce;
        }

        // One mail finds out whether anybody answers; only then come the others.
        while (!_stop
            && !cancellationToken.IsCancellationRequested
            && await TakeAsync(_serverAnswers ? _lanes * RoundsABatch : 1, cancellationToken) is { Count: > 0 } batch)
        {
            await leases.WhileAsync(
                async () => await DeliverAsync(await renewals.ExecuteAsync(batch, cancellationToken), cancellationToken),
                batch.ConvertAll(e => e.QueuedEmailId));
            db.ChangeTracker.Clear();
        }

        if (_hasRecorded)
        {
            await followers.OfAsync<DeliverQueuedEmailsJob>(cancellationToken);
        }
    }

    private async Task<List<QueuedEmail>> TakeAsync(int most, CancellationToken cancellationToken)
    {
        while (true)
        {
            var now = time.GetUtcNow();
            var batch = await Due(now)
                .Include(e => e.Attachments)
                .OrderBy(e => e.NextAttemptAt)
                .ThenBy(e => e.QueuedAt)
                .Take(most)
                .ToListAsync(cancellationToken);

            db.EmailAttempts.AddRange(batch.Select(e => e.Lease(now, LeaseRenewal.Length)).OfType<EmailAttempt>());

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

    private IQueryable<QueuedEmail> Due(DateTimeOffset now) => db.QueuedEmails
        .Where(e => e.State == EmailState.Queued && e.NextAttemptAt <= now)
        .Where(e => e.LeasedUntil == null || e.LeasedUntil <= now);

    private async Task DeliverAsync(IReadOnlyCollection<QueuedEmail> batch, CancellationToken cancellationToken)
    {
        var waiting = new ConcurrentQueue<QueuedEmail>(batch);
        using var oneAtATime = new SemaphoreSlim(1);
        var lanes = Enumerable.Range(0, Math.Min(_lanes, batch.Count))
            .Select(_ => DeliverOneAfterAnotherAsync(waiting, oneAtATime, cancellationToken));
        await Task.WhenAll(lanes);

        foreach (var untouched in waiting)
        {
            untouched.Release();
        }

        await db.SaveChangesAsync(CancellationToken.None);
    }

    private async Task DeliverOneAfterAnotherAsync(
        ConcurrentQueue<QueuedEmail> waiting, SemaphoreSlim oneAtATime, CancellationToken cancellationToken)
    {
        while (!_stop && !cancellationToken.IsCancellationRequested && waiting.TryDequeue(out var email))
        {
            var handOff = await HandOverAsync(email);
            await oneAtATime.WaitAsync(CancellationToken.None);
            try
            {
                Judge(handOff);
                await handOffs.ExecuteAsync(handOff);
                _hasRecorded = true;
            }
            catch
            {
                // Without a record of what went, nothing more may go.
                _stop = true;
                throw;
            }
            finally
            {
                oneAtATime.Release();
            }
        }
    }

    private async Task<HandOff> HandOverAsync(QueuedEmail email)
    {
        try
        {
            // Not cancelled half-way when the program stops: the mail might be on its way without our knowing.
            return HandOff.Taken(email, await transport.HandOverAsync(email, CancellationToken.None));
        }
        catch (EmailRefusedException refusal)
        {
            Refused(email.QueuedEmailId);

            return HandOff.Refused(email, refusal.Message);
        }
        catch (MailServerException failure)
        {
            NotTaken(email.QueuedEmailId, email.AttemptCount);

            return HandOff.NotTaken(email, failure);
        }
        catch (Exception exception)
        {
            HandOverFailed(exception, email.QueuedEmailId);

            return HandOff.NotTaken(email, new MailServerException(exception.Message, exception));
        }
    }

    private void Judge(HandOff handOff)
    {
        if (handOff.Failure is not { } failure || failure.Trouble == MailTrouble.PutOff)
        {
            (_serverAnswers, _failuresInARow) = (true, 0);
            return;
        }

        _failuresInARow++;
        if (failure.Trouble == MailTrouble.WholeServer || _failuresInARow >= MostFailuresInARow)
        {
            _stop = true;
            pause.For(failure.RetryAfter);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail {QueuedEmailId} was refused for good")]
    private partial void Refused(Guid queuedEmailId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Mail {QueuedEmailId} was not taken at attempt {Attempt}")]
    private partial void NotTaken(Guid queuedEmailId, int attempt);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail {QueuedEmailId} could not be handed over")]
    private partial void HandOverFailed(Exception exception, Guid queuedEmailId);
}

/// <summary>How long the other side asked to be left alone. Forgotten with the process, which costs it one more request.</summary>
public sealed class DeliveryPause(TimeProvider time)
{
    public DateTimeOffset? Until { get; private set; }

    public void For(TimeSpan? howLong) => Until = howLong is null ? null : time.GetUtcNow() + howLong;
}
