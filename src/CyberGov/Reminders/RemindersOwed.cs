using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.Mail;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Reminders;

/// <summary>Who is owed which reminders on a day: a fixed number of queries, however many items and people there are.</summary>
public sealed class RemindersOwed(
    CyberGovDbContext db, IEnumerable<IReminderSource> sources, ReminderRulesQuery rules, BankHolidays bankHolidays, TimeProvider time)
{
    public async Task<OwedMorning> ExecuteAsync(DateOnly today, CancellationToken cancellationToken)
    {
        var plan = await rules.ExecuteAsync(cancellationToken);
        var nation = await db.Organisations.AsNoTracking().Select(o => (Nation?)o.Nation).SingleOrDefaultAsync(cancellationToken);
        var quiet = nation is null ? "the council is not set up yet" : plan.QuietBecause(today, bankHolidays, nation.Value);
        if (quiet is not null)
        {
            return new OwedMorning(today, quiet, []);
        }

        var recipients = await Recipients.LoadAsync(db, today, cancellationToken);
        var entries = await CalendarEntriesAsync(today, cancellationToken);
        var horizon = entries.Select(e => e.Leftover.DueOn).Append(today.AddDays(plan.DaysOfNotice)).Max();
        var items = await DueAsync(sources, new DueScope(horizon), cancellationToken);
        var since = today.AddDays(-plan.LongestGap);
        var told = await FurthestAsync(db.Reminders.AsNoTracking().Where(r => r.StepOn >= since && r.NotNeededAt == null), cancellationToken);
        var waiting = await WaitingAsync(cancellationToken);
        var leftovers = Leftovers(entries, items, recipients);
        var lines = new Assignments(plan, recipients, today).Of(items);

        return new OwedMorning(today, null, Compose(lines, told, waiting, leftovers, recipients));
    }

    internal static async Task<List<DueItem>> DueAsync(
        IEnumerable<IReminderSource> sources, DueScope scope, CancellationToken cancellationToken)
    {
        var items = new List<DueItem>();
        foreach (var source in sources)
        {
            items.AddRange(await source.DueAsync(scope, cancellationToken));
        }

        return items;
    }

    private static List<OwedDigest> Compose(
        ILookup<ReminderPerson, DigestLine> lines,
        Dictionary<ToldKey, int> told,
        Dictionary<Guid, WaitingDigest> waiting,
        ILookup<Guid, CalendarLeftover> leftovers,
        Recipients recipients)
    {
        var digests = new List<OwedDigest>();
        foreach (var mine in lines)
        {
            var personId = mine.Key.PersonId;
            var owed = mine.Where(l => !(told.TryGetValue(ToldKey.Of(personId, l), out var step) && step >= l.Step)).ToList();
            var unsent = waiting.GetValueOrDefault(personId);
            if (owed.Count > 0 || leftovers.Contains(personId))
            {
                var still = unsent is null ? [] : mine.Where(l => unsent.Keys.Contains(l.Key)).ToList();
                digests.Add(new OwedDigest(mine.Key, Sorted(owed), Sorted(still), [.. leftovers[personId]], unsent?.QueuedEmailId));
            }
        }

        var others = leftovers.Where(l => recipients.CanBeTold(l.Key) && !lines.Contains(recipients.Person(l.Key)));
        digests.AddRange(others.Select(l => new OwedDigest(recipients.Person(l.Key), [], [], [.. l], WaitingEmailId: null)));
        return digests;
    }

    internal static List<DigestLine> Sorted(IEnumerable<DigestLine> lines) =>
        [.. lines.OrderBy(l => l.Item.DueOn).ThenBy(l => l.Item.Code, StringComparer.Ordinal)];

    /// <summary>The furthest step that each person has in these lines of the ledger, for each due date.</summary>
    internal static async Task<Dictionary<ToldKey, int>> FurthestAsync(IQueryable<Reminder> lines, CancellationToken cancellationToken)
    {
        var told = new Dictionary<ToldKey, int>();
        var rows = lines
            .Select(r => new { r.PersonId, r.Kind, r.ItemId, r.DueOn, r.Step })
            .AsAsyncEnumerable();
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            var key = new ToldKey(row.PersonId, row.Kind, row.ItemId, row.DueOn);
            told[key] = Math.Max(row.Step, told.GetValueOrDefault(key, int.MinValue));
        }

        return told;
    }

    /// <summary>Digests that no mail server has taken yet and that nobody is handing over this moment.</summary>
    private async Task<Dictionary<Guid, WaitingDigest>> WaitingAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var rows = await db.Reminders.AsNoTracking()
            .Where(r => r.NotNeededAt == null && r.QueuedEmail!.Kind == DigestEmail.Kind && r.QueuedEmail.State == EmailState.Queued)
            .Where(r => r.QueuedEmail!.LeasedUntil == null || r.QueuedEmail.LeasedUntil <= now)
            .Select(r => new { r.PersonId, r.QueuedEmailId, r.Kind, r.ItemId, r.DueOn })
            .ToListAsync(cancellationToken);

        // Of two that wait, which happens only when one was being handed over at the time, the later is added to.
        return rows.GroupBy(r => r.PersonId).ToDictionary(
            mine => mine.Key,
            mine => mine.GroupBy(r => r.QueuedEmailId).OrderBy(m => m.Key)
                .Select(m => new WaitingDigest(m.Key, [.. m.Select(r => (r.Kind, r.ItemId, r.DueOn))])).Last());
    }

    private async Task<List<(Guid PersonId, CalendarLeftover Leftover)>> CalendarEntriesAsync(DateOnly today, CancellationToken cancellationToken)
    {
        var entries = await db.Reminders.AsNoTracking()
            .Where(r => r.HasCalendarEntry && r.CancelledInId == null && r.NotNeededAt == null)
            .Where(r => r.DueOn >= today && r.QueuedEmail!.State == EmailState.Sent)
            .Select(r => new { r.PersonId, r.Kind, r.ItemId, r.DueOn, r.Code })
            .Distinct()
            .ToListAsync(cancellationToken);

        return entries.ConvertAll(e => (e.PersonId, new CalendarLeftover(e.Kind, e.ItemId, e.DueOn, e.Code)));
    }

    /// <summary>Calendar entries of days to come whose item is done, has moved or is someone else's now.</summary>
    private static ILookup<Guid, CalendarLeftover> Leftovers(
        List<(Guid PersonId, CalendarLeftover Leftover)> entries, List<DueItem> items, Recipients recipients)
    {
        var open = items.ToDictionary(i => (i.Kind, i.ItemId, i.DueOn));

        return entries.Where(e => recipients.CanBeTold(e.PersonId) && !IsStillTheirs(e)).ToLookup(e => e.PersonId, e => e.Leftover);

        bool IsStillTheirs((Guid PersonId, CalendarLeftover Leftover) entry) =>
            open.TryGetValue((entry.Leftover.Kind, entry.Leftover.ItemId, entry.Leftover.DueOn), out var item)
            && (item.OwnerId == entry.PersonId || recipients.Asked(item).Any(t => t.Person.PersonId == entry.PersonId));
    }

    private sealed record WaitingDigest(Guid QueuedEmailId, HashSet<(string Kind, Guid ItemId, DateOnly DueOn)> Keys);
}

/// <summary>What one person may have been told of: a due date of an item.</summary>
internal readonly record struct ToldKey(Guid PersonId, string Kind, Guid ItemId, DateOnly DueOn)
{
    public static ToldKey Of(Guid personId, DigestLine line) => new(personId, line.Item.Kind, line.Item.ItemId, line.Item.DueOn);
}
