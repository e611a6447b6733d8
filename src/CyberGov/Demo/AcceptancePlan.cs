using CyberGov.Calendar;
using CyberGov.Identity;

namespace CyberGov.Demo;

/// <summary>What became of an item after it was handed in.</summary>
internal sealed record PlannedDecision(DateTimeOffset At, Person By, string? ReturnedBecause);

/// <summary>A correction some weeks later, accepted in its turn.</summary>
internal sealed record PlannedRevision(Guid EvidenceRevisionId, DateTimeOffset At, string WhatChanged, PlannedDecision? Decision);

/// <summary>Who accepts what when: somebody other than its author, a few days after it came. The newest still wait.</summary>
internal sealed class AcceptancePlan(DemoCalendar calendar, DemoStaff staff)
{
    private const int MostDaysWaiting = 6;
    private const int ReturnedCount = 4;
    private const int PercentRevised = 5;

    private readonly Chance _chance = new("acceptance");
    private int _returned;

    /// <summary>Call it for the items in the order in which they were logged.</summary>
    public PlannedDecision? DecisionOn(PlannedEvidence item)
    {
        var day = calendar.WorkingDayOnOrAfter(UkTime.DateIn(item.LoggedAt).AddDays(_chance.Between(1, MostDaysWaiting)));
        if (day > calendar.LastDay)
        {
            return null;
        }

        var at = DemoCalendar.DuringWork(day, _chance);
        var isReturned = item.Withdrawal is null && _returned < ReturnedCount
            && day > calendar.Today.AddDays(-40) && _chance.Percent(30);
        if (isReturned)
        {
            return new PlannedDecision(at, DeciderFor(item), DemoFacts.ReturnedReasons[_returned++ % DemoFacts.ReturnedReasons.Count]);
        }

        // What was withdrawn before anyone came to it was never accepted.
        return item.Withdrawal is { } withdrawal && withdrawal.At <= at ? null : new PlannedDecision(at, DeciderFor(item), null);
    }

    public PlannedRevision? RevisionOf(PlannedEvidence item, PlannedDecision? first)
    {
        if (first is null or { ReturnedBecause: not null } || item.Withdrawal is not null || !_chance.Percent(PercentRevised))
        {
            return null;
        }

        var day = calendar.WorkingDayOnOrAfter(UkTime.DateIn(first.At).AddDays(_chance.Between(5, 40)));
        if (day >= calendar.LastDay)
        {
            return null;
        }

        var at = DemoCalendar.DuringWork(day, _chance);
        var decidedOn = calendar.WorkingDayOnOrAfter(day.AddDays(_chance.Between(1, MostDaysWaiting)));
        var decision = decidedOn > calendar.LastDay
            ? null
            : new PlannedDecision(DemoCalendar.DuringWork(decidedOn, _chance), DeciderFor(item), null);
        return new PlannedRevision(_chance.NewId(at), at, _chance.Pick(DemoFacts.Corrections), decision);
    }

    private Person DeciderFor(PlannedEvidence item)
    {
        var officer = staff.Account("officer");
        return item.LoggedBy.Id == officer.Id || item.Owner.Id == officer.Id ? staff.Account("dpo") : officer;
    }
}
