using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CyberGov.Mail;

/// <summary>A key of GOV.UK Notify: its last two parts are the id of the service and the secret that signs each call.</summary>
internal sealed record NotifyApiKey(Guid ServiceId, string Secret)
{
    private const int UuidLength = 36;

    public static bool TryParse(string text, [NotNullWhen(true)] out NotifyApiKey? key)
    {
        key = null;
        var typed = text.Trim();
        if (typed.Length <= (2 * UuidLength) + 1
            || !Guid.TryParseExact(typed[^UuidLength..], "D", out _)
            || !Guid.TryParseExact(typed[^((2 * UuidLength) + 1)..^(UuidLength + 1)], "D", out var serviceId))
        {
            return false;
        }

        key = new NotifyApiKey(serviceId, typed[^UuidLength..]);

        return true;
    }

    /// <summary>A JSON Web Token that says which service calls, good for half a minute.</summary>
    public string Token(DateTimeOffset now)
    {
        const string Header = """{"typ":"JWT","alg":"HS256"}""";
        var claims = string.Create(
            CultureInfo.InvariantCulture, $$"""{"iss":"{{ServiceId:D}}","iat":{{now.ToUnixTimeSeconds()}}}""");
        var signed = $"{Encode(Encoding.ASCII.GetBytes(Header))}.{Encode(Encoding.ASCII.GetBytes(claims))}";
        var signature = HMACSHA256.HashData(Encoding.ASCII.GetBytes(Secret), Encoding.ASCII.GetBytes(signed));

        return $"{signed}.{Encode(signature)}";
    }

    private static string Encode(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
