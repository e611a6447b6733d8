using CyberGov.Controls;
using CyberGov.Evidence;
using CyberGov.Reviews;

namespace CyberGov.Packs;

/// <summary>How a pack says what stands where.</summary>
internal static class PackWords
{
    public static string Of(ControlPosition position) => position switch
    {
        ControlPosition.NotAssessed => "Not assessed",
        ControlPosition.NotInPlace => "Not in place",
        ControlPosition.PartlyInPlace => "Partly in place",
        ControlPosition.NoEvidence => "In place, no evidence",
        ControlPosition.EvidenceExpired => "In place, evidence has run out",
        ControlPosition.Met => "In place, with evidence",
        ControlPosition.NotApplicable => "Does not apply",
        _ => throw new ArgumentOutOfRangeException(nameof(position), position, null),
    };

    public static string Of(RequirementStatus status) => status switch
    {
        RequirementStatus.Unmapped => "No control mapped",
        RequirementStatus.NotAssessed => "Not assessed",
        RequirementStatus.NotMet => "Not met",
        RequirementStatus.PartlyMet => "Partly met",
        RequirementStatus.Met => "Met",
        RequirementStatus.NotApplicable => "Does not apply",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    public static string Of(EvidenceState state) => state switch
    {
        EvidenceState.Current => "In force",
        EvidenceState.Expiring => "In force, runs out soon",
        EvidenceState.Expired => "Run out",
        EvidenceState.Withdrawn => "Withdrawn",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    public static string Of(ReviewOutcome outcome) => outcome switch
    {
        ReviewOutcome.InPlace => "In place",
        ReviewOutcome.PartlyInPlace => "Partly in place",
        ReviewOutcome.NotInPlace => "Not in place",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
    };

    public static string Of(Marking marking) => marking == Marking.OfficialSensitive ? "OFFICIAL-SENSITIVE" : "OFFICIAL";

    public static string YesNo(bool value) => value ? "Yes" : "No";
}
