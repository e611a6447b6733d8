using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.Mail;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Reminders;

/// <summary>A digest that has waited says what is still true on the day it goes: what was done meanwhile is dropped from it.</summary>
public sealed class DigestRenewal(
    CyberGovDbContext db, IEnumerable<IReminderSource> sources, ReminderRulesQuery rules, DigestWriter writer, TimeProvider time) : IEmailRenewal
{
    private (DateOnly Day, ReminderPlan Plan, Recipients Recipients)? _known;

    public string Kind => DigestEmail.Kind;

    public async Task<bool> RenewAsync(QueuedEmail email, CancellationToken cancellationToken)
    {
        var (now, today) = (time.GetUtcNow(), time.TodayInUk());
        if (email.PersonId is not { } personId || await writer.OpenAsync(cancellationToken) is not { } digestEmail)
        {
            return false;
        }

        var (plan, recipients) = await KnownAsync(today, cancellationToken);
        var rows = await db.Reminders.Where(r => r.QueuedEmailId == email.QueuedEmailId && r.NotNeededAt == null).ToListAsync(cancellationToken);
        var leftovers = await db.Reminders.AsNoTracking()
            .Where(r => r.CancelledInId == email.QueuedEmailId && r.DueOn >= today)
            .Select(r => new CalendarLeftover(r.Kind, r.ItemId, r.DueOn, r.Code))
            .Distinct()
            .ToListAsync(cancellationToken);
        var still = recipients.CanBeTold(personId) ? await StillTrueAsync(personId, rows, plan, recipients, today, cancellationToken) : [];
        DigestQueue.DropWhatIsDone(rows, still, now);
        if (still.Count == 0 && leftovers.Count == 0)
        {
            return false;
        }

        var digest = new OwedDigest(recipients.Person(personId), still, [], leftovers, email.QueuedEmailId);
        await db.Entry(email).Collection(e => e.Attachments).LoadAsync(cancellationToken);
        var last = await CalendarSequence.LastOfAsync(db, [personId], cancellationToken);
        DigestQueue.Rewrite(db, email, digestEmail.Write(digest, today, last.GetValueOrDefault(personId), now));
        return true;
    }

    private async Task<List<DigestLine>> StillTrueAsync(
        Guid personId, List<Reminder> rows, ReminderPlan plan, Recipients recipients, DateOnly today, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
        {
            return [];
        }

        var scope = new DueScope(rows.Max(r => r.DueOn)) { ItemIds = [.. rows.Select(r => r.ItemId).Distinct()] };
        var said = rows.Select(r => (r.Kind, r.ItemId, r.DueOn)).ToHashSet();
        var assignments = new Assignments(plan, recipients, today);
        var lines = await RemindersOwed.DueAsync(sources, scope, cancellationToken)
            .SelectMany(assignments.LinesOf)
            .Where(l => l.Person.PersonId == personId && said.Contains(l.Line.Key))
            .Select(l => l.Line)
            .ToListAsync(cancellationToken);

        return RemindersOwed.Sorted(lines);
    }

    /// <summary>Rules and people are read once for all the mails of one delivery run.</summary>
    private async Task<(ReminderPlan Plan, Recipients Recipients)> KnownAsync(DateOnly today, CancellationToken cancellationToken)
    {
        if (_known is not { } known || known.Day != today)
        {
            known = (today, await rules.ExecuteAsync(cancellationToken), await Recipients.LoadAsync(db, today, cancellationToken));
            _known = known;
        }

        return (known.Plan, known.Recipients);
    }
}
