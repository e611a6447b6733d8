namespace CyberGov.Storage.Scanning;

public enum ScanVerdict
{
    /// <summary>The scanner looked into all of it and found nothing.</summary>
    Clean,
    Infected,

    /// <summary>The scanner is told to report what it cannot look into for want of a password, and this is such a file.</summary>
    PasswordProtected,

    /// <summary>The scanner answered, but not that it looked into all of it.</summary>
    NotLookedInto,

    /// <summary>The scanner could not be reached or did not answer in time.</summary>
    NoAnswer,
}

/// <summary>What the virus scanner said about some bytes.</summary>
/// <param name="Verdict">Only <see cref="ScanVerdict.Clean"/> lets anyone have them.</param>
/// <param name="Detail">The name of what was found, or why there is no verdict.</param>
public sealed record ScanAnswer(ScanVerdict Verdict, string? Detail)
{
    private const int MaxDetail = 500;

    /// <summary>Reads a reply to INSTREAM: "stream: OK", "stream: Name FOUND" or an error. Anything else is no verdict.</summary>
    public static ScanAnswer Of(string reply)
    {
        if (reply == "stream: OK")
        {
            return new ScanAnswer(ScanVerdict.Clean, null);
        }

        var detail = reply.Length <= MaxDetail ? reply : reply[..MaxDetail];
        return detail.StartsWith("stream: ", StringComparison.Ordinal) && detail.EndsWith(" FOUND", StringComparison.Ordinal)
            ? Found(detail["stream: ".Length..^" FOUND".Length])
            : new ScanAnswer(ScanVerdict.NotLookedInto, detail);
    }

    /// <summary>clamd calls by the names of finds also what it was told to report and gave up on (clamd.conf: AlertEncrypted, AlertExceedsMax).</summary>
    private static ScanAnswer Found(string name) => new(
        name switch
        {
            _ when name.StartsWith("Heuristics.Encrypted.", StringComparison.Ordinal) => ScanVerdict.PasswordProtected,
            _ when name.StartsWith("Heuristics.Limits.Exceeded", StringComparison.Ordinal) => ScanVerdict.NotLookedInto,
            _ => ScanVerdict.Infected,
        },
        name);
}
