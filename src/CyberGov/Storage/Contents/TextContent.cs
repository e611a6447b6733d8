using System.Buffers;
using System.Text;

namespace CyberGov.Storage.Contents;

/// <summary>Plain text: UTF-8 or Windows-1252, no binary, and not a web page or picture under another name.</summary>
internal static class TextContent
{
    private const int ChunkBytes = 128 * 1024;
    private const int DisguiseBytes = 1024;

    // Text holds BEL to CR and ESC (terminal logs) of the control characters, never the others.
    private static readonly SearchValues<byte> Binary = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Where(c => c is not (>= 7 and <= 13 or 27)).Select(c => (byte)c), 127]);

    private static readonly SearchValues<byte> NotInWindows1252 = SearchValues.Create([0x81, 0x8D, 0x8F, 0x90, 0x9D]);

    public static string? FaultIn(Stream content, FileKind kind)
    {
        if (IsDisguised(content.Head(DisguiseBytes)))
        {
            return $"must be {kind.Description}: its contents are a web page or another kind of document, "
                + "so save it as plain text, or log it as a PDF";
        }

        return IsText(content)
            ? null
            : $"must be {kind.Description} saved as UTF-8 text: open it and save it again with that encoding";
    }

    private static bool IsDisguised(byte[] head)
    {
        var start = Encoding.Latin1.GetString(head).TrimStart('ï', '»', '¿', ' ', '\t', '\r', '\n', '\f', '\v');
        return WebPage.Begins(start);
    }

    private static bool IsText(Stream content)
    {
        content.Position = 0;
        var decoder = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
        var (utf8, windows1252) = (true, true);
        var buffer = new byte[ChunkBytes];
        int read;
        do
        {
            read = content.Read(buffer);
            var chunk = buffer.AsSpan(0, read);
            if (chunk.ContainsAny(Binary))
            {
                return false;
            }

            utf8 = utf8 && Decodes(decoder, chunk, isLast: read == 0);
            windows1252 = windows1252 && !chunk.ContainsAny(NotInWindows1252);
        }
        while (read > 0 && (utf8 || windows1252));

        return utf8 || windows1252;
    }

    private static bool Decodes(Decoder decoder, ReadOnlySpan<byte> chunk, bool isLast)
    {
        var characters = ArrayPool<char>.Shared.Rent(ChunkBytes + 4);
        try
        {
            decoder.GetChars(chunk, characters, flush: isLast);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
        finally
        {
            ArrayPool<char>.Shared.Return(characters);
        }
    }
}
