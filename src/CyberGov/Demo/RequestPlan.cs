using System.Globalization;
using CyberGov.Calendar;
using CyberGov.Catalogue;
using CyberGov.Evidence;
using CyberGov.Identity;

namespace CyberGov.Demo;

/// <summary>One request for evidence and how it ended, if it did.</summary>
internal sealed record PlannedRequest
{
    public required Guid EvidenceRequestId { get; init; }

    /// <summary>Numbered in the order in which they were asked.</summary>
    public string Code => string.Create(CultureInfo.InvariantCulture, $"{RequestEvidence.CodePrefix}-{AskedOn.Year}-{Number:0000}");

    public int Number { get; init; }

    public DateOnly AskedOn => UkTime.DateIn(AskedAt);

    public required CommonControl Control { get; init; }

    public required Person AskedOf { get; init; }

    public required Person AskedBy { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public required string Wanted { get; init; }

    public required DateOnly DueOn { get; init; }

    public PlannedEvidence? Answer { get; init; }

    public (DateTimeOffset At, string Reason)? Closed { get; init; }

    public bool IsOpen => Answer is null && Closed is null;
}

/// <summary>What officers and the auditor have asked owners for lately: some of it open, some late, some answered or given up.</summary>
internal sealed class RequestPlan(DemoCalendar calendar, DemoStaff staff)
{
    private const int AnsweredCount = 4;
    private const int DaysToLookBackForAnswers = 60;

    /// <summary>Asked so many days ago, due in so many days from today.</summary>
    private static readonly (int AskedDaysAgo, int DueInDays)[] Open = [(3, 11), (10, 20), (6, 8), (12, 1), (25, -4), (40, -12)];

    private readonly Chance _chance = new("requests");

    public IReadOnlyList<PlannedRequest> Make(IReadOnlyList<CommonControl> controls, IReadOnlyList<PlannedEvidence> evidence)
    {
        var askable = _chance.Shuffled(controls.Where(c =>
            !DemoFacts.NotApplicable.ContainsKey(c.Code) && !DemoFacts.TakenUpLately.ContainsKey(c.Code)));

        // Two of them are for whoever signs in as a control owner to answer.
        var owner = staff.Account("owner");
        askable = [.. askable.Where(c => staff.OwnerOf(c) == owner).Take(2), .. askable.Where(c => staff.OwnerOf(c) != owner)];
        var open = Open.Select((when, i) => Asked(askable[i], when.AskedDaysAgo, when.DueInDays));
        var closed = DemoFacts.ClosedReasons.Select((reason, i) => ClosedFor(reason, askable[Open.Length + i], 50 + (7 * i)));
        return
        [
            .. open.Concat(closed).Concat(Answered(evidence)).ToList()
                .GroupBy(r => r.AskedOn.Year)
                .SelectMany(year => year.OrderBy(r => r.AskedAt).Select((r, i) => r with { Number = i + 1 })),
        ];
    }

    private IEnumerable<PlannedRequest> Answered(IReadOnlyList<PlannedEvidence> evidence)
    {
        var since = calendar.Today.AddDays(-DaysToLookBackForAnswers);
        var answers = _chance.Shuffled(evidence.Where(e => e.Withdrawal is null
            && e.LoggedBy == e.Owner && UkTime.DateIn(e.LoggedAt) > since && UkTime.DateIn(e.LoggedAt) < calendar.LastDay));
        foreach (var answer in answers.Take(AnsweredCount))
        {
            var askedDaysAgo = calendar.Today.DayNumber - UkTime.DateIn(answer.LoggedAt).DayNumber + _chance.Between(2, 9);
            yield return Asked(answer.Controls[0], askedDaysAgo, 14 - askedDaysAgo) with { AskedOf = answer.Owner, Answer = answer };
        }
    }

    private PlannedRequest ClosedFor(string reason, CommonControl control, int askedDaysAgo)
    {
        var on = calendar.WorkingDayOnOrBefore(calendar.Today.AddDays(5 - askedDaysAgo));
        return Asked(control, askedDaysAgo, 14 - askedDaysAgo) with { Closed = (DemoCalendar.DuringWork(on, _chance), reason) };
    }

    private PlannedRequest Asked(CommonControl control, int daysAgo, int dueInDays)
    {
        var at = DemoCalendar.DuringWork(calendar.WorkingDayOnOrBefore(calendar.Today.AddDays(-daysAgo)), _chance);
        return new PlannedRequest
        {
            EvidenceRequestId = _chance.NewId(at),
            Control = control,
            AskedOf = staff.OwnerOf(control),
            AskedBy = staff.Account(_chance.Percent(40) ? "auditor" : "officer"),
            AskedAt = at,
            Wanted = _chance.Pick(DemoFacts.Wanted),
            DueOn = calendar.Today.AddDays(dueInDays),
        };
    }
}
