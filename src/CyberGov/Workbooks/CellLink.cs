using System.Text;

namespace CyberGov.Workbooks;

internal enum CellLinkKind
{
    None,
    Sheet,
    PackFile,
    Web,
}

/// <summary>What a reader sees in a cell, and where clicking it leads. Nothing opens by itself.</summary>
public sealed record CellLink
{
    // The longest address Excel accepts without repairing the file.
    private const int LongestAddress = 2079;

    private CellLink(string? text, CellLinkKind kind, string target) => (Text, Kind, Target) = (text, kind, target);

    public string? Text { get; }

    internal CellLinkKind Kind { get; }

    internal string Target { get; }

    public static CellLink Plain(string? text) => new(text, CellLinkKind.None, string.Empty);

    /// <summary>Leads to the first cell of a sheet of the same workbook.</summary>
    public static CellLink ToSheet(string text, string sheetName) =>
        new(text, CellLinkKind.Sheet, InternalAddress(sheetName));

    /// <summary>Leads to a file that lies beside the workbook, by its relative path with forward slashes.</summary>
    public static CellLink ToPackFile(string text, string path)
    {
        ArgumentNullException.ThrowIfNull(path);

        var parts = path.Split('/');
        if (parts.Any(p => p is "" or "." or ".."))
        {
            throw new ArgumentException("A path in a pack is relative and does not leave it.", nameof(path));
        }

        var target = string.Join('/', parts.Select(p => Uri.EscapeDataString(p.ToWellFormed())));
        return target.Length <= LongestAddress ? new(text, CellLinkKind.PackFile, target) : Plain(text);
    }

    /// <summary>Leads to a web page. Only https is followed: any other address stays as text.</summary>
    public static CellLink ToWeb(string? text, string? address)
    {
        var isWeb = Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps;

        return isWeb && uri!.AbsoluteUri.Length <= LongestAddress
            ? new(text, CellLinkKind.Web, uri.AbsoluteUri)
            : Plain(text);
    }

    internal static string InternalAddress(string sheetName) =>
        $"'{sheetName.Replace("'", "''", StringComparison.Ordinal)}'!A1";
}

internal static class WellFormedText
{
    /// <summary>Half of a surrogate pair is no character and has no UTF-8 form; it becomes U+FFFD.</summary>
    public static string ToWellFormed(this string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
