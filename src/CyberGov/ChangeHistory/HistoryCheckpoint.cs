using System.Globalization;

namespace CyberGov.ChangeHistory;

/// <summary>A signed statement that the history reached this entry with this hash. It cannot be taken back once someone else keeps it.</summary>
public sealed class HistoryCheckpoint
{
    /// <summary>Of the entry that was the last one when this was written.</summary>
    public required long Sequence { get; init; }

    public required DateTimeOffset SignedAt { get; init; }

    /// <summary>What was signed, byte for byte in UTF-8.</summary>
    public required string Text { get; init; }

    /// <summary>ECDSA over the P-256 curve with SHA-256, in DER, as base 64.</summary>
    public required string Signature { get; init; }

    /// <summary>As it lies under <c>checkpoints/</c> and stands in mails: the text, and the signature in a last line.</summary>
    public string ToFile() => $"{Text}{CheckpointText.SignatureWord}{Signature}\n";

    public bool IsSignedWith(HistoryKey key) => key.Holds(Text, Signature);
}

/// <summary>The words of a checkpoint.</summary>
public sealed record CheckpointText(string InstallationId, long Sequence, string HeadHash, DateTimeOffset SignedAt, string KeyFingerprint)
{
    public const string Format = "cybergov-history-checkpoint-1";
    internal const string SignatureWord = "signature ";
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>Six lines, each ended by a line feed.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Format}\ninstallation {InstallationId}\nsequence {Sequence}\nhead {HeadHash}\ntime {SignedAt.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture)}\nkey {KeyFingerprint}\n");

    /// <returns>Null when this is not the text of a checkpoint, to the byte.</returns>
    public static CheckpointText? Read(string text)
    {
        var lines = text.Split('\n');
        if (lines is not [_, var installation, var sequence, var head, var time, var key, ""]
            || !long.TryParse(After(sequence), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || !DateTimeOffset.TryParseExact(
                After(time), TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var signedAt))
        {
            return null;
        }

        var read = new CheckpointText(After(installation), number, After(head), signedAt, After(key));
        return read.ToString() == text ? read : null;

        static string After(string line) => line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..];
    }

    /// <summary>Takes a checkpoint file apart into what was signed and the signature.</summary>
    /// <returns>Null when this is not a checkpoint file.</returns>
    public static HistoryCheckpoint? ReadFile(string file)
    {
        // Mail and Windows editors end lines their own way; what was signed did not.
        file = file.ReplaceLineEndings("\n").Trim() + "\n";
        var at = file.LastIndexOf("\n" + SignatureWord, StringComparison.Ordinal) + 1;
        return at == 0 || Read(file[..at]) is not { } text ? null : new HistoryCheckpoint
        {
            Sequence = text.Sequence,
            SignedAt = text.SignedAt,
            Text = file[..at],
            Signature = file[(at + SignatureWord.Length)..].Trim(),
        };
    }
}
