namespace CyberGov.Controls;

/// <summary>Where a control stands today: what its last review found, and whether evidence in force backs it.</summary>
public enum ControlPosition
{
    NotAssessed,
    NotInPlace,
    PartlyInPlace,

    /// <summary>Said to be in place, with nothing to show for it.</summary>
    NoEvidence,

    /// <summary>Said to be in place; all its evidence has run out.</summary>
    EvidenceExpired,
    Met,
    NotApplicable,
}

public static class ControlPositions
{
    extension(ControlPosition position)
    {
        /// <summary>What the control, standing so, does for a requirement.</summary>
        public RequirementStatus AsRequirementStatus() => position switch
        {
            ControlPosition.NotAssessed => RequirementStatus.NotAssessed,
            ControlPosition.NotInPlace => RequirementStatus.NotMet,
            ControlPosition.PartlyInPlace or ControlPosition.NoEvidence or ControlPosition.EvidenceExpired => RequirementStatus.PartlyMet,
            ControlPosition.Met => RequirementStatus.Met,
            ControlPosition.NotApplicable => RequirementStatus.NotApplicable,
            _ => throw new ArgumentOutOfRangeException(nameof(position), position, null),
        };
    }

    /// <summary>The position of a control from what is kept about it.</summary>
    public static ControlPosition Of(ControlStatus status, bool isApplicable, DateOnly? evidencedUntil, DateOnly today) =>
        (isApplicable, status) switch
        {
            (false, _) => ControlPosition.NotApplicable,
            (_, ControlStatus.NotAssessed) => ControlPosition.NotAssessed,
            (_, ControlStatus.NotInPlace) => ControlPosition.NotInPlace,
            (_, ControlStatus.PartlyInPlace) => ControlPosition.PartlyInPlace,
            _ when evidencedUntil is null => ControlPosition.NoEvidence,
            _ when evidencedUntil < today => ControlPosition.EvidenceExpired,
            _ => ControlPosition.Met,
        };
}
