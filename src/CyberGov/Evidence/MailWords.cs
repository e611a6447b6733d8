using System.Globalization;

namespace CyberGov.Evidence;

/// <summary>Makes what a mail says fit to be kept: nothing invisible, and no longer than there is room for.</summary>
internal static class MailWords
{
    /// <summary>Line breaks stay; other control characters and marks that turn the direction of writing go, as from a form.</summary>
    public static string Plain(string text) => string.Concat(text.ReplaceLineEndings("\n").Where(c => c == '\n' || c == '\t' || IsVisible(c))).Trim();

    public static string OneLine(string text) =>
        string.Join(' ', Plain(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Never cuts a character of two code units in half.</summary>
    public static string Shorten(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    private static bool IsVisible(char character) => char.GetUnicodeCategory(character) switch
    {
        UnicodeCategory.Control => false,

        // A joiner holds emoji and some scripts together.
        UnicodeCategory.Format => character == '\u200d',
        _ => true,
    };
}
