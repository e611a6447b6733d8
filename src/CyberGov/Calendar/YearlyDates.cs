using System.Globalization;

namespace CyberGov.Calendar;

/// <summary>Days that come every year, such as 30 June. 29 February is the 28th in years that lack it.</summary>
public sealed class YearlyDates
{
    private readonly (int Month, int Day)[] _days;

    private YearlyDates(IEnumerable<(int Month, int Day)> days)
    {
        _days = [.. days.Distinct().Order()];
        if (_days.Length == 0)
        {
            throw new ArgumentException("At least one day of the year is needed.", nameof(days));
        }
    }

    public static YearlyDates Of(params IEnumerable<DateOnly> dates) => new(dates.Select(d => (d.Month, d.Day)));

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static YearlyDates Parse(string text) => Of(text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(day => DateOnly.ParseExact($"2028-{day}", "yyyy-MM-dd", CultureInfo.InvariantCulture)));

    public IEnumerable<DateOnly> In(int year) => _days
        .Select(d => new DateOnly(year, d.Month, Math.Min(d.Day, DateTime.DaysInMonth(year, d.Month))))
        .Distinct();

    public bool Contains(DateOnly date) => In(date.Year).Contains(date);

    /// <summary>The first of them after this date, which itself does not count.</summary>
    public DateOnly After(DateOnly date) => In(date.Year).Concat(In(date.Year + 1)).First(d => d > date);

    /// <summary>As it is stored: 03-31 06-30.</summary>
    public override string ToString() => string.Join(' ', _days.Select(d => $"{d.Month:00}-{d.Day:00}"));

    /// <summary>31 March, 30 June</summary>
    public string InWords() => string.Join(", ", In(2028).Select(d => d.ToString("d MMMM", CultureInfo.GetCultureInfo("en-GB"))));
}
