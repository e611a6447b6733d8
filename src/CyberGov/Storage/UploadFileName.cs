using System.Globalization;
using System.Text;

namespace CyberGov.Storage;

/// <summary>Makes the name a browser sent fit to show: no folders, and nothing invisible that could disguise the ending.</summary>
public static class UploadFileName
{
    public const int MaxLength = 200;

    public static string Clean(string? sent)
    {
        var name = (sent ?? "").Split('/', '\\')[^1];
        var visible = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes().Where(IsVisible))
        {
            visible.Append(rune);
        }

        // Only now, because half of a character cannot be normalised.
        var cleaned = visible.ToString().Normalize(NormalizationForm.FormC).TrimEnd(' ', '.');
        var extension = Path.GetExtension(cleaned);
        var stem = cleaned[..^extension.Length].Trim(' ', '.');
        return Shorten((stem.Length == 0 ? "file" : stem) + extension);
    }

    private static string Shorten(string name)
    {
        if (name.Length <= MaxLength)
        {
            return name;
        }

        var extension = Path.GetExtension(name);
        var stem = name[..Math.Max(0, MaxLength - extension.Length)];
        // Never cut a character of two code units in half.
        var whole = stem.Length > 0 && char.IsHighSurrogate(stem[^1]) ? stem[..^1] : stem;
        return extension.Length > MaxLength ? name[..MaxLength] : whole + extension;
    }

    private static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
