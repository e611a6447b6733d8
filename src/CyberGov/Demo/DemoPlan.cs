using CyberGov.Catalogue;
using CyberGov.Data;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Demo;

/// <summary>Everything that will be seeded, thought out before anything is written.</summary>
internal sealed record DemoPlan(
    IReadOnlyList<CommonControl> Controls,
    IReadOnlyList<PlannedEvidence> Evidence,
    IReadOnlyDictionary<string, List<PlannedReview>> Reviews,
    IReadOnlyList<PlannedRequest> Requests,
    IReadOnlyList<(Mapping Mapping, DemoOverride Words)> Overrides,
    IReadOnlyList<(Requirement Requirement, DemoDecision Words)> Decisions)
{
    public static async Task<DemoPlan> MakeAsync(
        CyberGovDbContext db, DemoCalendar calendar, DemoStaff staff, CancellationToken cancellationToken)
    {
        var controls = await db.CommonControls.AsNoTracking()
            .Where(c => c.RetiredAt == null)
            .ToListAsync(cancellationToken);

        // The database sorts by its own rules; the plan must not depend on which one it is.
        controls.Sort((a, b) => string.CompareOrdinal(a.Code, b.Code));
        if (controls.Count == 0)
        {
            throw new DemoRefusedException("The catalogue is not loaded, so there are no controls to fill; run 'catalogue check' to see why.");
        }

        var evidence = new EvidencePlan(calendar, staff).Make(controls);
        return new DemoPlan(
            controls,
            evidence,
            new ReviewPlan(calendar, staff, evidence).Make(controls),
            new RequestPlan(calendar, staff).Make(controls, evidence),
            await OverridesAsync(db, cancellationToken),
            await DecisionsAsync(db, cancellationToken));
    }

    private static async Task<List<(Mapping, DemoOverride)>> OverridesAsync(CyberGovDbContext db, CancellationToken cancellationToken)
    {
        List<(Mapping, DemoOverride)> found = [];
        foreach (var words in DemoFacts.Overrides)
        {
            var mapping = await db.Mappings.AsNoTracking().SingleOrDefaultAsync(
                m => m.RetiredAt == null
                    && m.Requirement!.Code == words.RequirementCode
                    && m.Requirement.Framework!.Code == words.FrameworkCode
                    && m.CommonControl!.Code == words.ControlCode,
                cancellationToken);
            if (mapping is not null)
            {
                found.Add((mapping, words));
            }
        }

        return found;
    }

    private static async Task<List<(Requirement, DemoDecision)>> DecisionsAsync(CyberGovDbContext db, CancellationToken cancellationToken)
    {
        List<(Requirement, DemoDecision)> found = [];
        foreach (var words in DemoFacts.Decisions)
        {
            var requirement = await db.Requirements.AsNoTracking().SingleOrDefaultAsync(
                r => r.RetiredAt == null && r.Code == words.RequirementCode && r.Framework!.Code == words.FrameworkCode,
                cancellationToken);
            if (requirement is not null)
            {
                found.Add((requirement, words));
            }
        }

        return found;
    }
}
