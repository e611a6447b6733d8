using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.Evidence;
using CyberGov.Jobs;
using CyberGov.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CyberGov.Reviews;

/// <summary>
/// Every working morning, queues each person one digest of the reviews and requests that need them. The digest and the record that it was
/// sent commit together, so a run that is repeated, missed or killed neither repeats nor loses a reminder.
/// </summary>
public sealed partial class SendReviewRemindersJob(
    CyberGovDbContext db,
    RemindersOwedQuery remindersOwed,
    BankHolidays bankHolidays,
    SiteAddress site,
    TimeProvider time,
    ILogger<SendReviewRemindersJob> logger) : IRecurringJob
{
    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        var today = time.TodayInUk();
        var council = await db.Organisations.AsNoTracking().SingleOrDefaultAsync(cancellationToken);

        // A run caught up at a weekend leaves its reminders to the next working day.
        if (council is null || !new WorkingDays(bankHolidays, council.Nation).Contains(today))
        {
            return;
        }

        if (!bankHolidays.CoversYear(today.Year))
        {
            HolidaysUnknown(today.Year);
        }

        var digests = await remindersOwed.ExecuteAsync(today, cancellationToken);
        var email = new ReviewReminderEmail(council.Name, site);

        foreach (var digest in digests)
        {
            Queue(digest, email.For(digest, today, time.GetUtcNow()));
            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
        }

        Queued(digests.Count);
    }

    private void Queue(OwedDigest digest, QueuedEmail email)
    {
        db.QueuedEmails.Add(email);
        db.ReviewReminders.AddRange(digest.Reviews.Select(review => new ReviewReminder
        {
            ReviewId = review.ReviewId,
            PersonId = digest.Recipient.PersonId,
            MilestoneOn = review.MilestoneOn,
            QueuedEmailId = email.QueuedEmailId,
        }));
        db.EvidenceRequestReminders.AddRange(digest.Requests.Select(request => new EvidenceRequestReminder
        {
            EvidenceRequestId = request.EvidenceRequestId,
            PersonId = digest.Recipient.PersonId,
            MilestoneOn = request.MilestoneOn,
            QueuedEmailId = email.QueuedEmailId,
        }));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The bank holidays of {Year} are not listed; only weekends are left out")]
    private partial void HolidaysUnknown(int year);

    [LoggerMessage(Level = LogLevel.Information, Message = "Queued {DigestCount} review digests")]
    private partial void Queued(int digestCount);
}
