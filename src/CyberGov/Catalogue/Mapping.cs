namespace CyberGov.Catalogue;

/// <summary>How much one control does for one requirement.</summary>
public enum Relationship
{
    /// <summary>Helpful, never enough: shown, not counted.</summary>
    Supports,

    /// <summary>Needed together with the other contributing controls.</summary>
    Contributes,

    /// <summary>Enough alone.</summary>
    Satisfies,
}

public enum MappingReviewStatus
{
    Proposed,
    Reviewed,
    Disputed,
}

/// <summary>One line of the crosswalk: this common control serves that requirement.</summary>
public sealed class Mapping
{
    public Guid MappingId { get; init; } = Guid.CreateVersion7();

    public required Guid RequirementId { get; init; }

    public Requirement? Requirement { get; init; }

    public required Guid CommonControlId { get; init; }

    public CommonControl? CommonControl { get; init; }

    public required Relationship Relationship { get; set; }

    public required string Author { get; set; }

    public string? Rationale { get; set; }

    public required MappingReviewStatus ReviewStatus { get; set; }

    public DateTimeOffset? RetiredAt { get; set; }
}
