using CyberGov.Data;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Mail;

/// <summary>One mail as it was written, and every attempt to hand it over, newest first.</summary>
public sealed record MailDetails(QueuedEmail Email, string MessageId, IReadOnlyList<EmailAttempt> Attempts);

public sealed class MailDetailsQuery(CyberGovDbContext db, MailSettings settings)
{
    public async Task<MailDetails?> ExecuteAsync(Guid queuedEmailId, CancellationToken cancellationToken)
    {
        var email = await db.QueuedEmails
            .AsNoTracking()
            .SingleOrDefaultAsync(e => e.QueuedEmailId == queuedEmailId, cancellationToken);

        if (email is null)
        {
            return null;
        }

        var attempts = await db.EmailAttempts
            .AsNoTracking()
            .Where(a => a.QueuedEmailId == queuedEmailId)
            .OrderByDescending(a => a.AttemptedAt)
            .ToListAsync(cancellationToken);

        return new MailDetails(email, email.MessageId(settings.FromAddress.Host), attempts);
    }
}
