using System.Runtime.CompilerServices;
using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.Mail;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Reminders;

/// <summary>
/// Who is owed which reminders on a day. All that is due is read as a stream: once to find out who is owed anything, of which only ids
/// are kept, and again for a few of those people at a time. So memory does not grow with what is due.
/// </summary>
public sealed class RemindersOwed(
    CyberGovDbContext db, IEnumerable<IReminderSource> sources, ReminderRulesQuery rules, BankHolidays bankHolidays, TimeProvider time)
{
    /// <summary>Few enough that their digests are nothing to hold, and enough that the disk is not waited for five thousand times.</summary>
    private const int MostPeopleAtOnce = 200;

    /// <summary>Of one officer or SIRO who is told of more, all are written at once: it is one mail.</summary>
    private const int MostItemsAtOnce = 2000;

    /// <summary>A fixed number of queries, however many items and people there are.</summary>
    public async Task<OwedMorning> ExecuteAsync(DateOnly today, CancellationToken cancellationToken)
    {
        var plan = await rules.ExecuteAsync(cancellationToken);
        var nation = await db.Organisations.AsNoTracking().Select(o => (Nation?)o.Nation).SingleOrDefaultAsync(cancellationToken);
        var quiet = nation is null ? "the council is not set up yet" : plan.QuietBecause(today, bankHolidays, nation.Value);
        var recipients = await Recipients.LoadAsync(db, today, cancellationToken);
        var assignments = new Assignments(plan, recipients, today);
        if (quiet is not null)
        {
            return new OwedMorning(today, quiet, [], assignments);
        }

        var calendars = new CalendarLeftovers([.. (await FurthestAsync(InCalendars(today), cancellationToken)).Keys], recipients);
        var told = await FurthestAsync(Lately(assignments), cancellationToken);
        var owed = new Dictionary<Guid, List<Guid>>();
        var scope = new DueScope(calendars.Horizon(today.AddDays(plan.DaysOfNotice)));
        await foreach (var item in DueAsync(sources, scope, cancellationToken))
        {
            calendars.Keep(item);
            foreach (var (person, line) in assignments.LinesOf(item).Where(l => !IsTold(told, l.Person, l.Line)))
            {
                ItemsOf(person.PersonId).Add(item.ItemId);
            }
        }

        var ended = calendars.Left.Select(l => l.PersonId).ToHashSet();
        foreach (var personId in ended)
        {
            ItemsOf(personId);
        }

        var waiting = await WaitingMailsAsync(cancellationToken);
        return new OwedMorning(today, null, [.. owed.Select(PersonOf)], assignments);

        List<Guid> ItemsOf(Guid personId) => owed.TryGetValue(personId, out var items) ? items : owed[personId] = [];

        OwedPerson PersonOf(KeyValuePair<Guid, List<Guid>> mine) => new(
            recipients.Person(mine.Key), mine.Value, ended.Contains(mine.Key), waiting.TryGetValue(mine.Key, out var id) ? id : null);
    }

    /// <summary>What a morning's digests say, a few people at a time; between two lots the reader may save what it made of the first.</summary>
    public async IAsyncEnumerable<IReadOnlyList<OwedDigest>> DigestsAsync(
        OwedMorning morning, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var some in FewAtATime(morning.People))
        {
            yield return await DigestsOfAsync(morning, some, cancellationToken);
        }
    }

    /// <summary>The digests of some people as the records are now: whoever is owed nothing any more has none.</summary>
    public async Task<IReadOnlyList<OwedDigest>> DigestsOfAsync(
        OwedMorning morning, IReadOnlyCollection<OwedPerson> some, CancellationToken cancellationToken)
    {
        var (today, assignments) = (morning.Day, morning.Assignments);
        var people = some.Select(p => p.Person.PersonId).ToHashSet();
        var waiting = await WaitingAsync(some, cancellationToken);
        var (calendars, codes) = await CalendarsOfAsync(some, assignments, cancellationToken);
        HashSet<Guid> itemIds =
        [
            .. some.SelectMany(p => p.ItemIds), .. waiting.Values.SelectMany(w => w.Keys).Select(k => k.ItemId), .. codes.Keys.Select(k => k.ItemId),
        ];
        var told = await FurthestAsync(
            Lately(assignments).Where(r => EF.Parameter(people).Contains(r.PersonId) && EF.Parameter(itemIds).Contains(r.ItemId)), cancellationToken);
        var scope = new DueScope(calendars.Horizon(today.AddDays(assignments.Plan.DaysOfNotice))) { ItemIds = itemIds };
        var lines = new List<(Guid PersonId, DigestLine Line)>();
        await foreach (var item in DueAsync(sources, scope, cancellationToken))
        {
            calendars.Keep(item);
            lines.AddRange(assignments.LinesOf(item).Where(l => people.Contains(l.Person.PersonId)).Select(l => (l.Person.PersonId, l.Line)));
        }

        var mine = lines.ToLookup(l => l.PersonId, l => l.Line);
        var gone = calendars.Left.ToLookup(l => l.PersonId, l => new CalendarLeftover(l.Kind, l.ItemId, l.DueOn, codes[l]));
        return [.. some.Select(p => DigestOf(p.Person, mine, told, waiting, gone)).Where(d => d.Lines.Count > 0 || d.Leftovers.Count > 0)];
    }

    internal static async IAsyncEnumerable<DueItem> DueAsync(
        IEnumerable<IReminderSource> sources, DueScope scope, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var source in sources)
        {
            await foreach (var item in source.DueAsync(scope, cancellationToken))
            {
                yield return item;
            }
        }
    }

    internal static List<DigestLine> Sorted(IEnumerable<DigestLine> lines) =>
        [.. lines.OrderBy(l => l.Item.DueOn).ThenBy(l => l.Item.Code, StringComparer.Ordinal)];

    /// <summary>The furthest step that each person has in these lines of the ledger, for each due date.</summary>
    internal static async Task<Dictionary<ToldKey, int>> FurthestAsync(IQueryable<Reminder> lines, CancellationToken cancellationToken)
    {
        var told = new Dictionary<ToldKey, int>();
        var rows = lines
            .Select(r => new { Key = new ToldKey(r.PersonId, r.Kind, r.ItemId, r.DueOn), r.Step })
            .AsAsyncEnumerable();
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            // A ledger of many lines has few kinds: one text for each of them.
            var key = row.Key with { Kind = string.Intern(row.Key.Kind) };
            told[key] = Math.Max(row.Step, told.GetValueOrDefault(key, int.MinValue));
        }

        return told;
    }

    internal static bool IsTold(Dictionary<ToldKey, int> told, ReminderPerson person, DigestLine line) =>
        told.TryGetValue(ToldKey.Of(person.PersonId, line), out var step) && step >= line.Step;

    private static IEnumerable<List<OwedPerson>> FewAtATime(IEnumerable<OwedPerson> people)
    {
        var (some, items) = (new List<OwedPerson>(), 0);
        foreach (var person in people)
        {
            if (some.Count > 0 && (some.Count == MostPeopleAtOnce || items + person.ItemIds.Count > MostItemsAtOnce))
            {
                yield return some;
                (some, items) = ([], 0);
            }

            some.Add(person);
            items += person.ItemIds.Count;
        }

        if (some.Count > 0)
        {
            yield return some;
        }
    }

    private static OwedDigest DigestOf(
        ReminderPerson person,
        ILookup<Guid, DigestLine> lines,
        Dictionary<ToldKey, int> told,
        Dictionary<Guid, WaitingDigest> waiting,
        ILookup<Guid, CalendarLeftover> gone)
    {
        var unsent = waiting.GetValueOrDefault(person.PersonId);
        var mine = lines[person.PersonId];
        var still = unsent is null ? [] : mine.Where(l => unsent.Keys.Contains(l.Key));
        return new OwedDigest(
            person, Sorted(mine.Where(l => !IsTold(told, person, l))), Sorted(still), [.. gone[person.PersonId]], unsent?.QueuedEmailId);
    }

    private IQueryable<Reminder> Lately(Assignments assignments)
    {
        var since = assignments.Today.AddDays(-assignments.Plan.LongestGap);
        return db.Reminders.AsNoTracking().Where(r => r.StepOn >= since && r.NotNeededAt == null);
    }

    /// <summary>Digests that no mail server has taken yet and that nobody is handing over this moment.</summary>
    private IQueryable<QueuedEmail> Waiting()
    {
        var now = time.GetUtcNow();
        return db.QueuedEmails.AsNoTracking()
            .Where(e => e.Kind == DigestEmail.Kind && e.State == EmailState.Queued && (e.LeasedUntil == null || e.LeasedUntil <= now));
    }

    /// <summary>Of two that wait, which happens only when one was being handed over at the time, the later is added to.</summary>
    private async Task<Dictionary<Guid, Guid>> WaitingMailsAsync(CancellationToken cancellationToken)
    {
        var mails = await Waiting().Where(e => e.PersonId != null).Select(e => new { PersonId = e.PersonId!.Value, e.QueuedEmailId })
            .ToListAsync(cancellationToken);
        return mails.GroupBy(m => m.PersonId).ToDictionary(m => m.Key, m => m.Max(e => e.QueuedEmailId));
    }

    /// <summary>What the mails of these people that wait say, as far as they still wait.</summary>
    private async Task<Dictionary<Guid, WaitingDigest>> WaitingAsync(IEnumerable<OwedPerson> some, CancellationToken cancellationToken)
    {
        var mails = some.Select(p => p.WaitingEmailId).OfType<Guid>().ToList();
        if (mails.Count == 0)
        {
            return [];
        }

        var rows = await db.Reminders.AsNoTracking()
            .Where(r => r.NotNeededAt == null && EF.Parameter(mails).Contains(r.QueuedEmailId))
            .Where(r => Waiting().Any(e => e.QueuedEmailId == r.QueuedEmailId))
            .Select(r => new { r.PersonId, r.QueuedEmailId, r.Kind, r.ItemId, r.DueOn })
            .ToListAsync(cancellationToken);
        return rows.GroupBy(r => r.PersonId).ToDictionary(
            mine => mine.Key,
            mine => new WaitingDigest(mine.First().QueuedEmailId, [.. mine.Select(r => (r.Kind, r.ItemId, r.DueOn))]));
    }

    private IQueryable<Reminder> InCalendars(DateOnly today) => db.Reminders.AsNoTracking()
        .Where(r => r.HasCalendarEntry && r.CancelledInId == null && r.NotNeededAt == null)
        .Where(r => r.DueOn >= today && r.QueuedEmail!.State == EmailState.Sent);

    /// <summary>Read again for those alone of whose calendars something is to be taken out.</summary>
    private async Task<(CalendarLeftovers Calendars, Dictionary<ToldKey, string> Codes)> CalendarsOfAsync(
        IEnumerable<OwedPerson> some, Assignments assignments, CancellationToken cancellationToken)
    {
        var people = some.Where(p => p.HasLeftovers).Select(p => p.Person.PersonId).ToList();
        var entries = InCalendars(assignments.Today).Where(r => EF.Parameter(people).Contains(r.PersonId))
            .Select(r => new { r.PersonId, r.Kind, r.ItemId, r.DueOn, r.Code })
            .Distinct();
        var codes = people.Count == 0
            ? []
            : await entries.ToDictionaryAsync(e => new ToldKey(e.PersonId, e.Kind, e.ItemId, e.DueOn), e => e.Code, cancellationToken);
        return (new CalendarLeftovers([.. codes.Keys], assignments.Recipients), codes);
    }

    private sealed record WaitingDigest(Guid QueuedEmailId, HashSet<(string Kind, Guid ItemId, DateOnly DueOn)> Keys);
}

/// <summary>What one person may have been told of: a due date of an item.</summary>
internal readonly record struct ToldKey(Guid PersonId, string Kind, Guid ItemId, DateOnly DueOn)
{
    public static ToldKey Of(Guid personId, DigestLine line) => new(personId, line.Item.Kind, line.Item.ItemId, line.Item.DueOn);
}
