using System.Text;

namespace CyberGov.Mail.Incoming;

/// <summary>Turns bytes into text by the name of their charset. A name nobody knows is tried as UTF-8, then as Windows wrote it.</summary>
internal static class Charsets
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Also what mail programs mean when they say ISO 8859-1.</summary>
    private static readonly Encoding Windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public static string Read(string? charset, ReadOnlySpan<byte> bytes) => charset?.Trim().ToLowerInvariant() switch
    {
        "iso-8859-1" or "latin1" or "windows-1252" or "cp1252" => Windows.GetString(bytes),
        _ => Guess(bytes),
    };

    private static string Guess(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Windows.GetString(bytes);
        }
    }
}
