using System.Globalization;

namespace CyberGov.IntegrationTests.Reminders;

/// <summary>Someone in a large council, and who stands above them.</summary>
public sealed class LadderPerson
{
    public required Guid PersonId { get; init; }

    public required string Address { get; init; }

    public LadderPerson? Manager { get; set; }

    /// <summary>From the day after the mail server first refused them, someone else is told.</summary>
    public DateOnly? RefusedOn { get; set; }

    public bool IsRefused => Address.StartsWith("bounce", StringComparison.Ordinal);
}

/// <summary>One review of one control, from the day it opened to the day it was done.</summary>
public sealed class LadderReview
{
    public required Guid ReviewId { get; init; }

    public required Guid ControlId { get; init; }

    public required LadderPerson Owner { get; init; }

    public required LadderPerson? Deputy { get; init; }

    public required DateOnly CreatedOn { get; init; }

    public required DateOnly DueOn { get; init; }

    public required DateOnly DoneOn { get; init; }

    public bool IsDone { get; set; }

    /// <summary>How far each person has been told, in days from the due date.</summary>
    public Dictionary<LadderPerson, int> Told { get; } = [];
}

/// <summary>
/// What the rule, as it is told to people, demands of each morning: 30, 14 and 7 days before, on the day, then weekly; at 14 days
/// overdue deputy and line manager as well, at 28 the SIRO. Written without anything of the program.
/// </summary>
public sealed class LadderDiary
{
    private static readonly HashSet<string> BankHolidaysInEngland = new(StringComparer.Ordinal)
    {
        "2027-12-27", "2027-12-28", "2028-01-03", "2028-04-14", "2028-04-17", "2028-05-01", "2028-05-29", "2028-08-28",
    };

    private DateOnly _last;

    public required LadderPerson Siro { get; init; }

    /// <summary>Those that are open.</summary>
    public List<LadderReview> Reviews { get; } = [];

    public static bool IsWorkingDay(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
        && !BankHolidaysInEngland.Contains(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>Who must be told of which review this morning. A morning that was lived through already demands nothing.</summary>
    public List<(LadderPerson Person, LadderReview Review)> DemandsOf(DateOnly day)
    {
        if (!IsWorkingDay(day) || day <= _last)
        {
            return [];
        }

        _last = day;
        var demands = new List<(LadderPerson, LadderReview)>();
        foreach (var review in Reviews)
        {
            demands.AddRange(ToTell(review, day).Select(person => (person, review)));
        }

        return demands;
    }

    private IEnumerable<LadderPerson> ToTell(LadderReview review, DateOnly day)
    {
        var days = day.DayNumber - review.DueOn.DayNumber;
        int? step = days switch
        {
            >= 7 => days / 7 * 7,
            >= 0 => 0,
            >= -7 => -7,
            >= -14 => -14,
            >= -30 => -30,
            _ => null,
        };
        if (step is not { } latest || review.DueOn.AddDays(latest) < review.CreatedOn)
        {
            return [];
        }

        var asked = review.Owner.RefusedOn < day ? review.Deputy ?? review.Owner.Manager! : review.Owner;
        List<LadderPerson?> people = [asked];
        if (days >= 14)
        {
            people.AddRange([review.Deputy, review.Owner.Manager]);
        }

        if (days >= 28)
        {
            people.Add(Siro);
        }

        return [.. people.OfType<LadderPerson>().Distinct().Where(person => Tell(review, person, latest))];
    }

    private static bool Tell(LadderReview review, LadderPerson person, int step)
    {
        if (review.Told.TryGetValue(person, out var told) && told >= step)
        {
            return false;
        }

        review.Told[person] = step;
        return true;
    }
}
