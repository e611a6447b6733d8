using System.Collections.Frozen;

namespace CyberGov.Calendar;

/// <summary>The bank holidays of the three divisions of the United Kingdom, for the years the council's list covers.</summary>
public sealed class BankHolidays
{
    private readonly FrozenDictionary<BankHolidayDivision, FrozenDictionary<DateOnly, BankHoliday>> _byDivision;

    public BankHolidays(
        int firstYear,
        int lastYear,
        IReadOnlyList<BankHolidaySource> sources,
        IReadOnlyDictionary<BankHolidayDivision, IReadOnlyList<BankHoliday>> holidays)
    {
        (FirstYear, LastYear, Sources) = (firstYear, lastYear, sources);
        _byDivision = holidays.ToFrozenDictionary(d => d.Key, d => d.Value.ToFrozenDictionary(h => h.Date));
    }

    /// <summary>No list at all: only weekends are not working days.</summary>
    public static BankHolidays None { get; } =
        new(0, -1, [], new Dictionary<BankHolidayDivision, IReadOnlyList<BankHoliday>>());

    public int FirstYear { get; }

    public int LastYear { get; }

    public IReadOnlyList<BankHolidaySource> Sources { get; }

    /// <summary>Whether the list speaks for this year. Outside its years a bank holiday looks like any other day.</summary>
    public bool CoversYear(int year) => year >= FirstYear && year <= LastYear;

    public bool Contains(Nation nation, DateOnly date) => Find(nation, date) is not null;

    public BankHoliday? Find(Nation nation, DateOnly date) =>
        _byDivision.GetValueOrDefault(DivisionOf(nation))?.GetValueOrDefault(date);

    public IReadOnlyList<BankHoliday> In(Nation nation) =>
        [.. (_byDivision.GetValueOrDefault(DivisionOf(nation))?.Values ?? []).OrderBy(h => h.Date)];

    private static BankHolidayDivision DivisionOf(Nation nation) => nation switch
    {
        Nation.England or Nation.Wales => BankHolidayDivision.EnglandAndWales,
        Nation.Scotland => BankHolidayDivision.Scotland,
        Nation.NorthernIreland => BankHolidayDivision.NorthernIreland,
        _ => throw new ArgumentOutOfRangeException(nameof(nation), nation, "Not a nation of the United Kingdom."),
    };
}

/// <summary>Bank holidays are set for three parts of the United Kingdom, not four.</summary>
public enum BankHolidayDivision
{
    EnglandAndWales,
    Scotland,
    NorthernIreland,
}
