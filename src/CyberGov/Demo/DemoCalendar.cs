using CyberGov.Calendar;

namespace CyberGov.Demo;

/// <summary>The three years the made-up council has been working with the program, up to yesterday.</summary>
internal sealed class DemoCalendar(DateOnly today, WorkingDays workingDays)
{
    public DateOnly Today => today;

    /// <summary>The day the council began.</summary>
    public DateOnly Start { get; } = workingDays.OnOrAfter(today.AddYears(-3));

    /// <summary>The last day on which anything has happened: so the hour of seeding changes nothing.</summary>
    public DateOnly LastDay => WorkingDayOnOrBefore(today.AddDays(-1));

    public bool IsWorkingDay(DateOnly date) => workingDays.Contains(date);

    public DateOnly WorkingDayOnOrAfter(DateOnly date) => workingDays.OnOrAfter(date);

    public DateOnly WorkingDayOnOrBefore(DateOnly date)
    {
        while (!workingDays.Contains(date))
        {
            date = date.AddDays(-1);
        }

        return date;
    }

    /// <summary>Some moment of office hours.</summary>
    public static DateTimeOffset DuringWork(DateOnly date, Chance chance) =>
        UkTime.At(date, new TimeOnly(8, 40).AddMinutes(chance.Between(0, 500)));

    /// <summary>How far the council has come: 0 at the start, 1 today.</summary>
    public double Progress(DateOnly date) =>
        (date.DayNumber - Start.DayNumber) / (double)(today.DayNumber - Start.DayNumber);
}

/// <summary>A clock that is set by hand, so that what happened years ago is recorded as of then.</summary>
internal sealed class DemoClock : TimeProvider
{
    public DateTimeOffset Now { get; set; }

    public override DateTimeOffset GetUtcNow() => Now;
}
