namespace CyberGov.Calendar;

/// <summary>Monday to Friday, less the bank holidays of one nation and the days on which the council itself is closed.</summary>
public sealed class WorkingDays(BankHolidays bankHolidays, Nation nation, Func<DateOnly, bool>? isClosed = null)
{
    public bool Contains(DateOnly date) =>
        date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !bankHolidays.Contains(nation, date)
        && isClosed?.Invoke(date) != true;

    /// <summary>This day if it is a working day, or else the first one after it.</summary>
    public DateOnly OnOrAfter(DateOnly date)
    {
        while (!Contains(date))
        {
            date = date.AddDays(1);
        }

        return date;
    }

    /// <summary>This day if it is a working day, or else the last one before it.</summary>
    public DateOnly OnOrBefore(DateOnly date)
    {
        while (!Contains(date))
        {
            date = date.AddDays(-1);
        }

        return date;
    }

    public DateOnly Roll(DateOnly date, WorkingDayRoll roll) => roll switch
    {
        WorkingDayRoll.None => date,
        WorkingDayRoll.Before => OnOrBefore(date),
        WorkingDayRoll.After => OnOrAfter(date),
        _ => throw new ArgumentOutOfRangeException(nameof(roll), roll, "Not a way to roll a date."),
    };

    /// <summary>The working day so many working days after this date; the date itself is not counted.</summary>
    public DateOnly After(DateOnly date, int workingDays)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(workingDays);

        for (var left = workingDays; left > 0; left--)
        {
            date = OnOrAfter(date.AddDays(1));
        }

        return date;
    }
}
