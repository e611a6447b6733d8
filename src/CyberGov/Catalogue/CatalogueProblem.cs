using System.Globalization;
using System.Text.RegularExpressions;

namespace CyberGov.Catalogue;

/// <summary>One thing that is wrong in the catalogue's files, and how to mend it.</summary>
public sealed partial record CatalogueProblem(string Path, int Line, string Message)
{
    public override string ToString() => $"{Path}:{Line}: {Message}";

    /// <summary>Takes apart what <see cref="ToString"/> put together.</summary>
    public static CatalogueProblem Parse(string text)
    {
        var match = Printed().Match(text);

        return match.Success && int.TryParse(match.Groups["line"].ValueSpan, CultureInfo.InvariantCulture, out var line)
            ? new CatalogueProblem(match.Groups["path"].Value, line, match.Groups["message"].Value)
            : throw new FormatException($"'{text}' is not a path, a line and a sentence.");
    }

    [GeneratedRegex(
        "^(?<path>.+?):(?<line>[0-9]+): (?<message>.+)$",
        RegexOptions.Singleline | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Printed();
}

/// <summary>Where something stands in the catalogue's files.</summary>
public readonly record struct CataloguePlace(string Path, int Line)
{
    public override string ToString() => $"{Path}:{Line}";
}
