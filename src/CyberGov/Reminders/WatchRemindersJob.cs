using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.Jobs;
using CyberGov.Mail;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Reminders;

/// <summary>
/// Every hour compares what is owed with what has been sent, item by item, and keeps what is missing where a page can count it. It
/// asks the records and the ledger, not the job that queues mails, so it finds out whatever went wrong with that.
/// </summary>
public sealed class WatchRemindersJob(
    CyberGovDbContext db, IEnumerable<IReminderSource> sources, ReminderRulesQuery rules, BankHolidays bankHolidays, TimeProvider time) : IRecurringJob
{
    /// <summary>What comes up on a day is in nobody's post before this.</summary>
    private static readonly TimeOnly MorningIsOver = new(9, 0);

    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        var nation = await db.Organisations.AsNoTracking().Select(o => (Nation?)o.Nation).SingleOrDefaultAsync(cancellationToken);
        if (nation is null)
        {
            return;
        }

        var today = time.TodayInUk();
        var plan = await rules.ExecuteAsync(cancellationToken);
        var missing = await MissingAsync(plan, today, cancellationToken);
        var known = await db.UnsentReminders.ToListAsync(cancellationToken);
        foreach (var row in known)
        {
            if (missing.Remove((row.Kind, row.ItemId, row.DueOn), out var still))
            {
                row.PersonId = still.PersonId;
            }
            else
            {
                db.UnsentReminders.Remove(row);
            }
        }

        if (plan.QuietBecause(today, bankHolidays, nation.Value) is null && TimeOnly.FromDateTime(time.NowInUk().DateTime) >= MorningIsOver)
        {
            await AddAsync(missing, today, plan, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<Dictionary<(string Kind, Guid ItemId, DateOnly DueOn), Missing>> MissingAsync(
        ReminderPlan plan, DateOnly today, CancellationToken cancellationToken)
    {
        var recipients = await Recipients.LoadAsync(db, today, cancellationToken);
        var sent = await RemindersOwed.FurthestAsync(
            Lately(plan, today).Where(r => r.QueuedEmail!.State == EmailState.Sent), cancellationToken);
        var assignments = new Assignments(plan, recipients, today);
        var missing = new Dictionary<(string, Guid, DateOnly), Missing>();
        await foreach (var item in RemindersOwed.DueAsync(sources, new DueScope(today.AddDays(plan.DaysOfNotice)), cancellationToken))
        {
            var lines = assignments.LinesOf(item);
            var unsent = lines.Where(l => !RemindersOwed.IsTold(sent, l.Person, l.Line)).ToList();
            var isAskedToNobody = assignments.IsOwedToNobody(item);

            // Of several officers who are asked, one who was told will do.
            var isAsked = lines.Any(l => l.Line.IsAsked && !unsent.Contains(l));
            if (isAskedToNobody || unsent.Exists(l => !l.Line.IsAsked || !isAsked))
            {
                missing[(item.Kind, item.ItemId, item.DueOn)] = new Missing(item.Code, isAskedToNobody ? null : unsent[0].Person.PersonId);
            }
        }

        return missing;
    }

    /// <summary>Mails that have waited since before they were first looked for count from their own day.</summary>
    private async Task AddAsync(
        Dictionary<(string Kind, Guid ItemId, DateOnly DueOn), Missing> missing, DateOnly today, ReminderPlan plan, CancellationToken cancellationToken)
    {
        var queued = await Lately(plan, today)
            .Where(r => r.QueuedEmail!.State == EmailState.Queued || r.QueuedEmail.State == EmailState.Failed)
            .GroupBy(r => new { r.Kind, r.ItemId, r.DueOn })
            .Select(g => new { g.Key, At = g.Min(r => r.QueuedEmail!.QueuedAt) })
            .ToDictionaryAsync(g => (g.Key.Kind, g.Key.ItemId, g.Key.DueOn), g => UkTime.DateIn(g.At), cancellationToken);
        db.UnsentReminders.AddRange(missing.Select(m => new UnsentReminder
        {
            Kind = m.Key.Kind,
            ItemId = m.Key.ItemId,
            DueOn = m.Key.DueOn,
            Code = m.Value.Code,
            PersonId = m.Value.PersonId,
            SinceOn = queued.GetValueOrDefault(m.Key, today),
        }));
    }

    private IQueryable<Reminder> Lately(ReminderPlan plan, DateOnly today)
    {
        var since = today.AddDays(-plan.LongestGap);
        return db.Reminders.AsNoTracking().Where(r => r.StepOn >= since && r.NotNeededAt == null);
    }

    private sealed record Missing(string Code, Guid? PersonId);
}
