using System.Buffers.Binary;
using System.IO.Compression;

namespace CyberGov.Storage.Contents;

/// <summary>Reads the list at the end of a ZIP without unpacking it, and never more than a bounded list.</summary>
/// <remarks>The library's own reader takes in the whole list before it can be asked how long it is, so we count first.</remarks>
internal static class ArchiveDirectory
{
    public const int MaxEntries = 2000;

    private const int EndRecordBytes = 22;
    private const int MaxCommentBytes = 65535;
    private const int EntryBytes = 46;

    private static ReadOnlySpan<byte> LocalMark => "PK\x03\x04"u8;

    private static ReadOnlySpan<byte> EntryMark => "PK\x01\x02"u8;

    private static ReadOnlySpan<byte> EndMark => "PK\x05\x06"u8;

    public static string? FaultIn(Stream content, FileKind kind) => FaultIn(content, kind, _ => null);

    /// <summary>Checks the list, then lets the caller look at the parts it needs.</summary>
    public static string? FaultIn(Stream content, FileKind kind, Func<ZipArchive, string?> faultInside)
    {
        switch (CountEntries(content))
        {
            case null:
                return Fault.NotWhatItsNameSays(kind);
            case > MaxEntries:
                return Fault.TooManyEntries(kind);
        }

        try
        {
            using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            return archive.Entries.Count == 0 ? Fault.NotWhatItsNameSays(kind) : faultInside(archive);
        }
        catch (InvalidDataException)
        {
            return Fault.NotWhatItsNameSays(kind);
        }
    }

    /// <summary>The start of one part, unpacked in memory up to a bound; its declared size is not believed.</summary>
    public static byte[] Read(this ZipArchiveEntry entry, int maxBytes)
    {
        using var content = entry.Open();
        var buffer = new byte[maxBytes];
        var read = content.ReadAtLeast(buffer, maxBytes, throwOnEndOfStream: false);
        return buffer[..read];
    }

    /// <summary>How many entries the list holds, counted, up to one more than is allowed; null when it is no ZIP.</summary>
    private static int? CountEntries(Stream content)
    {
        if (!content.Head(4).AsSpan().SequenceEqual(LocalMark))
        {
            return null;
        }

        var tail = content.Tail(EndRecordBytes + MaxCommentBytes);
        var end = tail.AsSpan().LastIndexOf(EndMark);
        if (end < 0 || tail.Length - end < EndRecordBytes)
        {
            return null;
        }

        var record = tail.AsSpan(end);
        var declared = BinaryPrimitives.ReadUInt16LittleEndian(record[10..]);
        var position = BinaryPrimitives.ReadUInt32LittleEndian(record[16..]);
        return declared > MaxEntries ? declared : CountFrom(content, position, declared);
    }

    private static int? CountFrom(Stream content, long position, int declared)
    {
        for (var count = 0; count <= MaxEntries; count++)
        {
            var header = content.Part(position, EntryBytes).AsSpan();
            if (header.Length < EntryBytes || !header.StartsWith(EntryMark))
            {
                return count == declared ? count : null;
            }

            position += EntryBytes
                + BinaryPrimitives.ReadUInt16LittleEndian(header[28..])
                + BinaryPrimitives.ReadUInt16LittleEndian(header[30..])
                + BinaryPrimitives.ReadUInt16LittleEndian(header[32..]);
        }

        return MaxEntries + 1;
    }
}
