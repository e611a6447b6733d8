namespace CyberGov.Reviews;

/// <summary>
/// When an open review is worth a reminder: 30, 14 and 7 days before it is due, on the day, and every 7 days while it is
/// overdue. See docs/decisions/0006-reminder-rule.md.
/// </summary>
public static class ReminderRule
{
    /// <summary>The first reminder comes this many days before the due date.</summary>
    public const int DaysOfNotice = 30;

    /// <summary>No two milestones that follow each other are further apart than 30 and 14 days before the due date.</summary>
    public const int LongestGapInDays = 16;

    private const int DaysBetweenOverdueReminders = 7;

    private static readonly int[] LatestFirst = [0, -7, -14, -DaysOfNotice];

    /// <summary>
    /// The milestone a person must have been told of by today: the latest that has come, or null when none has come since the
    /// review was created. Earlier ones are never owed, so a missed run is caught up by one reminder and not by several.
    /// </summary>
    public static DateOnly? OwedMilestone(DateOnly dueOn, DateOnly createdOn, DateOnly today)
    {
        var latest = LatestMilestone(dueOn, today);

        return latest >= createdOn ? latest : null;
    }

    private static DateOnly? LatestMilestone(DateOnly dueOn, DateOnly today)
    {
        var daysSinceDue = today.DayNumber - dueOn.DayNumber;

        if (daysSinceDue > 0)
        {
            return dueOn.AddDays(daysSinceDue - (daysSinceDue % DaysBetweenOverdueReminders));
        }

        foreach (var days in LatestFirst)
        {
            if (daysSinceDue >= days)
            {
                return dueOn.AddDays(days);
            }
        }

        return null;
    }
}
