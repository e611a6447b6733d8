using System.Text;
using System.Text.RegularExpressions;

namespace CyberGov.Storage.Contents;

/// <summary>Saved emails: RFC 5322 text (.eml) and Outlook's compound file (.msg).</summary>
internal static partial class MailContent
{
    private const int HeaderBytes = 64 * 1024;

    private static readonly byte[] OutlookProperties = Encoding.Unicode.GetBytes("__properties_version1.0");

    private static readonly HashSet<string> Telling =
        new(["Date", "To", "Subject", "Received", "Message-ID", "MIME-Version"], StringComparer.OrdinalIgnoreCase);

    public static string? FaultInEml(Stream content, FileKind kind)
    {
        var head = Encoding.Latin1.GetString(content.Head(HeaderBytes));
        if (head.Contains('\0', StringComparison.Ordinal))
        {
            return Fault.NotWhatItsNameSays(kind);
        }

        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var lines = head.ReplaceLineEndings("\n").Split('\n');
        // Where the block was cut off, its last line is only part of one.
        foreach (var line in head.Length == HeaderBytes ? lines.SkipLast(1) : lines)
        {
            if (line.Length == 0)
            {
                break;
            }

            var isContinuation = names.Count > 0 && line[0] is ' ' or '\t';
            if (!isContinuation && !names.AddNameOf(line))
            {
                return Fault.NotWhatItsNameSays(kind);
            }
        }

        return names.Contains("From") && names.Overlaps(Telling) ? null : Fault.NotWhatItsNameSays(kind);
    }

    public static string? FaultInMsg(Stream content, FileKind kind) =>
        CompoundFile.Is(content) && content.HoldsAnywhere(OutlookProperties) ? null : Fault.NotWhatItsNameSays(kind);

    private static bool AddNameOf(this HashSet<string> names, string line)
    {
        var header = HeaderLine().Match(line);
        if (header.Success)
        {
            names.Add(header.Groups["name"].Value);
        }

        return header.Success;
    }

    /// <summary>A field name is printable ASCII without a colon (RFC 5322, 2.2).</summary>
    [GeneratedRegex(@"^(?<name>[!-9;-~]{1,100})[ \t]*:", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex HeaderLine();
}
