using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Reminders;

/// <summary>One item of which somebody ought to have been told.</summary>
/// <param name="PersonName">Who was not told; null when there is nobody who could be.</param>
public sealed record UnsentRow(string Kind, string Code, DateOnly DueOn, DateOnly SinceOn, string? PersonName);

/// <param name="Days">So many days without a mail are an alarm.</param>
/// <param name="Count">How many items have had as many.</param>
/// <param name="Rows">The first of them, those without a mail for longest at the head.</param>
public sealed record UnsentReminders(int Days, int Count, IReadOnlyList<UnsentRow> Rows);

/// <summary>The alarm "owed, and nothing sent for so many days": a count and a short list, whatever the data.</summary>
public sealed class UnsentRemindersQuery(
    CyberGovDbContext db, ReminderLedgerQuery ledger, ReminderRulesQuery rules, BankHolidays bankHolidays, TimeProvider time)
{
    public const int MostShown = 50;

    /// <summary>By then each job that the morning brings has run.</summary>
    private const int MorningHours = 11;

    /// <param name="viewer">Whose eyes it is for.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<UnsentReminders> ExecuteAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        var (days, unsent) = await AlarmingAsync(cancellationToken);
        var mine = ledger.OfVisibleItems(viewer, unsent);
        var rows = await mine.OrderBy(r => r.SinceOn).ThenBy(r => r.Code).Take(MostShown)
            .Select(r => new UnsentRow(r.Kind, r.Code, r.DueOn, r.SinceOn, r.Person!.Name))
            .ToListAsync(cancellationToken);

        return new UnsentReminders(days, rows.Count < MostShown ? rows.Count : await mine.CountAsync(cancellationToken), rows);
    }

    /// <summary>How many there are in all, for a monitor.</summary>
    public async Task<(int Days, int Count)> CountAsync(CancellationToken cancellationToken)
    {
        var (days, unsent) = await AlarmingAsync(cancellationToken);
        return (days, await unsent.CountAsync(cancellationToken));
    }

    public async Task<int> CountAsync(Viewer viewer, CancellationToken cancellationToken) =>
        await ledger.OfVisibleItems(viewer, (await AlarmingAsync(cancellationToken)).Unsent).CountAsync(cancellationToken);

    private async Task<(int Days, IQueryable<UnsentReminder> Unsent)> AlarmingAsync(CancellationToken cancellationToken)
    {
        var plan = await rules.ExecuteAsync(cancellationToken);
        var nation = await db.Organisations.AsNoTracking().Select(o => (Nation?)o.Nation).SingleOrDefaultAsync(cancellationToken);
        var last = LastMorning(plan, nation ?? Nation.England).AddDays(-plan.AlarmAfterDays);

        return (plan.AlarmAfterDays, db.UnsentReminders.AsNoTracking().Where(r => r.SinceOn <= last));
    }

    /// <summary>A weekend or a closure in which nothing is sent is nobody's fault: it counts once the morning after it has gone by too.</summary>
    private DateOnly LastMorning(ReminderPlan plan, Nation nation)
    {
        var day = UkTime.DateIn(time.GetUtcNow().AddHours(-MorningHours));
        while (plan.QuietBecause(day, bankHolidays, nation) is not null)
        {
            day = day.AddDays(-1);
        }

        return day;
    }
}
