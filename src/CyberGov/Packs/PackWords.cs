using CyberGov.Controls;
using CyberGov.Evidence;
using CyberGov.Reviews;

namespace CyberGov.Packs;

/// <summary>How a pack names what pages show in colours and tags.</summary>
internal static class PackWords
{
    public const string AllFrameworks = "All frameworks";

    /// <summary>The title, with its edition where the title alone could mean two.</summary>
    public static string Framework(string title, string edition) =>
        title.Contains(edition, StringComparison.OrdinalIgnoreCase) ? title : $"{title} ({edition})";

    public static string Of(EvidenceState state) => state switch
    {
        EvidenceState.Draft => "Being revised",
        EvidenceState.Submitted => "Waiting for acceptance",
        EvidenceState.Returned => "Returned",
        EvidenceState.Current => "In force",
        EvidenceState.Expiring => "In force, runs out soon",
        EvidenceState.Expired => "Run out",
        EvidenceState.Superseded => "Superseded",
        EvidenceState.Withdrawn => "Withdrawn",
        EvidenceState.Disposed => "Disposed of",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    public static string Of(ReviewOutcome outcome) => outcome switch
    {
        ReviewOutcome.InPlace => "In place",
        ReviewOutcome.PartlyInPlace => "Partly in place",
        ReviewOutcome.NotInPlace => "Not in place",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
    };

    public static string Of(ControlStatus status) => status switch
    {
        ControlStatus.NotAssessed => "Not assessed",
        ControlStatus.InPlace => "In place",
        ControlStatus.PartlyInPlace => "Partly in place",
        ControlStatus.NotInPlace => "Not in place",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    public static string Of(ScanState? scan) => scan switch
    {
        ScanState.Clean => "No virus found",
        ScanState.Infected => "INFECTED",
        ScanState.Held => "Held until scanned",
        _ => "Not scanned",
    };

    public static string Of(Marking marking) => marking == Marking.OfficialSensitive ? "OFFICIAL-SENSITIVE" : "OFFICIAL";

    public static string YesNo(bool value) => value ? "Yes" : "No";
}
