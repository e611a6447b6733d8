using CyberGov.Calendar;

namespace CyberGov.UnitTests.Calendar;

/// <summary>
/// The bank holidays as the Banking and Financial Dealings Act 1971, the St Andrew's Day Act 2007 and the customary
/// proclamations give them, worked out afresh to check the list against.
/// </summary>
internal static class RuleOfLaw
{
    public static IEnumerable<DateOnly> BankHolidays(Nation nation, int year)
    {
        var scottish = nation == Nation.Scotland;
        var easter = EasterSunday(year);
        List<DateOnly> moving =
        [
            easter.AddDays(-2),
            MondayOnOrAfter(new DateOnly(year, 5, 1)),
            MondayOnOrAfter(new DateOnly(year, 5, 25)),
            MondayOnOrAfter(new DateOnly(year, 8, scottish ? 1 : 25)),
        ];

        if (!scottish)
        {
            moving.Add(easter.AddDays(1));
        }

        return moving.Concat(WithSubstitutes(FixedDays(nation, year))).Order();
    }

    private static List<DateOnly> FixedDays(Nation nation, int year) =>
    [
        new(year, 1, 1),
        .. nation == Nation.Scotland ? [new DateOnly(year, 1, 2), new DateOnly(year, 11, 30)] : Array.Empty<DateOnly>(),
        .. nation == Nation.NorthernIreland ? [new DateOnly(year, 3, 17), new DateOnly(year, 7, 12)] : Array.Empty<DateOnly>(),
        new(year, 12, 25),
        new(year, 12, 26),
    ];

    /// <summary>A holiday on a weekend moves to the next weekday that is not a holiday already.</summary>
    private static HashSet<DateOnly> WithSubstitutes(List<DateOnly> days)
    {
        var kept = days.Where(IsWeekday).ToHashSet();

        foreach (var day in days.Where(d => !IsWeekday(d)).Order())
        {
            var substitute = day;
            while (!IsWeekday(substitute) || kept.Contains(substitute))
            {
                substitute = substitute.AddDays(1);
            }

            kept.Add(substitute);
        }

        return kept;
    }

    private static bool IsWeekday(DateOnly date) => date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    private static DateOnly MondayOnOrAfter(DateOnly date) => date.AddDays((8 - (int)date.DayOfWeek) % 7);

    /// <summary>The Gregorian computus by way of the golden number and the paschal full moon.</summary>
    private static DateOnly EasterSunday(int year)
    {
        var century = (year / 100) + 1;
        var epact = (14 + (11 * (year % 19)) - (3 * century / 4) + ((5 + (8 * century)) / 25)) % 30;

        if (epact == 0 || (epact == 1 && year % 19 > 10))
        {
            epact++;
        }

        var fullMoon = new DateOnly(year, 4, 19).AddDays(-epact);

        return fullMoon.AddDays(7 - (int)fullMoon.DayOfWeek);
    }
}
