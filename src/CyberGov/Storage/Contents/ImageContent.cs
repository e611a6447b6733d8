using System.Buffers.Binary;

namespace CyberGov.Storage.Contents;

/// <summary>Reads the headers of pictures as far as their width and height: a small file can unpack to a vast picture.</summary>
internal static class ImageContent
{
    public const int MaxMegapixels = 40;
    public const int MaxSide = 32_767;

    private const int MaxJpegSegments = 500;

    /// <summary>Signature, then an IHDR chunk of 13 bytes (PNG specification, 5.2 and 11.2.2).</summary>
    public static string? FaultInPng(Stream content, FileKind kind)
    {
        var head = content.Head(33).AsSpan();
        return head.Length == 33
            && head.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
            && BinaryPrimitives.ReadUInt32BigEndian(head[8..]) == 13
            && head[12..].StartsWith("IHDR"u8)
            ? FaultInSize(content, kind, BinaryPrimitives.ReadUInt32BigEndian(head[16..]), BinaryPrimitives.ReadUInt32BigEndian(head[20..]))
            : Fault.NotWhatItsNameSays(kind);
    }

    /// <summary>Walks the segments to the frame header, which holds the size (ITU-T T.81, annex B).</summary>
    public static string? FaultInJpeg(Stream content, FileKind kind)
    {
        if (content.Head(2) is not [0xFF, 0xD8])
        {
            return Fault.NotWhatItsNameSays(kind);
        }

        var position = 2L;
        for (var segment = 0; segment < MaxJpegSegments; segment++)
        {
            var header = content.Part(position, 9);
            if (header.Length < 9 || header[0] != 0xFF)
            {
                break;
            }

            if (header[1] == 0xFF)
            {
                // A marker may be preceded by any number of fill bytes.
                position++;
                continue;
            }

            if (IsFrameHeader(header[1]))
            {
                return FaultInSize(
                    content,
                    kind,
                    BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(7)),
                    BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(5)));
            }

            position += 2 + BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(2));
        }

        return Fault.NotWhatItsNameSays(kind);
    }

    // C4, C8 and CC share the range but are tables and extensions.
    private static bool IsFrameHeader(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    private static string? FaultInSize(Stream content, FileKind kind, uint width, uint height)
    {
        if (width == 0 || height == 0)
        {
            return Fault.NotWhatItsNameSays(kind);
        }

        if (width > MaxSide || height > MaxSide || (long)width * height > MaxMegapixels * 1_000_000L)
        {
            return Fault.TooManyPixels(kind);
        }

        return ArchiveDirectory.EndsAsArchive(content) ? Fault.NotWhatItsNameSays(kind) : null;
    }
}
