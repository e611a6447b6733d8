using System.Globalization;
using System.Text;

namespace CyberGov.Data;

/// <summary>
/// Cuts text into plain lower-case words of letters and digits, the same for what is stored and what is asked. Whatever is searched,
/// what is asked is found where each of its words is how some word begins.
/// </summary>
public static class SearchWords
{
    private const int MostAsked = 10;
    private const int MaxWordLength = 60;
    private const int MaxTextLength = 1000;

    /// <summary>The words of the text, accents removed, so that "EV-2026-0042" and "ev 2026 0042" find the same.</summary>
    public static IReadOnlyList<string> Of(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return [];
        }

        var plain = new StringBuilder(text.Length);
        Span<char> letter = stackalloc char[2];
        foreach (var rune in text.Normalize(NormalizationForm.FormD).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                plain.Append(letter[..Rune.ToLowerInvariant(rune).EncodeToUtf16(letter)]);
            }
            else if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark)
            {
                plain.Append(' ');
            }
        }

        return plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>
    /// What a person typed, as words that both databases' full-text indexes take without complaint: at most ten different ones;
    /// longer ones are cut, because they are matched by how they begin.
    /// </summary>
    public static IReadOnlyList<string> Asked(string? text)
    {
        var bounded = text?.Length > MaxTextLength ? text[..MaxTextLength] : text;
        return [.. Of(bounded?.ToWellFormed()).Select(Cut).Distinct(StringComparer.Ordinal).Take(MostAsked)];
    }

    /// <summary>Whether each of the asked words is how some word of the text begins.</summary>
    public static bool AreFoundIn(string text, IReadOnlyList<string> asked)
    {
        // Nearly all texts are plain, and need not be cut into words to be looked through.
        if (Ascii.IsValid(text))
        {
            return asked.All(word => BeginsAWord(text, word));
        }

        var held = Of(text);
        return asked.All(word => held.Any(h => h.StartsWith(word, StringComparison.Ordinal)));
    }

    private static bool BeginsAWord(string text, string word)
    {
        var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase);
        while (at > 0 && char.IsAsciiLetterOrDigit(text[at - 1]))
        {
            at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase);
        }

        return at >= 0;
    }

    private static string Cut(string word)
    {
        if (word.Length <= MaxWordLength)
        {
            return word;
        }

        // Never cut a character of two code units in half.
        return char.IsHighSurrogate(word[MaxWordLength - 1]) ? word[..(MaxWordLength - 1)] : word[..MaxWordLength];
    }

    private static string ToWellFormed(this string text) =>
        string.Concat(text.EnumerateRunes().Select(rune => rune.ToString()));
}
