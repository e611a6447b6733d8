using System.Buffers;
using System.Globalization;
using System.Text;
using CyberGov.Workbooks;

namespace CyberGov.Packs;

/// <summary>
/// Where the files of an evidence item lie in a pack. The names people gave them are kept as far as they are safe to
/// unpack anywhere: no folders, nothing Windows refuses or reserves, no two alike, not too long.
/// </summary>
public static class EvidencePaths
{
    public const string Folder = "evidence";

    // 80 characters are at most 240 bytes of UTF-8, and file systems allow 255.
    private const int LongestName = 80;
    private const int LongestExtension = 12;

    private static readonly SearchValues<char> _refusedByWindows = SearchValues.Create("<>:\"|?*");

    private static readonly HashSet<string> _reserved = new(
        [
            "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$",
            .. "123456789¹²³".SelectMany(digit => new[] { $"COM{digit}", $"LPT{digit}" }),
        ],
        StringComparer.OrdinalIgnoreCase);

    public static IReadOnlyList<string> For(string evidenceCode, IEnumerable<string> fileNames)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return [.. fileNames.Select(name => $"{Folder}/{evidenceCode}/{Unused(SafeName(name), taken)}")];
    }

    private static string SafeName(string name)
    {
        var last = name.ToWellFormed().Split('/', '\\')[^1].Normalize(NormalizationForm.FormC);
        var safe = new StringBuilder(last.Length);
        foreach (var rune in last.EnumerateRunes())
        {
            safe.Append(IsSafe(rune) ? rune.ToString() : "_");
        }

        var trimmed = safe.ToString().Trim(' ', '.');
        var kept = trimmed.Length == 0 ? "file" : Shorten(trimmed, LongestName);
        var stem = kept.Split('.')[0].TrimEnd(' ');
        return _reserved.Contains(stem) ? "_" + kept : kept;
    }

    private static bool IsSafe(Rune rune)
    {
        // Half of a surrogate pair has become U+FFFD.
        if (rune == Rune.ReplacementChar || (rune.IsBmp && _refusedByWindows.Contains((char)rune.Value)))
        {
            return false;
        }

        return Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned);
    }

    private static string Unused(string name, HashSet<string> taken)
    {
        var candidate = name;
        for (var number = 2; !taken.Add(candidate); number++)
        {
            var suffix = string.Create(CultureInfo.InvariantCulture, $" ({number})");
            var (stem, extension) = Split(name);
            candidate = Shorten(stem, LongestName - suffix.Length - extension.Length) + suffix + extension;
        }

        return candidate;
    }

    private static string Shorten(string name, int length)
    {
        if (name.Length <= length)
        {
            return name;
        }

        var (stem, extension) = Split(name);
        var kept = stem[..Math.Min(stem.Length, length - extension.Length)];
        return (char.IsHighSurrogate(kept[^1]) ? kept[..^1] : kept).TrimEnd(' ', '.') + extension;
    }

    private static (string Stem, string Extension) Split(string name)
    {
        var dot = name.LastIndexOf('.');
        return dot <= 0 || name.Length - dot > LongestExtension ? (name, string.Empty) : (name[..dot], name[dot..]);
    }
}
