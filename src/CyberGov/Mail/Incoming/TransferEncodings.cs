using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace CyberGov.Mail.Incoming;

/// <summary>Undoes what mail does to bytes. What is not as it should be is left out or left as it is: nothing throws.</summary>
internal static class TransferEncodings
{
    public static byte[] FromBase64(ReadOnlySpan<byte> text)
    {
        // Four characters for three bytes, with room for what a cut-off message lacks.
        var characters = new byte[text.Length + 3];
        var count = 0;
        foreach (var character in text)
        {
            if (character == '=')
            {
                break;
            }

            if (char.IsAsciiLetterOrDigit((char)character) || character is (byte)'+' or (byte)'/')
            {
                characters[count++] = character;
            }
        }

        count -= count % 4 == 1 ? 1 : 0;
        while (count % 4 != 0)
        {
            characters[count++] = (byte)'=';
        }

        var bytes = new byte[count / 4 * 3];
        Base64.DecodeFromUtf8(characters.AsSpan(0, count), bytes, out _, out var written);
        return bytes[..written];
    }

    public static byte[] FromQuotedPrintable(ReadOnlySpan<byte> text)
    {
        var bytes = new byte[text.Length];
        var count = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '=')
            {
                bytes[count++] = text[i];
            }
            else if (LengthOfBreak(text[(i + 1)..]) is > 0 and var length)
            {
                i += length;
            }
            else if (i + 2 < text.Length && TryHex(text.Slice(i + 1, 2), out var value))
            {
                bytes[count++] = value;
                i += 2;
            }
            else
            {
                bytes[count++] = text[i];
            }
        }

        return bytes[..count];
    }

    /// <summary>An equals sign at the end of a line says that the line goes on.</summary>
    private static int LengthOfBreak(ReadOnlySpan<byte> text) =>
        text.StartsWith("\r\n"u8) ? 2 : text.StartsWith("\n"u8) ? 1 : 0;

    private static bool TryHex(ReadOnlySpan<byte> digits, out byte value) => byte.TryParse(
        Encoding.Latin1.GetString(digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
}
