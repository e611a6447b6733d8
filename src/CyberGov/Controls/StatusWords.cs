using CyberGov.Catalogue;

namespace CyberGov.Controls;

/// <summary>States as people read them, the same on pages and in packs.</summary>
public static class StatusWords
{
    extension(ControlPosition position)
    {
        public string Words => position switch
        {
            ControlPosition.NotAssessed => "Not assessed",
            ControlPosition.NotInPlace => "Not in place",
            ControlPosition.PartlyInPlace => "Partly in place",
            ControlPosition.NoEvidence => "No evidence",
            ControlPosition.EvidenceExpired => "Evidence run out",
            ControlPosition.Met => "In place",
            ControlPosition.NotApplicable => "Not applicable",
            _ => throw new ArgumentOutOfRangeException(nameof(position), position, null),
        };
    }

    extension(RequirementStatus status)
    {
        public string Words => status switch
        {
            RequirementStatus.Unmapped => "No control",
            RequirementStatus.NotAssessed => "Not assessed",
            RequirementStatus.NotMet => "Not met",
            RequirementStatus.PartlyMet => "Partly met",
            RequirementStatus.Met => "Met",
            RequirementStatus.NotApplicable => "Not applicable",
            _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
        };
    }

    extension(Relationship? relationship)
    {
        public string Words => relationship switch
        {
            Relationship.Satisfies => "Satisfies",
            Relationship.Contributes => "Contributes",
            Relationship.Supports => "Supports",
            null => "Does not count",
            _ => throw new ArgumentOutOfRangeException(nameof(relationship), relationship, null),
        };
    }

    extension(FrameworkStatus status)
    {
        public string Words => status switch
        {
            FrameworkStatus.Current => "Current",
            FrameworkStatus.Historic => "Historic",
            FrameworkStatus.Repealed => "Repealed",
            _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
        };
    }
}
