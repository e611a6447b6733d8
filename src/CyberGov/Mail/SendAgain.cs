using CyberGov.ChangeHistory;
using CyberGov.Data;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Mail;

/// <summary>Puts a failed mail back into the queue, once someone has mended what was wrong.</summary>
public sealed class SendAgain(CyberGovDbContext db, TimeProvider time)
{
    /// <returns>False when there is no such failed mail.</returns>
    public async Task<bool> ExecuteAsync(Guid queuedEmailId, CancellationToken cancellationToken)
    {
        var email = await db.QueuedEmails.SingleOrDefaultAsync(
            e => e.QueuedEmailId == queuedEmailId && e.State == EmailState.Failed, cancellationToken);

        if (email is null)
        {
            return false;
        }

        email.TryAgain(time.GetUtcNow());
        db.Note(ChangeAction.Changed, nameof(QueuedEmail), email.QueuedEmailId, (nameof(QueuedEmail.State), email.State.ToString()));
        await db.SaveChangesAsync(cancellationToken);

        return true;
    }
}
