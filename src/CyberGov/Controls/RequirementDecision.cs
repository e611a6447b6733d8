using CyberGov.Catalogue;
using CyberGov.ChangeHistory;

namespace CyberGov.Controls;

/// <summary>The council's own word on one requirement, such as "does not apply to us", which stands in place of the computed status.</summary>
public sealed class RequirementDecision
{
    public Guid RequirementDecisionId { get; init; } = Guid.CreateVersion7();

    [Recorded]
    public required Guid RequirementId { get; init; }

    public Requirement? Requirement { get; init; }

    [Recorded]
    public required RequirementStatus Status { get; set; }

    [Recorded]
    public required string Reason { get; set; }

    public required Guid DecidedById { get; set; }

    public required DateTimeOffset DecidedAt { get; set; }
}
