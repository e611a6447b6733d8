namespace CyberGov.Calendar;

/// <summary>How the date of one look at a control sets the date of the next.</summary>
public static class ReviewCycle
{
    /// <summary>The same day of the month so many months on; a month without that day gives its last one (31 January + 1 month = 28 or 29 February).</summary>
    public static DateOnly NextDueOn(DateOnly completedOn, int months)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(months, 1);

        return completedOn.AddMonths(months);
    }
}
