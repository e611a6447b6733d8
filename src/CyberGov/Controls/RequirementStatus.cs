namespace CyberGov.Controls;

/// <summary>Where a requirement stands. The order matters: of several contributing controls the lowest wins.</summary>
public enum RequirementStatus
{
    /// <summary>Nothing in the register is mapped to it that counts.</summary>
    Unmapped,
    NotAssessed,
    NotMet,
    PartlyMet,
    Met,
    NotApplicable,
}
