using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.Jobs;
using CyberGov.Mail;
using Microsoft.EntityFrameworkCore;
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
    StartFollowers followers,
    TimeProvider time,
    ILogger<SendRemindersJob> logger) : IRecurringJob
{
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
        var had = await HadOneTodayAsync(today, cancellationToken);
        var queued = 0;
        await foreach (var some in remindersOwed.DigestsAsync(morning.Without(had), cancellationToken))
        {
            await queue.AddAsync(some, today, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
            queued += some.Count;
        }

        await followers.OfAsync<SendRemindersJob>(cancellationToken);
        Queued(queued);
    }

    /// <summary>One digest a day: what comes up after it, by a change of rules or another run, is owed tomorrow.</summary>
    private async Task<HashSet<Guid>> HadOneTodayAsync(DateOnly today, CancellationToken cancellationToken)
    {
        var midnight = UkTime.At(today, TimeOnly.MinValue);
        return await db.QueuedEmails
            .Where(e => e.Kind == DigestEmail.Kind && e.State == EmailState.Sent && e.SentAt >= midnight && e.PersonId != null)
            .Select(e => e.PersonId!.Value)
            .ToHashSetAsync(cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The bank holidays of {Year} are not listed; only the quiet days of the rules are left out")]
    private partial void HolidaysUnknown(int year);

    [LoggerMessage(Level = LogLevel.Information, Message = "Queued {DigestCount} reminder digests")]
    private partial void Queued(int digestCount);
}
