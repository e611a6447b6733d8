using CyberGov.Data;
using Microsoft.Extensions.Logging;

namespace CyberGov.Mail;

/// <summary>Before mails go that waited long or are tried again: has those that can be written anew, or dropped as no longer needed.</summary>
public sealed partial class RenewEmails(
    CyberGovDbContext db, IEnumerable<IEmailRenewal> renewals, TimeProvider time, ILogger<RenewEmails> logger)
{
    private readonly Dictionary<string, IEmailRenewal> _byKind = renewals.ToDictionary(r => r.Kind, StringComparer.Ordinal);

    /// <returns>Those that are to go.</returns>
    public async Task<IReadOnlyCollection<QueuedEmail>> ExecuteAsync(List<QueuedEmail> batch, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var toSend = new List<QueuedEmail>(batch.Count);

        foreach (var email in batch)
        {
            if (!email.NeedsRenewal(now) || !_byKind.TryGetValue(email.Kind, out var renewal))
            {
                toSend.Add(email);
            }
            else if (await RenewAsync(renewal, email, cancellationToken))
            {
                toSend.Add(email);
            }
        }

        return toSend;
    }

    private async Task<bool> RenewAsync(IEmailRenewal renewal, QueuedEmail email, CancellationToken cancellationToken)
    {
        bool isNeeded;
        try
        {
            isNeeded = await renewal.RenewAsync(email, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            NotRenewed(exception, email.QueuedEmailId);
            db.EmailAttempts.Add(email.RecordFailure(
                time.GetUtcNow(), "None", $"It waited and could not be written anew: {exception.Message}"));
            await db.SaveChangesAsync(cancellationToken);
            return false;
        }

        if (!isNeeded)
        {
            email.RecordNotNeeded();
        }

        await db.SaveChangesAsync(cancellationToken);
        return isNeeded;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Mail {QueuedEmailId} could not be written anew")]
    private partial void NotRenewed(Exception exception, Guid queuedEmailId);
}
