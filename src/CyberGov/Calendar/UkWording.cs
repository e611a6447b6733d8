using System.Globalization;

namespace CyberGov.Calendar;

/// <summary>Dates and times as people in the United Kingdom write them.</summary>
public static class UkWording
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    extension(DateOnly date)
    {
        /// <summary>7 March 2027</summary>
        public string InWords() => date.ToString("d MMMM yyyy", British);

        /// <summary>Sunday 7 March 2027</summary>
        public string InWordsWithDay() => date.ToString("dddd d MMMM yyyy", British);
    }

    extension(DateTimeOffset instant)
    {
        /// <summary>7 March 2027 at 7:30am, by the clock on the wall in the United Kingdom.</summary>
        public string InUkWords()
        {
            var local = TimeZoneInfo.ConvertTime(instant, UkTime.Zone);

            return $"{DateOnly.FromDateTime(local.DateTime).InWords()} at {TimeInWords(TimeOnly.FromDateTime(local.DateTime))}";
        }
    }

    private static string TimeInWords(TimeOnly time) =>
        time.ToString("h:mm", British) + (time.Hour < 12 ? "am" : "pm");
}
