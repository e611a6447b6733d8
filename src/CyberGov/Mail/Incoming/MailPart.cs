using System.Globalization;

namespace CyberGov.Mail.Incoming;

/// <summary>One part of a message that holds no others. What it holds is decoded when it is asked for.</summary>
public sealed class MailPart(MailHeaders headers, ReadOnlyMemory<byte> raw)
{
    private readonly MailParameters _type = MailParameters.Read(headers.Raw("Content-Type") ?? "text/plain");
    private readonly MailParameters _disposition = MailParameters.Read(headers.Raw("Content-Disposition") ?? string.Empty);

    /// <summary>In small letters, such as text/plain.</summary>
    public string MediaType => _type.Value.Contains('/', StringComparison.Ordinal) ? _type.Value : "text/plain";

    /// <summary>The boundary between the parts within; null when there are none.</summary>
    internal string? Boundary => MediaType.StartsWith("multipart/", StringComparison.Ordinal) ? _type["boundary"] : null;

    /// <summary>To be taken in as a file, rather than read as what the sender wrote.</summary>
    public bool IsFile => _disposition.Value == "attachment" || GivenName is not null
        || !MediaType.StartsWith("text/", StringComparison.Ordinal);

    /// <summary>As the sender named it; of a message within the message, its subject.</summary>
    public string FileName => GivenName
        ?? (MediaType == "message/rfc822" ? $"{SubjectWithin()}.eml" : $"attachment{ExtensionOf(MediaType)}");

    private string? GivenName => _disposition["filename"] ?? _type["name"];

    public byte[] ReadBytes() => (headers.Raw("Content-Transfer-Encoding") ?? string.Empty).Trim().ToLowerInvariant() switch
    {
        "base64" => TransferEncodings.FromBase64(raw.Span),
        "quoted-printable" => TransferEncodings.FromQuotedPrintable(raw.Span),
        _ => raw.ToArray(),
    };

    public string ReadText() => Charsets.Read(_type["charset"], ReadBytes());

    private string SubjectWithin()
    {
        var words = MailHeaders.Read(raw.Span, out _).Text("Subject").Trim();
        return words.Length == 0 ? "message" : words[..Math.Min(words.Length, 100)];
    }

    private static string ExtensionOf(string mediaType) => mediaType switch
    {
        "image/png" => ".png",
        "image/jpeg" => ".jpg",
        "application/pdf" => ".pdf",
        "text/plain" => ".txt",
        "text/csv" => ".csv",
        _ => string.Create(CultureInfo.InvariantCulture, $".{mediaType[(mediaType.IndexOf('/', StringComparison.Ordinal) + 1)..]}"),
    };
}
