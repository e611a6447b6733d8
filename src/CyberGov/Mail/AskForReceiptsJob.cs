using CyberGov.Data;
using CyberGov.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CyberGov.Mail;

/// <summary>Asks a transport that keeps receipts what became of the mails it took, and writes the answers into the ledger.</summary>
public sealed partial class AskForReceiptsJob(
    CyberGovDbContext db,
    IEmailTransport transport,
    RecordHandOff handOffs,
    TimeProvider time,
    ILogger<AskForReceiptsJob> logger) : IRecurringJob
{
    private const int MostARun = 500;

    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        if (transport is not IDeliveryReceipts receipts)
        {
            return;
        }

        var now = time.GetUtcNow();
        var due = await db.QueuedEmails
            .Where(e => e.ReceiptDueAt <= now && e.Receipt != null)
            .OrderBy(e => e.ReceiptDueAt)
            .Take(MostARun)
            .ToListAsync(cancellationToken);

        foreach (var email in due)
        {
            try
            {
                await handOffs.ExecuteAsync(email, await receipts.AskAsync(email.Receipt!, cancellationToken));
            }
            catch (MailServerException)
            {
                // Asked again at the next run, like those after it.
                NotAnswered(email.QueuedEmailId);
                return;
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What became of mail {QueuedEmailId} could not be asked")]
    private partial void NotAnswered(Guid queuedEmailId);
}
