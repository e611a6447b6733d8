using System.Globalization;
using System.Text.RegularExpressions;

namespace CyberGov.Web.Pages.Search;

/// <summary>References as people type them: without the noughts before the number.</summary>
internal static partial class TypedReference
{
    /// <summary>What was meant, such as PIA-2026-0003 by "pia-2026-3" and IAM-03 by "iam-3"; null where the text is no reference with noughts left out.</summary>
    public static string? InFull(string text)
    {
        if (Short().Match(text) is not { Success: true } typed)
        {
            return null;
        }

        var number = int.Parse(typed.Groups["number"].ValueSpan, CultureInfo.InvariantCulture);
        var digits = typed.Groups["year"].Success ? 4 : 2;
        var full = typed.Groups["start"].Value + number.ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
        return full == text ? null : full;
    }

    [GeneratedRegex(@"^(?<start>[A-Za-z]{2,10}-(?<year>[0-9]{4}-)?)(?<number>[1-9][0-9]{0,2})$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Short();
}
