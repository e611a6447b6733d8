using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.Jobs;
using Microsoft.Extensions.Logging;

namespace CyberGov.Reminders;

/// <summary>
/// Every working morning, queues each person one digest of everything that needs them. A digest and its lines in the ledger commit
/// together, so a run that is repeated, missed or killed neither repeats nor loses a reminder.
/// </summary>
public sealed partial class SendRemindersJob(
    CyberGovDbContext db,
    RemindersOwed remindersOwed,
    DigestWriter writer,
    BankHolidays bankHolidays,
    TimeProvider time,
    ILogger<SendRemindersJob> logger) : IRecurringJob
{
    /// <summary>Few enough that memory stays flat, and enough that the disk is not waited for five thousand times.</summary>
    private const int PeopleAtOnce = 50;

    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        var today = time.TodayInUk();
        var morning = await remindersOwed.ExecuteAsync(today, cancellationToken);
        if (morning.QuietBecause is not null || await writer.OpenAsync(cancellationToken) is not { } email)
        {
            return;
        }

        if (!bankHolidays.CoversYear(today.Year))
        {
            HolidaysUnknown(today.Year);
        }

        var queue = new DigestQueue(db, email, time);
        foreach (var some in morning.Digests.Chunk(PeopleAtOnce))
        {
            await queue.AddAsync(some, today, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
        }

        Queued(morning.Digests.Count);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The bank holidays of {Year} are not listed; only the quiet days of the rules are left out")]
    private partial void HolidaysUnknown(int year);

    [LoggerMessage(Level = LogLevel.Information, Message = "Queued {DigestCount} reminder digests")]
    private partial void Queued(int digestCount);
}
