using System.Globalization;

namespace CyberGov.Workbooks;

/// <summary>The most text a cell of Excel holds, and what we do with more.</summary>
internal static class CellText
{
    public const int Longest = 32_767;

    public static bool IsTooLong(string text) => text.Length > Longest;

    /// <summary>Cuts the text and says at its end that it was cut, and how long it was.</summary>
    public static string Shorten(string text)
    {
        var mark = string.Create(
            CultureInfo.InvariantCulture,
            $" [Cut here: the whole text has {text.Length:N0} characters and a cell holds {Longest:N0}.]");
        var length = Longest - mark.Length;
        if (char.IsHighSurrogate(text[length - 1]))
        {
            length--;
        }

        return string.Concat(text.AsSpan(0, length), mark);
    }
}
