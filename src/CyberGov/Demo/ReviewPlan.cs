using CyberGov.Calendar;
using CyberGov.Catalogue;
using CyberGov.Identity;
using CyberGov.Reviews;

namespace CyberGov.Demo;

/// <summary>One review as it came and, unless it is still open, how it ended.</summary>
internal sealed record PlannedReview(Guid ReviewId, DateOnly CreatedOn, DateOnly ScheduledFor, DateOnly DueOn, PlannedCompletion? Completion);

internal sealed record PlannedCompletion(
    DateTimeOffset At, Person By, ReviewOutcome Outcome, string? Note, IReadOnlyList<Guid> RevisionIds);

/// <summary>Three years of looks at each control, from its open review backwards, the way its cycle would have given them.</summary>
internal sealed class ReviewPlan(DemoCalendar calendar, DemoStaff staff, IReadOnlyList<PlannedEvidence> evidence)
{
    /// <summary>Days from today on which some open reviews are due: a dozen are late, one is due today, several soon.</summary>
    private static readonly int[] Notable =
        [-196, -148, -112, -83, -61, -45, -33, -24, -17, -11, -6, -3, 0, 6, 8, 11, 13, 16, 19, 22, 25, 28];

    /// <summary>Nobody leaves a review undone for longer than its cycle and forgets it.</summary>
    private const int DaysLateNeedingLongCycle = 40;

    private readonly Chance _chance = new("reviews");
    private readonly ReviewFindingsPlan _findings = new(calendar);
    private readonly ILookup<string, PlannedEvidence> _evidence = evidence
        .SelectMany(e => e.Controls, (item, control) => (item, control.Code))
        .ToLookup(e => e.Code, e => e.item, StringComparer.Ordinal);

    /// <summary>For each control its reviews, oldest first; the last is open.</summary>
    public Dictionary<string, List<PlannedReview>> Make(IReadOnlyList<CommonControl> controls)
    {
        var notable = NotableDueDates(controls);
        return controls.ToDictionary(c => c.Code, c => ReviewsOf(c, notable), StringComparer.Ordinal);
    }

    private Dictionary<string, DateOnly> NotableDueDates(IReadOnlyList<CommonControl> controls)
    {
        // Controls looked at every month fall due within the month anyway.
        var waiting = _chance.Shuffled(controls.Where(c => c.ReviewMonths > 1 && !IsNeverReviewed(c)));
        var dates = new Dictionary<string, DateOnly>(StringComparer.Ordinal);
        foreach (var days in Notable)
        {
            var control = waiting.Find(c => days > -DaysLateNeedingLongCycle || c.ReviewMonths >= 6);
            if (control is not null)
            {
                waiting.Remove(control);
                dates[control.Code] = calendar.Today.AddDays(days);
            }
        }

        return dates;
    }

    private static bool IsNeverReviewed(CommonControl control) =>
        DemoFacts.NotApplicable.ContainsKey(control.Code) || DemoFacts.TakenUpLately.ContainsKey(control.Code);

    private List<PlannedReview> ReviewsOf(CommonControl control, Dictionary<string, DateOnly> notable)
    {
        if (IsNeverReviewed(control))
        {
            var dueOn = calendar.Today.AddDays(_chance.Between(40, 300));
            return [new PlannedReview(IdOn(calendar.Start), calendar.Start, dueOn, dueOn, null)];
        }

        var completedOn = CompletionDays(control, notable);
        var firstDueOn = FirstDueOn(completedOn[0].AddDays(-Lateness(control)));
        List<PlannedReview> reviews = [];
        for (var i = 0; i <= completedOn.Count; i++)
        {
            var createdOn = i == 0 ? calendar.Start : completedOn[i - 1];
            var scheduledFor = i == 0 ? firstDueOn : ReviewCycle.NextDueOn(createdOn, control.ReviewMonths);
            reviews.Add(i < completedOn.Count
                ? new PlannedReview(IdOn(createdOn), createdOn, scheduledFor, scheduledFor, CompletionOf(control, completedOn[i]))
                : OpenReview(createdOn, scheduledFor, notable.TryGetValue(control.Code, out var date) ? date : null));
        }

        return reviews;
    }

    /// <summary>Nothing was due in the first fortnight.</summary>
    private DateOnly FirstDueOn(DateOnly wanted)
    {
        var earliest = calendar.Start.AddDays(14);
        return wanted > earliest ? wanted : earliest;
    }

    /// <summary>A due date that fell on a weekend's work is moved to the day meant, as an officer may.</summary>
    private PlannedReview OpenReview(DateOnly createdOn, DateOnly scheduledFor, DateOnly? dueOn) =>
        new(IdOn(createdOn), createdOn, scheduledFor, dueOn ?? scheduledFor, null);

    /// <summary>The working days on which this control was looked at, oldest first, found from the newest backwards.</summary>
    private List<DateOnly> CompletionDays(CommonControl control, Dictionary<string, DateOnly> notable)
    {
        var earliest = calendar.Start.AddDays(30);
        var day = calendar.WorkingDayOnOrBefore(notable.TryGetValue(control.Code, out var dueOn)
            ? dueOn.AddMonths(-control.ReviewMonths)
            : LastLookAt(control));
        List<DateOnly> days = [];
        while (day >= earliest || days.Count == 0)
        {
            days.Insert(0, day);
            day = calendar.WorkingDayOnOrBefore(day.AddDays(-Lateness(control)).AddMonths(-control.ReviewMonths));
        }

        return days;
    }

    /// <summary>So long ago that the next look is more than a month away; a monthly one is at most a few weeks old.</summary>
    private DateOnly LastLookAt(CommonControl control)
    {
        var daysInCycle = calendar.Today.AddMonths(control.ReviewMonths).DayNumber - calendar.Today.DayNumber;
        return calendar.Today.AddDays(-_chance.Between(1, Math.Max(20, daysInCycle - 36)));
    }

    /// <summary>Days after the due date; less than nothing when early.</summary>
    private int Lateness(CommonControl control)
    {
        var days = _chance.Between(1, 100) switch
        {
            <= 55 => -_chance.Between(0, 6),
            <= 88 => _chance.Between(1, 12),
            _ => _chance.Between(13, 45),
        };
        return Math.Min(days, control.ReviewMonths * 10);
    }

    private PlannedCompletion CompletionOf(CommonControl control, DateOnly on)
    {
        var at = DemoCalendar.DuringWork(on, _chance);
        var owner = staff.OwnerOf(control);
        var by = _chance.Percent(15) ? staff.DeputyOf(owner) ?? owner : owner;
        var seen = _evidence[control.Code].Where(e => e.StoodAt(at)).TakeLast(3).ToList();
        var (outcome, note) = _findings.Find(control, on, seen.LastOrDefault());
        return new PlannedCompletion(at, by, outcome, note, [.. seen.TakeLast(_chance.Between(1, 3)).Select(e => e.EvidenceRevisionId)]);
    }

    private Guid IdOn(DateOnly date) => _chance.NewId(UkTime.At(date, new TimeOnly(9, 0)));
}
