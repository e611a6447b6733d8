using System.Buffers;
using System.Globalization;

namespace CyberGov.Workbooks;

/// <summary>
/// Writes text into spreadsheet XML so that it reads back as it was. What XML cannot hold is written as _xHHHH_
/// (ECMA-376, ST_Xstring), and text that already looks like that has its underscore escaped.
/// </summary>
internal static class XmlText
{
    private const int EscapeLength = 7;

    private static readonly SearchValues<char> _special = SearchValues.Create(
        "&<>\"_\r\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u000b\u000c\u000e\u000f"
        + "\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f\ufffe\uffff");

    private static readonly SearchValues<char> _hexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    public static void Write(Utf8Buffer xml, ReadOnlySpan<char> text)
    {
        int next;
        while ((next = text.IndexOfAny(_special)) >= 0)
        {
            xml.Text(text[..next]);
            WriteSpecial(xml, text[next..]);
            text = text[(next + 1)..];
        }

        xml.Text(text);
    }

    /// <summary>Readers drop white space at the ends of an element unless it is marked as meant.</summary>
    public static bool NeedsSpacePreserved(ReadOnlySpan<char> text) =>
        text.Length > 0 && (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]));

    private static void WriteSpecial(Utf8Buffer xml, ReadOnlySpan<char> text)
    {
        switch (text[0])
        {
            case '&':
                xml.Raw("&amp;"u8);
                break;
            case '<':
                xml.Raw("&lt;"u8);
                break;
            case '>':
                xml.Raw("&gt;"u8);
                break;
            case '"':
                xml.Raw("&quot;"u8);
                break;
            case '_' when !LooksEscaped(text):
                xml.Raw("_"u8);
                break;
            default:
                WriteEscaped(xml, text[0]);
                break;
        }
    }

    private static void WriteEscaped(Utf8Buffer xml, char value)
    {
        xml.Raw("_x"u8);
        Span<char> digits = stackalloc char[4];
        ((int)value).TryFormat(digits, out _, "X4", CultureInfo.InvariantCulture);
        xml.Text(digits);
        xml.Raw("_"u8);
    }

    private static bool LooksEscaped(ReadOnlySpan<char> text) =>
        text.Length >= EscapeLength && (text[1] is 'x' or 'X') && text[6] == '_'
        && !text[2..6].ContainsAnyExcept(_hexDigits);
}
