using System.Globalization;

namespace CyberGov.Evidence;

/// <summary>Markings, states and sizes as people read them, the same on pages and in packs.</summary>
public static class EvidenceWords
{
    private const long Kilobyte = 1024;
    private const long Megabyte = Kilobyte * Kilobyte;

    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    extension(Marking marking)
    {
        public string Words => marking switch
        {
            Marking.Official => "OFFICIAL",
            Marking.OfficialSensitive => "OFFICIAL-SENSITIVE",
            _ => throw new ArgumentOutOfRangeException(nameof(marking), marking, null),
        };
    }

    extension(EvidenceKind kind)
    {
        public string Words => kind switch
        {
            EvidenceKind.Policy => "Policy or procedure",
            EvidenceKind.Report => "Report or test result",
            EvidenceKind.Log => "Record, log or screenshot",
            EvidenceKind.Minutes => "Minutes or decision",
            EvidenceKind.Certificate => "Certificate",
            EvidenceKind.TrainingRecord => "Training record",
            EvidenceKind.Agreement => "Contract or agreement",
            EvidenceKind.Other => "Something else",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };
    }

    extension(EvidenceRefusal refusal)
    {
        /// <summary>For the person who tried.</summary>
        public string Words => refusal switch
        {
            EvidenceRefusal.NotTheirs => "Your role or your part in this item does not allow that.",
            EvidenceRefusal.WrongStage => "The item has moved on: look at it again to see what can be done now.",
            EvidenceRefusal.OwnWork => "You wrote, handed in or proposed this yourself, so someone else must decide.",
            EvidenceRefusal.StillRetained => "It must be kept until its retention ends.",
            _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal, null),
        };
    }

    extension(EvidenceState state)
    {
        public string Words => state switch
        {
            EvidenceState.Draft => "Draft",
            EvidenceState.Submitted => "Waiting for acceptance",
            EvidenceState.Returned => "Returned",
            EvidenceState.Current => "Accepted",
            EvidenceState.Expiring => "Runs out soon",
            EvidenceState.Expired => "Run out",
            EvidenceState.Superseded => "Superseded",
            EvidenceState.Withdrawn => "Withdrawn",
            EvidenceState.Disposed => "Disposed of",
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
        };
    }

    /// <summary>What is known about a file's bytes, the worst first.</summary>
    public static string StateOf(EvidenceFileFacts file) => file switch
    {
        { Integrity: IntegrityState.Changed } => "CHANGED in the store: refused",
        { Integrity: IntegrityState.Missing } => "MISSING from the store",
        { Scan: ScanState.Infected } => "INFECTED: refused",
        { Scan: ScanState.Held } => "Held until it is scanned",
        { Scan: ScanState.Clean } => $"No virus found{Warnings(file)}",
        _ => $"Not scanned{Warnings(file)}",
    };

    private static string Warnings(EvidenceFileFacts file) => (file.HasMacros, file.IsEncrypted) switch
    {
        (true, _) => "; holds macros",
        (_, true) => "; needs a password",
        _ => "",
    };

    /// <summary>980 bytes, 12 KB or 1.4 MB.</summary>
    public static string SizeInWords(long bytes) => bytes switch
    {
        1 => "1 byte",
        < Kilobyte => $"{bytes} bytes",
        < Megabyte => string.Create(British, $"{Math.Max(1, bytes / (double)Kilobyte):0} KB"),
        _ => string.Create(British, $"{bytes / (double)Megabyte:0.0} MB"),
    };
}
