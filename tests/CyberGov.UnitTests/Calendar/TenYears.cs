using FsCheck;
using FsCheck.Fluent;

namespace CyberGov.UnitTests.Calendar;

/// <summary>Every day and minute of ten years that hold three leap days and twenty clock changes.</summary>
internal static class TenYears
{
    private static readonly DateOnly First = new(2023, 1, 1);

    private static readonly int DayCount = new DateOnly(2033, 1, 1).DayNumber - First.DayNumber;

    public static Gen<DateOnly> AnyDate { get; } = Gen.Choose(0, DayCount - 1).Select(First.AddDays);

    public static Gen<TimeOnly> AnyMinute { get; } =
        Gen.Choose(0, (24 * 60) - 1).Select(minute => TimeOnly.MinValue.AddMinutes(minute));

    public static Gen<DateTimeOffset> AnyInstant { get; } =
        from day in AnyDate
        from minute in AnyMinute
        select new DateTimeOffset(day.ToDateTime(minute), TimeSpan.Zero);

    /// <summary>Local times of days on which the clocks change, so that the odd hours are not left to luck.</summary>
    public static Gen<(DateOnly Date, TimeOnly Time)> TimesOfClockChangeDays { get; } =
        from date in Gen.Elements(ClockChangeDays)
        from minute in Gen.Choose(0, 240)
        select (date, TimeOnly.MinValue.AddMinutes(minute));

    private static IEnumerable<DateOnly> ClockChangeDays =>
        Enumerable.Range(2023, 10).SelectMany(year => new[] { LastSunday(year, 3), LastSunday(year, 10) });

    public static IEnumerable<DateOnly> AllDates => Enumerable.Range(0, DayCount).Select(First.AddDays);

    public static void Check<T>(Gen<T> gen, Func<T, bool> property) =>
        Prop.ForAll(gen.ToArbitrary(), property).QuickCheckThrowOnFailure();

    private static DateOnly LastSunday(int year, int month)
    {
        var last = new DateOnly(year, month, DateTime.DaysInMonth(year, month));

        return last.AddDays(-(int)last.DayOfWeek);
    }
}
