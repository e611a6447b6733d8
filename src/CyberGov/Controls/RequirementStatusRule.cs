using CyberGov.Catalogue;

namespace CyberGov.Controls;

/// <summary>One control mapped to a requirement, as it counts for it.</summary>
/// <param name="Relationship">After any override by the council; null when the council says it does not count.</param>
public readonly record struct MappedControl(Relationship? Relationship, ControlPosition Position);

/// <summary>
/// Where a requirement stands, from the controls mapped to it. A satisfying control is enough alone; contributing controls
/// count together and the lowest wins; supporting controls never count. The better of the two ways is the answer, and the
/// council's own decision stands above both.
/// </summary>
public static class RequirementStatusRule
{
    public static RequirementStatus Decide(IReadOnlyCollection<MappedControl> controls, RequirementStatus? decidedByCouncil)
    {
        if (decidedByCouncil is { } decided)
        {
            return decided;
        }

        var satisfying = Statuses(controls, Relationship.Satisfies);
        var contributing = Statuses(controls, Relationship.Contributes);
        if (satisfying.Count + contributing.Count == 0)
        {
            return RequirementStatus.Unmapped;
        }

        List<RequirementStatus> ways = [.. Applicable(satisfying)];
        if (Applicable(contributing) is { Count: > 0 } together)
        {
            ways.Add(together.Min());
        }

        return ways.Count == 0 ? RequirementStatus.NotApplicable : ways.Max();
    }

    private static List<RequirementStatus> Statuses(IEnumerable<MappedControl> controls, Relationship relationship) =>
        [.. controls.Where(c => c.Relationship == relationship).Select(c => c.Position.AsRequirementStatus())];

    /// <summary>A control that does not apply to this council neither helps nor hinders.</summary>
    private static List<RequirementStatus> Applicable(List<RequirementStatus> statuses) =>
        [.. statuses.Where(s => s != RequirementStatus.NotApplicable)];
}
