using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CyberGov.IntegrationTests.Mail;

/// <summary>A mail as the mail server took it.</summary>
public sealed partial record ReceivedEmail(
    string Session, bool WasEncrypted, string SignedInAs, string Recipient, string MessageId, string Headers, string Text, string Html)
{
    /// <summary>Files that travelled with it: the head of each part and the text it holds.</summary>
    public IReadOnlyList<(string Head, string Text)> Attachments { get; private init; } = [];

    public static ReceivedEmail Read(string line)
    {
        using var json = JsonDocument.Parse(line);
        var root = json.RootElement;
        var raw = root.GetProperty("raw").GetString()!;
        var (headers, body) = Split(raw);
        var parts = PartsOf(headers, body).ToList();
        var byType = parts.Where(p => !IsAttachment(p.Head)).ToDictionary(p => ContentType().Match(p.Head).Groups[1].Value, p => Decode(p.Body), StringComparer.Ordinal);

        return new ReceivedEmail(
            root.GetProperty("session").GetString()!,
            root.GetProperty("secure").GetBoolean(),
            root.GetProperty("user").GetString()!,
            Assert.Single(root.GetProperty("recipients").EnumerateArray().Select(r => r.GetString()!)),
            MessageIdHeader().Match(headers).Groups[1].Value,
            headers,
            byType["text/plain"],
            byType["text/html"])
        {
            Attachments = [.. parts.Where(p => IsAttachment(p.Head)).Select(p => (p.Head, FromBase64(p.Body)))],
        };
    }

    private static IEnumerable<(string Head, string Body)> PartsOf(string headers, string body)
    {
        var boundary = Boundary().Match(headers).Groups[1].Value;
        var parts = body.Split("--" + boundary).Where(p => ContentType().IsMatch(p)).Select(p => Split(p[2..]));

        return parts.SelectMany(p => Boundary().IsMatch(p.Head) ? PartsOf(p.Head, p.Body) : [p]);
    }

    private static bool IsAttachment(string head) => head.Contains("attachment", StringComparison.OrdinalIgnoreCase);

    private static string FromBase64(string body) => Encoding.UTF8.GetString(Convert.FromBase64String(body.Trim()));

    private static (string Head, string Body) Split(string text)
    {
        var blank = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);

        return (text[..blank], text[(blank + 4)..]);
    }

    private static string Decode(string quotedPrintable)
    {
        var joined = quotedPrintable.Replace("=\r\n", "", StringComparison.Ordinal);
        var bytes = new List<byte>();

        for (var i = 0; i < joined.Length; i++)
        {
            if (joined[i] == '=')
            {
                bytes.Add(byte.Parse(joined.AsSpan(i + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                i += 2;
            }
            else
            {
                bytes.Add((byte)joined[i]);
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    [GeneratedRegex("""boundary="?([^"\r\n;]+)""", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Boundary();

    [GeneratedRegex("""^Content-Type:\s*([\w/]+)""", RegexOptions.IgnoreCase | RegexOptions.Multiline, 1000)]
    private static partial Regex ContentType();

    [GeneratedRegex("""^Message-ID:\s*(<[^>]+>)""", RegexOptions.IgnoreCase | RegexOptions.Multiline, 1000)]
    private static partial Regex MessageIdHeader();
}
