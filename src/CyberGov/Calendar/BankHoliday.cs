namespace CyberGov.Calendar;

/// <summary>A day the banks of one nation are closed, and how we know.</summary>
/// <param name="IsSubstitute">The holiday itself fell on a weekend or another holiday; this day is given instead.</param>
/// <param name="SourceKey">Which of the file's sources says so.</param>
public sealed record BankHoliday(
    DateOnly Date,
    string Name,
    bool IsSubstitute,
    BankHolidayStanding Standing,
    string SourceKey);

public enum BankHolidayStanding
{
    /// <summary>Announced by government.</summary>
    Published,

    /// <summary>Worked out from the rule; government has not yet published the year.</summary>
    Expected,
}

/// <summary>Where a bank holiday was read, and when somebody looked; a rule of law has no such day.</summary>
public sealed record BankHolidaySource(string Key, string Title, string Address, DateOnly? Seen, string? Note);
