using CyberGov.Calendar;

namespace CyberGov.Reminders;

/// <summary>
/// The rules of reminders, worked out for any date: so many days before it is due, on the day, and every so many days while it is
/// overdue. See docs/decisions/0016-reminders.md.
/// </summary>
public sealed record ReminderPlan
{
    public static ReminderPlan Shipped { get; } = new ReminderRules().ToPlan();

    public required IReadOnlyList<int> LeadDays { get; init; }

    public required int OverdueEveryDays { get; init; }

    public int? DeputyAfterDays { get; init; }

    public int? LineManagerAfterDays { get; init; }

    public int? SiroAfterDays { get; init; }

    public required IReadOnlyList<DayOfWeek> QuietWeekdays { get; init; }

    public required bool IsQuietOnBankHolidays { get; init; }

    public IReadOnlyList<Closure> Closures { get; init; } = [];

    public required int AlarmAfterDays { get; init; }

    /// <summary>Rises with each change, so that of two who change the rules at once the second is told; 0 is as shipped.</summary>
    public int Version { get; init; }

    /// <summary>The first reminder comes this many days before the due date.</summary>
    public int DaysOfNotice => LeadDays.DefaultIfEmpty(0).Max();

    /// <summary>An owed step is never older than this many days.</summary>
    public int LongestGap
    {
        get
        {
            var steps = LeadDays.Distinct().OrderDescending().Select(d => -d).ToList();
            var last = steps.Count == 0 ? 0 : steps[^1];
            var gaps = steps.Zip(steps.Skip(1), (before, after) => after - before).Append(OverdueEveryDays - last);
            return Math.Max(gaps.Max(), OverdueEveryDays);
        }
    }

    /// <summary>
    /// The step whoever must do it is to have been told of by today: the latest that has come, or null when none has since it is
    /// known. Earlier ones are never owed, so a missed run is caught up by one reminder and not by several.
    /// </summary>
    public int? OwedStep(DateOnly dueOn, DateOnly knownSince, DateOnly today)
    {
        var days = today.DayNumber - dueOn.DayNumber;
        var step = days >= OverdueEveryDays ? days - (days % OverdueEveryDays) : LatestLead(days);

        return KnownBy(step, dueOn, knownSince);
    }

    /// <summary>The step someone further up is to have been told of: their own day on the ladder, then the overdue ones after it.</summary>
    public int? OwedStepOnLadder(int? afterDays, DateOnly dueOn, DateOnly knownSince, DateOnly today)
    {
        var days = today.DayNumber - dueOn.DayNumber;

        return days < afterDays || afterDays is null
            ? null
            : KnownBy(Math.Max(afterDays.Value, days - (days % OverdueEveryDays)), dueOn, knownSince);
    }

    public bool IsClosed(DateOnly day) => Closures.Any(c => c.Contains(day));

    /// <summary>Why nothing goes out on this day; null when it is an ordinary one.</summary>
    public string? QuietBecause(DateOnly day, BankHolidays bankHolidays, Nation nation)
    {
        if (QuietWeekdays.Contains(day.DayOfWeek))
        {
            return $"it is a {day.DayOfWeek}";
        }

        if (IsQuietOnBankHolidays && bankHolidays.Find(nation, day) is { } holiday)
        {
            return $"it is a bank holiday ({holiday.Name})";
        }

        return Closures.FirstOrDefault(c => c.Contains(day)) is { } closure
            ? $"the council is closed{(closure.Name.Length > 0 ? $" ({closure.Name})" : "")}"
            : null;
    }

    private int? LatestLead(int days)
    {
        int? latest = null;
        foreach (var lead in LeadDays)
        {
            latest = -lead <= days && (latest is null || -lead > latest) ? -lead : latest;
        }

        return latest;
    }

    private static int? KnownBy(int? step, DateOnly dueOn, DateOnly knownSince) =>
        step is { } days && dueOn.AddDays(days) >= knownSince ? days : null;
}
