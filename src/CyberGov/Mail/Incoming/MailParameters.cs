using System.Globalization;
using System.Text;

namespace CyberGov.Mail.Incoming;

/// <summary>A header value and its parameters, such as <c>attachment; filename="log.pdf"</c>; long and foreign names as RFC 2231 splits and encodes them.</summary>
internal sealed class MailParameters
{
    private const int Most = 100;

    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);

    private MailParameters(string value) => Value = value.Trim().ToLowerInvariant();

    public string Value { get; }

    public string? this[string name] => Encoded(name) is { Length: > 0 } encoded ? encoded
        : _values.TryGetValue(name, out var plain) && plain.Length > 0 ? EncodedWords.Read(plain) : null;

    public static MailParameters Read(string header)
    {
        var pieces = Split(header);
        var parameters = new MailParameters(pieces[0]);
        foreach (var piece in pieces.Skip(1).Take(Most))
        {
            var equals = piece.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
            {
                parameters._values.TryAdd(piece[..equals].Trim(), piece[(equals + 1)..]);
            }
        }

        return parameters;
    }

    /// <summary><c>name*=utf-8''…</c>, or <c>name*0*=utf-8''…; name*1=…</c>.</summary>
    private string? Encoded(string name)
    {
        if (_values.TryGetValue(name + "*", out var whole))
        {
            return Charsets.Read(CharsetOf(ref whole), Unescape(whole));
        }

        using var bytes = new MemoryStream();
        string? charset = null;
        for (var number = 0; number < Most; number++)
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"{name}*{number}");
            if (_values.TryGetValue(key + "*", out var escaped))
            {
                charset = number == 0 ? CharsetOf(ref escaped) : charset;
                bytes.Write(Unescape(escaped));
            }
            else if (_values.TryGetValue(key, out var plain))
            {
                bytes.Write(Encoding.UTF8.GetBytes(plain));
            }
            else
            {
                break;
            }
        }

        return bytes.Length == 0 ? null : Charsets.Read(charset, bytes.ToArray());
    }

    private static string? CharsetOf(ref string value)
    {
        var first = value.IndexOf('\'', StringComparison.Ordinal);
        var second = first < 0 ? -1 : value.IndexOf('\'', first + 1);
        if (second < 0)
        {
            return null;
        }

        var charset = value[..first];
        value = value[(second + 1)..];
        return charset;
    }

    private static byte[] Unescape(string value)
    {
        var bytes = new List<byte>(value.Length);
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == '%' && i + 2 < value.Length
                && byte.TryParse(value.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var escaped))
            {
                bytes.Add(escaped);
                i += 2;
            }
            else
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(value[i].ToString()));
            }
        }

        return [.. bytes];
    }

    /// <summary>At semicolons outside quotation marks, which go, as does white space at either end that they do not hold.</summary>
    private static List<string> Split(string header)
    {
        List<string> pieces = [];
        var piece = new StringBuilder();
        var (isQuoted, length) = (false, 0);
        for (var i = 0; i < header.Length; i++)
        {
            var character = header[i];
            if (isQuoted && character == '\\' && i + 1 < header.Length)
            {
                piece.Append(header[++i]);
                length = piece.Length;
            }
            else if (character == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (character == ';' && !isQuoted)
            {
                pieces.Add(piece.ToString(0, length));
                piece.Clear();
                length = 0;
            }
            else if (isQuoted || !char.IsWhiteSpace(character))
            {
                piece.Append(character);
                length = piece.Length;
            }
            else if (length > 0 && piece[length - 1] != '=')
            {
                piece.Append(character);
            }
        }

        pieces.Add(piece.ToString(0, length));
        return pieces;
    }
}
