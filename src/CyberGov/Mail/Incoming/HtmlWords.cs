using System.Net;
using System.Text.RegularExpressions;

namespace CyberGov.Mail.Incoming;

/// <summary>The words of a mail that was written as HTML only: tags go, paragraphs stay apart.</summary>
internal static partial class HtmlWords
{
    /// <summary>Far more than anyone writes; what lies beyond is styling.</summary>
    private const int MostCharacters = 500_000;

    public static string Of(string html)
    {
        var visible = Hidden().Replace(html[..Math.Min(html.Length, MostCharacters)], " ");
        var lines = WebUtility.HtmlDecode(Tag().Replace(Paragraph().Replace(visible, "\n"), string.Empty))
            .Split('\n', StringSplitOptions.TrimEntries);
        return string.Join('\n', lines.Where((line, i) => line.Length > 0 || (i > 0 && lines[i - 1].Length > 0)));
    }

    [GeneratedRegex(@"<(head|style|script)\b.*?</(head|style|script)\s*>|<!--.*?-->", RegexOptions.NonBacktracking | RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Hidden();

    [GeneratedRegex(@"<(br|p|div|tr|li|h[1-6])\b[^>]*>", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Paragraph();

    [GeneratedRegex("<[^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();
}
