using CyberGov.Calendar;

namespace CyberGov.Reviews;

/// <summary>What a schedule goes by.</summary>
public enum ReviewScheduleKind
{
    MonthsFromCompletion,
    FixedDates,
    EvidenceExpiry,
}

/// <summary>One review as it was scheduled and done, and when the evidence that the control stands on runs out.</summary>
public sealed record ClosedCycle(DateOnly ScheduledFor, DateOnly CompletedOn, IReadOnlyCollection<DateOnly> Expiries);

/// <summary>
/// How one review's date follows from the one before: one review a cycle, never skipped, never doubled. Dates only, so clocks
/// and working days do not come into it. See docs/decisions/0015-review-schedules.md.
/// </summary>
/// <param name="Months">From completion; for evidence that does not run out, instead.</param>
/// <param name="Dates">For fixed dates.</param>
/// <param name="DaysBefore">Days before evidence runs out.</param>
/// <param name="AppliesFrom">No fixed date before this day is asked for.</param>
public sealed record ReviewRhythm(
    ReviewScheduleKind Kind, int Months, YearlyDates? Dates, int DaysBefore, DateOnly AppliesFrom)
{
    public static ReviewRhythm EveryMonths(int months) =>
        new(ReviewScheduleKind.MonthsFromCompletion, months, null, 0, DateOnly.MinValue);

    public DateOnly After(ClosedCycle cycle) => Kind switch
    {
        ReviewScheduleKind.MonthsFromCompletion => ReviewCycle.NextDueOn(cycle.CompletedOn, Months),
        ReviewScheduleKind.FixedDates => Dates!.After(Anchor(cycle, Dates)),
        ReviewScheduleKind.EvidenceExpiry => BeforeExpiry(cycle) ?? ReviewCycle.NextDueOn(cycle.CompletedOn, Months),
        _ => throw new InvalidOperationException($"{Kind} is not a kind of schedule."),
    };

    /// <summary>
    /// A review that was for one of the dates is followed by that of the next date, however early or late it was done: neither
    /// a late nor an early one costs a cycle or adds one.
    /// </summary>
    private DateOnly Anchor(ClosedCycle cycle, YearlyDates dates)
    {
        var done = dates.Contains(cycle.ScheduledFor) || cycle.ScheduledFor < cycle.CompletedOn
            ? cycle.ScheduledFor
            : cycle.CompletedOn;
        var dayBefore = AppliesFrom.AddDays(-1);

        return done > dayBefore ? done : dayBefore;
    }

    /// <summary>Evidence whose day had come when the control was looked at was looked at with it.</summary>
    private DateOnly? BeforeExpiry(ClosedCycle cycle) => cycle.Expiries
        .Select(end => (DateOnly?)end.AddDays(-DaysBefore))
        .Where(day => day > cycle.CompletedOn)
        .Min();
}
