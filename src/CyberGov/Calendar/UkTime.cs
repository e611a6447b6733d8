namespace CyberGov.Calendar;

/// <summary>Wall-clock time in the United Kingdom, with its two clock changes a year.</summary>
public static class UkTime
{
    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    extension(TimeProvider time)
    {
        public DateTimeOffset NowInUk() => TimeZoneInfo.ConvertTime(time.GetUtcNow(), Zone);

        public DateOnly TodayInUk() => DateIn(time.GetUtcNow());
    }

    /// <summary>The date a calendar on the wall shows at this instant.</summary>
    public static DateOnly DateIn(DateTimeOffset instant) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);

    /// <summary>The instant a clock on the wall shows this date and time.</summary>
    /// <remarks>In the hour skipped in March: the first instant after it. In the hour repeated in October: the first of the two.</remarks>
    public static DateTimeOffset At(DateOnly date, TimeOnly time)
    {
        var local = date.ToDateTime(time);

        if (Zone.IsInvalidTime(local))
        {
            return EndOfGap(local);
        }

        // Summer time is ahead of winter time, so the larger offset names the earlier instant.
        var offset = Zone.IsAmbiguousTime(local) ? Zone.GetAmbiguousTimeOffsets(local).Max() : Zone.GetUtcOffset(local);

        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    private static DateTimeOffset EndOfGap(DateTime local)
    {
        var minute = new DateTime(local.Ticks - (local.Ticks % TimeSpan.TicksPerMinute), DateTimeKind.Unspecified);

        while (Zone.IsInvalidTime(minute))
        {
            minute = minute.AddMinutes(1);
        }

        return new DateTimeOffset(minute, Zone.GetUtcOffset(minute)).ToUniversalTime();
    }
}
