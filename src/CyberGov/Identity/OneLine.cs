using System.Globalization;

namespace CyberGov.Identity;

/// <summary>Text that reads as what it is: nothing that breaks the line, is invisible, or turns the direction of writing.</summary>
public static class OneLine
{
    public static bool Is(string text) => !text.Any(Breaks);

    /// <summary>What is already stored otherwise, with a space in the place of each such mark.</summary>
    public static string Of(string text) =>
        Is(text) ? text : string.Join(' ', string.Concat(text.Select(c => Breaks(c) ? ' ' : c)).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static bool Breaks(char character) => CharUnicodeInfo.GetUnicodeCategory(character) switch
    {
        UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => true,

        // A joiner holds emoji and some scripts together.
        UnicodeCategory.Format => character is not '\u200d',
        _ => false,
    };
}
