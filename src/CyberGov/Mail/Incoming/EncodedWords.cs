using System.Text;
using System.Text.RegularExpressions;

namespace CyberGov.Mail.Incoming;

/// <summary>Reads words such as <c>=?utf-8?B?…?=</c> in a header (RFC 2047).</summary>
internal static partial class EncodedWords
{
    public static string Read(string text)
    {
        var read = new StringBuilder(text.Length);
        using var bytes = new MemoryStream();
        string? charset = null;
        var at = 0;
        foreach (Match word in Word().Matches(text))
        {
            var between = text[at..word.Index];
            var nextCharset = word.Groups["charset"].Value.Split('*')[0];
            var goesOn = bytes.Length > 0 && string.IsNullOrWhiteSpace(between);

            // A character may be split between two words of one kind, so their bytes are read together.
            if (!goesOn || !string.Equals(charset, nextCharset, StringComparison.OrdinalIgnoreCase))
            {
                Flush(read, bytes, charset);
            }

            // The space between two words only keeps them apart.
            read.Append(goesOn ? string.Empty : between);
            charset = nextCharset;
            bytes.Write(BytesOf(word));
            at = word.Index + word.Length;
        }

        Flush(read, bytes, charset);
        return read.Append(text, at, text.Length - at).ToString();
    }

    private static byte[] BytesOf(Match word)
    {
        var encoded = Encoding.Latin1.GetBytes(word.Groups["text"].Value);
        return word.Groups["encoding"].Value is "B" or "b"
            ? TransferEncodings.FromBase64(encoded)
            : TransferEncodings.FromQuotedPrintable(Encoding.Latin1.GetBytes(word.Groups["text"].Value.Replace('_', ' ')));
    }

    private static void Flush(StringBuilder read, MemoryStream bytes, string? charset)
    {
        read.Append(Charsets.Read(charset, bytes.ToArray()));
        bytes.SetLength(0);
    }

    [GeneratedRegex(@"=\?(?<charset>[^?\s]{1,60})\?(?<encoding>[bBqQ])\?(?<text>[^?\s]*)\?=", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Word();
}
