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

    extension(EvidenceState state)
    {
        public string Words => state switch
        {
            EvidenceState.Current => "Current",
            EvidenceState.Expiring => "Runs out soon",
            EvidenceState.Expired => "Run out",
            EvidenceState.Withdrawn => "Withdrawn",
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
        };
    }

    /// <summary>980 bytes, 12 KB or 1.4 MB.</summary>
    public static string SizeInWords(long bytes) => bytes switch
    {
        1 => "1 byte",
        < Kilobyte => $"{bytes} bytes",
        < Megabyte => string.Create(British, $"{Math.Max(1, bytes / (double)Kilobyte):0} KB"),
        _ => string.Create(British, $"{bytes / (double)Megabyte:0.0} MB"),
    };
}
