using System.Globalization;
using System.Text.RegularExpressions;

namespace CyberGov.Web.FrontEnd;

/// <summary>Dates as people here write them.</summary>
public static partial class UkDate
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    private static readonly string[] Formats =
    [
        "d M yyyy", "d MMM yyyy", "d MMMM yyyy", "yyyy M d", "d M yy", "d MMM yy", "d MMMM yy",
    ];

    public static DateOnly First { get; } = new(1900, 1, 1);

    public static DateOnly Last { get; } = new(2199, 12, 31);

    /// <summary>Reads 17/5/2027, 17 5 2027, 17 May 2027, 17th May 2027 and 2027-05-17.</summary>
    public static bool TryRead(string? text, out DateOnly date) => TryReadAny(text, out date) && date >= First && date <= Last;

    /// <summary>Whether it is a date, but of a year that nobody here means.</summary>
    public static bool IsOutOfRange(string? text) => TryReadAny(text, out var date) && (date < First || date > Last);

    private static bool TryReadAny(string? text, out DateOnly date)
    {
        var plain = Separators().Replace((text ?? "").Trim(), " ");
        plain = Ordinals().Replace(plain, "${day}");
        plain = plain.Replace("Sept ", "Sep ", StringComparison.OrdinalIgnoreCase);

        return DateOnly.TryParseExact(plain, Formats, ReadingCulture, DateTimeStyles.None, out date);
    }

    /// <summary>As typed into a form: 17/5/2027.</summary>
    public static string ForInput(DateOnly date) => date.ToString("d/M/yyyy", CultureInfo.InvariantCulture);

    /// <summary>As read on a page: 17 May 2027.</summary>
    public static string ForReading(DateOnly date) => date.ToString("d MMMM yyyy", English);

    // A two-figure year is always this century: nobody logs evidence from 1927.
    private static CultureInfo ReadingCulture { get; } = MakeReadingCulture();

    private static CultureInfo MakeReadingCulture()
    {
        var culture = new CultureInfo("en-GB", useUserOverride: false);
        culture.DateTimeFormat.Calendar = new GregorianCalendar { TwoDigitYearMax = 2099 };
        // Newer language data calls September "Sept"; both are accepted by way of this one.
        culture.DateTimeFormat.AbbreviatedMonthNames = CultureInfo.InvariantCulture.DateTimeFormat.AbbreviatedMonthNames;
        culture.DateTimeFormat.AbbreviatedMonthGenitiveNames = culture.DateTimeFormat.AbbreviatedMonthNames;
        return culture;
    }

    [GeneratedRegex(@"[\s/.,-]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Separators();

    [GeneratedRegex(@"^(?<day>\d{1,2})(st|nd|rd|th)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ordinals();
}
