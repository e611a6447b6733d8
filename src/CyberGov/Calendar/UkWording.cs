using System.Globalization;

namespace CyberGov.Calendar;

/// <summary>Dates and times as people in the United Kingdom write them.</summary>
public static class UkWording
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>7 March 2027</summary>
    public static string InWords(this DateOnly date) => date.ToString("d MMMM yyyy", British);

    /// <summary>Sunday 7 March 2027</summary>
    public static string InWordsWithDay(this DateOnly date) => date.ToString("dddd d MMMM yyyy", British);

    /// <summary>7 March 2027 at 7:30am, by the clock on the wall in the United Kingdom.</summary>
    public static string InUkWords(this DateTimeOffset instant)
    {
        var local = TimeZoneInfo.ConvertTime(instant, UkTime.Zone).DateTime;

        return $"{DateOnly.FromDateTime(local).InWords()} at {TimeInWords(TimeOnly.FromDateTime(local))}";
    }

    private static string TimeInWords(TimeOnly time) =>
        time.ToString("h:mm", British) + (time.Hour < 12 ? "am" : "pm");
}
