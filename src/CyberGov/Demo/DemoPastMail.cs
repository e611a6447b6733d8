using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.Mail;
using CyberGov.Reminders;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Demo;

/// <summary>What assessments and agreements wrote to people: the mails of their steps, and the reminders owed on the last morning.</summary>
internal sealed class DemoPastMail(CyberGovDbContext db, RemindersOwed reminders, DigestWriter writer, DemoClock clock, DemoCalendar calendar)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    public async Task MakeAsync(CancellationToken cancellationToken)
    {
        clock.Now = UkTime.At(calendar.LastDay, new TimeOnly(7, 35));
        var queue = new DigestQueue(db, (await writer.OpenAsync(cancellationToken))!, clock);
        var morning = await reminders.ExecuteAsync(calendar.LastDay, cancellationToken);
        await foreach (var some in reminders.DigestsAsync(morning, cancellationToken))
        {
            await queue.AddAsync(some, calendar.LastDay, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
        }

        await HandOverAsync(cancellationToken);
    }

    /// <summary>Nothing of a made-up council goes to a mail server: it stands in the ledger as sent.</summary>
    private async Task HandOverAsync(CancellationToken cancellationToken)
    {
        foreach (var mail in await db.QueuedEmails.Where(m => m.State == EmailState.Queued).ToListAsync(cancellationToken))
        {
            var at = mail.QueuedAt.AddMinutes(1);
            mail.Lease(at, Lease);
            db.EmailAttempts.Add(mail.RecordSent(at, MailEvents.Transport, new HandedOver("250 2.0.0 Ok: queued")));
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
