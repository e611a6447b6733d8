using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.Jobs;
using CyberGov.Mail;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Reminders;

/// <summary>
/// Every hour compares what is owed with what has been sent, item by item, and keeps what is missing where a page can count it. It
/// asks the records and the ledger, not the job that queues mails, so it finds out whatever went wrong with that. While mail is down
/// for days everything that is due is missing: a few items are held at a time, and of the others ids alone.
/// </summary>
public sealed class WatchRemindersJob(
    CyberGovDbContext db, IEnumerable<IReminderSource> sources, ReminderRulesQuery rules, BankHolidays bankHolidays, TimeProvider time) : IRecurringJob
{
    public const int MostAtOnce = 500;

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
        var assignments = new Assignments(plan, await Recipients.LoadAsync(db, today, cancellationToken), today);
        var scope = new DueScope(today.AddDays(plan.DaysOfNotice));
        await LookAgainAsync(assignments, scope, cancellationToken);
        if (plan.QuietBecause(today, bankHolidays, nation.Value) is null && TimeOnly.FromDateTime(time.NowInUk().DateTime) >= MorningIsOver)
        {
            await AddAsync(assignments, scope, cancellationToken);
        }
    }

    /// <summary>At what was missing: it goes once it was sent or is owed no more.</summary>
    private async Task LookAgainAsync(Assignments assignments, DueScope scope, CancellationToken cancellationToken)
    {
        var last = Guid.Empty;
        while (await db.UnsentReminders.Where(r => r.UnsentReminderId > last).OrderBy(r => r.UnsentReminderId).Take(MostAtOnce)
            .ToListAsync(cancellationToken) is { Count: > 0 } known)
        {
            var asked = scope with { ItemIds = [.. known.Select(r => r.ItemId).Distinct()] };
            var due = await RemindersOwed.DueAsync(sources, asked, cancellationToken).ToListAsync(cancellationToken);
            var missing = await MissingAsync(due, assignments, cancellationToken);
            foreach (var row in known)
            {
                if (missing.TryGetValue((row.Kind, row.ItemId, row.DueOn), out var still))
                {
                    row.PersonId = still.PersonId;
                }
                else
                {
                    db.UnsentReminders.Remove(row);
                }
            }

            await SaveAsync(cancellationToken);
            last = known[^1].UnsentReminderId;
        }
    }

    /// <summary>All that is due is read as a stream once, and again a few items at a time.</summary>
    private async Task AddAsync(Assignments assignments, DueScope scope, CancellationToken cancellationToken)
    {
        var itemIds = await RemindersOwed.DueAsync(sources, scope, cancellationToken)
            .Where(i => assignments.LinesOf(i).Count > 0 || assignments.IsOwedToNobody(i))
            .Select(i => i.ItemId)
            .ToHashSetAsync(comparer: null, cancellationToken);
        foreach (var some in itemIds.Chunk(MostAtOnce))
        {
            var due = await RemindersOwed.DueAsync(sources, scope with { ItemIds = some }, cancellationToken).ToListAsync(cancellationToken);
            await AddAsync(due, assignments, cancellationToken);
        }
    }

    /// <summary>Mails that have waited since before they were first looked for count from their own day.</summary>
    private async Task AddAsync(List<DueItem> due, Assignments assignments, CancellationToken cancellationToken)
    {
        var missing = await MissingAsync(due, assignments, cancellationToken);
        List<Guid> itemIds = [.. missing.Keys.Select(k => k.ItemId).Distinct()];
        var known = await db.UnsentReminders.AsNoTracking()
            .Where(r => EF.Parameter(itemIds).Contains(r.ItemId))
            .Select(r => new { r.Kind, r.ItemId, r.DueOn })
            .ToListAsync(cancellationToken);
        known.ForEach(k => missing.Remove((k.Kind, k.ItemId, k.DueOn)));
        if (missing.Count == 0)
        {
            return;
        }

        var queued = await Lately(assignments)
            .Where(r => EF.Parameter(itemIds).Contains(r.ItemId))
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
            SinceOn = queued.GetValueOrDefault(m.Key, assignments.Today),
        }));
        await SaveAsync(cancellationToken);
    }

    /// <summary>Only its own rows are let go: in the made-up council others are held meanwhile.</summary>
    private async Task SaveAsync(CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        foreach (var row in db.ChangeTracker.Entries<UnsentReminder>().ToList())
        {
            row.State = EntityState.Detached;
        }
    }

    private async Task<Dictionary<(string Kind, Guid ItemId, DateOnly DueOn), Missing>> MissingAsync(
        List<DueItem> due, Assignments assignments, CancellationToken cancellationToken)
    {
        List<Guid> itemIds = [.. due.Select(i => i.ItemId).Distinct()];
        var sent = await RemindersOwed.FurthestAsync(
            Lately(assignments).Where(r => EF.Parameter(itemIds).Contains(r.ItemId) && r.QueuedEmail!.State == EmailState.Sent), cancellationToken);
        var missing = new Dictionary<(string, Guid, DateOnly), Missing>();
        foreach (var item in due)
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

    private IQueryable<Reminder> Lately(Assignments assignments)
    {
        var since = assignments.Today.AddDays(-assignments.Plan.LongestGap);
        return db.Reminders.AsNoTracking().Where(r => r.StepOn >= since && r.NotNeededAt == null);
    }

    private sealed record Missing(string Code, Guid? PersonId);
}
