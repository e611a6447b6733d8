using System.Text;

namespace CyberGov.Mail.Incoming;

/// <summary>The header fields of a message or of a part, unfolded; names without regard to capitals.</summary>
public sealed class MailHeaders
{
    private const int MostBytes = 256 * 1024;
    private const int MostFields = 1000;

    private readonly List<(string Name, StringBuilder Value)> _fields = [];

    /// <param name="text">Begins with the first field.</param>
    /// <param name="bodyAt">Where the empty line after the last field has ended.</param>
    public static MailHeaders Read(ReadOnlySpan<byte> text, out int bodyAt)
    {
        var headers = new MailHeaders();
        var at = 0;
        while (at < text.Length)
        {
            var length = text[at..].IndexOf((byte)'\n');
            var end = length < 0 ? text.Length : at + length;
            var next = length < 0 ? text.Length : end + 1;
            if (next > MostBytes)
            {
                throw new UnreadableMailException($"Its headers are longer than {MostBytes} bytes.");
            }

            var line = Charsets.Read(null, text[at..end]).TrimEnd('\r');
            at = next;
            if (line.Length == 0)
            {
                break;
            }

            headers.Add(line);
        }

        bodyAt = at;
        return headers;
    }

    public int Count(string name) => _fields.Count(f => Is(f.Name, name));

    /// <summary>As it was sent, null when it was not.</summary>
    public string? Raw(string name) => _fields.Find(f => Is(f.Name, name)).Value?.ToString().Trim();

    /// <summary>Encoded words read (RFC 2047); empty when the field was not sent.</summary>
    public string Text(string name) => EncodedWords.Read(Raw(name) ?? string.Empty);

    private void Add(string line)
    {
        if (line[0] is ' ' or '\t')
        {
            _fields.LastOrDefault().Value?.Append(line);
            return;
        }

        var colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0)
        {
            // Some programs leave "From " lines and the like behind.
            return;
        }

        if (_fields.Count == MostFields)
        {
            throw new UnreadableMailException($"It has more than {MostFields} header fields.");
        }

        _fields.Add((line[..colon].TrimEnd(), new StringBuilder(line[(colon + 1)..])));
    }

    private static bool Is(string name, string other) => string.Equals(name, other, StringComparison.OrdinalIgnoreCase);
}
