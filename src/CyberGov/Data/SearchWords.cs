using System.Globalization;
using System.Text;

namespace CyberGov.Data;

/// <summary>Cuts text into plain lower-case words of letters and digits, the same for what is stored and what is asked.</summary>
public static class SearchWords
{
    /// <summary>The words of the text, accents removed, so that "EV-2026-0042" and "ev 2026 0042" find the same.</summary>
    public static IReadOnlyList<string> Of(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return [];
        }

        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.Normalize(NormalizationForm.FormD).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                plain.Append(Rune.ToLowerInvariant(rune).ToString());
            }
            else if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark)
            {
                plain.Append(' ');
            }
        }

        return plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}
