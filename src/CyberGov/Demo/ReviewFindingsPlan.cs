using CyberGov.Catalogue;
using CyberGov.Reviews;

namespace CyberGov.Demo;

/// <summary>What reviews found: rather little at the start, most things in place by now, a few controls that lag.</summary>
internal sealed class ReviewFindingsPlan(DemoCalendar calendar)
{
    private const double EnoughToBeInPlace = 0.85;
    private const double EnoughToBePartlyInPlace = 0.5;

    private static readonly string[] InPlace =
    [
        "Works as described. Nothing to change.",
        "Looked at the evidence and asked two services how they do it; both answers matched.",
        "In place. The action from the last review is done.",
        "Sampled ten cases and found no exception.",
        "In place across all services, the depot included.",
        "Steady. The next look can wait for its usual date.",
    ];

    private static readonly string[] PartlyInPlace =
    [
        "In place at the civic offices but not yet at the depot and the leisure centres.",
        "Done every time but not always written down. The team will keep a log from now on.",
        "Two services had not returned their part. Reminded both managers; to be complete by the next review.",
        "The document is out of date since the reorganisation. A new version goes to the board next quarter.",
        "Works for council staff; agency staff and members are still missing.",
        "Sampled ten cases and found three exceptions, now with the service to put right.",
    ];

    private static readonly string[] NotInPlace =
    [
        "Nobody has done this since the post fell vacant. Recruiting; cover to be agreed with the director.",
        "The system cannot do it. A replacement is in next year's capital bid.",
        "Agreed in principle, nothing yet in place. Owner to bring a plan to the information governance board.",
        "The supplier stopped the service and no other has been bought.",
    ];

    private readonly Chance _chance = new("findings");
    private readonly Dictionary<string, (double Basis, bool Lags)> _controls = new(StringComparer.Ordinal);

    public (ReviewOutcome Outcome, string? Note) Find(CommonControl control, DateOnly on, PlannedEvidence? newest)
    {
        if (!_controls.TryGetValue(control.Code, out var nature))
        {
            _controls[control.Code] = nature = (_chance.Fraction(), _chance.Percent(25));
        }

        var gained = calendar.Progress(on) * (nature.Lags ? 0.13 : 0.65);
        var found = 0.15 + gained + (0.6 * nature.Basis) + (0.5 * _chance.Fraction());
        return found switch
        {
            >= EnoughToBeInPlace => (ReviewOutcome.InPlace, InPlaceNote(newest)),
            >= EnoughToBePartlyInPlace => (ReviewOutcome.PartlyInPlace, _chance.Pick(PartlyInPlace)),
            _ => (ReviewOutcome.NotInPlace, _chance.Pick(NotInPlace)),
        };
    }

    private string? InPlaceNote(PlannedEvidence? newest) => _chance.Between(1, 10) switch
    {
        <= 3 => null,
        <= 5 when newest is not null => $"Checked against ‘{newest.Title}’. Nothing to add.",
        _ => _chance.Pick(InPlace),
    };
}
