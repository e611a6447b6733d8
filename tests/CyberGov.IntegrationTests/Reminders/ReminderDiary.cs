using System.Globalization;

namespace CyberGov.IntegrationTests.Reminders;

/// <summary>
/// What a careful secretary with a paper diary would send: kept beside the program by a test, written from the rule as
/// it is told to people, day by day and review by review, with nothing of the program in it.
/// </summary>
public sealed class ReminderDiary
{
    private static readonly HashSet<string> BankHolidaysInEngland = new(StringComparer.Ordinal)
    {
        "2027-12-27", "2027-12-28", "2028-01-03", "2028-04-14", "2028-04-17", "2028-05-01", "2028-05-29", "2028-08-28",
        "2028-12-25", "2028-12-26", "2029-01-01",
    };

    private readonly List<CalendarNote> _calendars = [];

    public Dictionary<string, DiaryControl> Controls { get; } = new(StringComparer.Ordinal);

    /// <summary>Told of what no owner can be told of.</summary>
    public DiaryOwner Officer { get; set; } = null!;

    public static bool IsWorkingDay(DateOnly day) =>
        day.DayOfWeek != DayOfWeek.Saturday && day.DayOfWeek != DayOfWeek.Sunday
        && !BankHolidaysInEngland.Contains(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>The mails of one morning: for each address its lines, and each line noted as told.</summary>
    public Dictionary<string, List<string>> MailsOf(DateOnly day)
    {
        var mails = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        if (!IsWorkingDay(day))
        {
            return mails;
        }

        // What stands in a calendar for a day to come and is done, or someone else's, is taken out again.
        foreach (var note in _calendars.Where(n => n.DueOn >= day && CanBeTold(n.Owner, day) && !n.IsStillTrue).ToList())
        {
            _calendars.Remove(note);
            Write(mails, note.Owner, $"gone {note.Control.Code} {note.DueOn:yyyy-MM-dd}");
        }

        foreach (var control in Controls.Values.Where(c => c is { IsRetired: false, IsApplicable: true }))
        {
            var owner = control.Owner is { } its && CanBeTold(its, day) ? its : Officer;
            var milestone = LatestMilestone(control.DueOn, day);
            if (milestone is null || milestone < control.CreatedOn || !control.Told.Add((owner, milestone.Value)))
            {
                continue;
            }

            Write(mails, owner, control.Line);
            if (owner != Officer && !_calendars.Exists(n => n.Owner == owner && n.ReviewId == control.ReviewId))
            {
                _calendars.Add(new CalendarNote(owner, control, control.ReviewId, control.DueOn));
            }
        }

        return mails;
    }

    private static bool CanBeTold(DiaryOwner owner, DateOnly day) =>
        owner.Address is not null && !(owner.LeavesOn is { } leavesOn && leavesOn <= day);

    private static void Write(Dictionary<string, List<string>> mails, DiaryOwner to, string line)
    {
        mails.TryAdd(to.Address!, []);
        mails[to.Address!].Add(line);
    }

    private static DateOnly? LatestMilestone(DateOnly dueOn, DateOnly day)
    {
        var milestones = new List<DateOnly> { dueOn.AddDays(-30), dueOn.AddDays(-14), dueOn.AddDays(-7), dueOn };
        for (var week = 1; week <= 100; week++)
        {
            milestones.Add(dueOn.AddDays(7 * week));
        }

        var come = milestones.Where(m => m <= day).ToList();

        return come.Count == 0 ? null : come.Max();
    }
}

/// <summary>A due date in someone's calendar.</summary>
public sealed record CalendarNote(DiaryOwner Owner, DiaryControl Control, Guid ReviewId, DateOnly DueOn)
{
    public bool IsStillTrue =>
        Control is { IsRetired: false, IsApplicable: true } && Control.ReviewId == ReviewId && Control.Owner == Owner;
}

public sealed class DiaryOwner
{
    public required Guid PersonId { get; init; }

    public required string? Address { get; init; }

    public DateOnly? LeavesOn { get; set; }
}

/// <summary>One control and its open review.</summary>
public sealed class DiaryControl
{
    public required string Code { get; init; }

    public required int Months { get; init; }

    public required DiaryOwner? Owner { get; set; }

    public bool IsRetired { get; set; }

    public bool IsApplicable { get; set; } = true;

    public Guid ReviewId { get; private set; }

    public DateOnly DueOn { get; private set; }

    public DateOnly CreatedOn { get; private set; }

    /// <summary>The day its owner has it in mind to do it; often late.</summary>
    public DateOnly DoneOn { get; private set; }

    public HashSet<(DiaryOwner Owner, DateOnly Milestone)> Told { get; } = [];

    public string Line => $"{Code} {DueOn:yyyy-MM-dd} {ReviewId}";

    public void Open(Guid reviewId, DateOnly dueOn, DateOnly createdOn, Random random)
    {
        (ReviewId, DueOn, CreatedOn) = (reviewId, dueOn, createdOn);
        Told.Clear();
        DoneOn = dueOn.AddDays(random.Next(100) switch
        {
            < 60 => -random.Next(0, 21),
            < 90 => random.Next(1, 26),
            _ => random.Next(26, 71),
        });

        // A review that opens today is not done again today.
        DoneOn = DoneOn > createdOn ? DoneOn : createdOn.AddDays(1);
    }
}
