using CyberGov.Calendar;

namespace CyberGov.Jobs;

/// <summary>When a recurring job is due. Its past times can be worked out, so a missed one is noticed and caught up.</summary>
public abstract record Schedule
{
    public static Schedule Every(TimeSpan interval) => new EveryInterval(interval);

    /// <summary>At this time in London, summer and winter.</summary>
    public static Schedule WorkingDaysAt(TimeOnly time) => new DailyAt(time, WorkingDaysOnly: true);

    public static Schedule DaysAt(TimeOnly time) => new DailyAt(time, WorkingDaysOnly: false);

    /// <summary>The latest time at or before <paramref name="now"/> at which the job was due.</summary>
    public abstract DateTimeOffset LastSlot(DateTimeOffset now, Func<DateOnly, bool> isWorkingDay);

    /// <summary>The first time after <paramref name="now"/> at which the job is due.</summary>
    public abstract DateTimeOffset NextSlot(DateTimeOffset now, Func<DateOnly, bool> isWorkingDay);

    /// <summary>In words, for people.</summary>
    public abstract string Words { get; }
}

public sealed record EveryInterval(TimeSpan Interval) : Schedule
{
    public override string Words => Interval == TimeSpan.FromMinutes(1) ? "every minute" : $"every {Interval.TotalMinutes:0} minutes";

    public override DateTimeOffset LastSlot(DateTimeOffset now, Func<DateOnly, bool> isWorkingDay) =>
        new(now.UtcTicks - (now.UtcTicks % Interval.Ticks), TimeSpan.Zero);

    public override DateTimeOffset NextSlot(DateTimeOffset now, Func<DateOnly, bool> isWorkingDay) =>
        LastSlot(now, isWorkingDay) + Interval;
}

public sealed record DailyAt(TimeOnly Time, bool WorkingDaysOnly) : Schedule
{
    public override string Words => $"{Time:HH\\:mm} on {(WorkingDaysOnly ? "working days" : "every day")}";

    public override DateTimeOffset LastSlot(DateTimeOffset now, Func<DateOnly, bool> isWorkingDay)
    {
        var day = UkTime.DateIn(now);
        while (UkTime.At(day, Time) > now || (WorkingDaysOnly && !isWorkingDay(day)))
        {
            day = day.AddDays(-1);
        }

        return UkTime.At(day, Time);
    }

    public override DateTimeOffset NextSlot(DateTimeOffset now, Func<DateOnly, bool> isWorkingDay)
    {
        var day = UkTime.DateIn(now);
        while (UkTime.At(day, Time) <= now || (WorkingDaysOnly && !isWorkingDay(day)))
        {
            day = day.AddDays(1);
        }

        return UkTime.At(day, Time);
    }
}

/// <summary>One line of the timetable.</summary>
public sealed record ScheduledJob(string Name, string Purpose, Type JobType, Schedule Schedule)
{
    /// <summary>Longer than one run takes: when one of its times is further back than this and not served, something is wrong.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>It also runs soon after these have changed something.</summary>
    public IReadOnlyList<Type> After { get; init; } = [];
}
