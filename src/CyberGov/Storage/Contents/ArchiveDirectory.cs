using System.Buffers.Binary;
using System.Text;

namespace CyberGov.Storage.Contents;

/// <summary>Reads the list at the end of a ZIP without unpacking anything, and never more than a bounded list (APPNOTE 4.3).</summary>
/// <remarks>
/// Not the library's reader: that one takes in the whole list before it can be asked how long it is, and stops unpacking
/// at the length a part declares, so that it cannot tell what the part really holds.
/// </remarks>
internal static class ArchiveDirectory
{
    public const int MaxEntries = 2000;

    private const int EndRecordBytes = 22;
    private const int MaxCommentBytes = 65535;
    private const int EntryBytes = 46;
    private const int LocalBytes = 30;
    private const int MaxNameBytes = 1024;
    private const int Utf8Name = 0x0800;
    private const int Encrypted = 0x2041;

    private static ReadOnlySpan<byte> LocalMark => "PK\x03\x04"u8;

    private static ReadOnlySpan<byte> EntryMark => "PK\x01\x02"u8;

    private static ReadOnlySpan<byte> EndMark => "PK\x05\x06"u8;

    public static bool IsArchive(ReadOnlySpan<byte> head) => head.StartsWith(LocalMark);

    /// <summary>Whether an unpacking program could take this for a ZIP, whatever comes before the ZIP's list.</summary>
    public static bool EndsAsArchive(Stream content)
    {
        var tail = content.Tail(EndRecordBytes + MaxCommentBytes).AsSpan();
        // The mark and two disk numbers, which are nought in every archive that is one file.
        return tail.LastIndexOf("PK\x05\x06\0\0\0\0"u8) >= 0;
    }

    /// <summary>Fills <paramref name="entries"/>, or says what is wrong with the list.</summary>
    public static string? FaultInList(Stream content, FileKind kind, List<ArchiveEntry> entries)
    {
        if (!IsArchive(content.Head(LocalMark.Length)) || FindEnd(content) is not var (declared, position, end))
        {
            return Fault.NotWhatItsNameSays(kind);
        }

        if (declared > MaxEntries)
        {
            return Fault.TooManyEntries(kind);
        }

        while (entries.Count <= MaxEntries && position < end
            && ReadEntry(content, ref position) is { } entry)
        {
            entries.Add(entry);
        }

        return entries.Count switch
        {
            > MaxEntries => Fault.TooManyEntries(kind),
            var count when count == 0 || count != declared || Contradicts(entries) => Fault.NotWhatItsNameSays(kind),
            _ => null,
        };
    }

    private static (int Declared, long Position, long End)? FindEnd(Stream content)
    {
        var tail = content.Tail(EndRecordBytes + MaxCommentBytes);
        var end = tail.AsSpan().LastIndexOf(EndMark);
        if (end < 0 || tail.Length - end < EndRecordBytes)
        {
            return null;
        }

        var record = tail.AsSpan(end);
        var comment = BinaryPrimitives.ReadUInt16LittleEndian(record[20..]);
        return record.Length == EndRecordBytes + comment
            ? (BinaryPrimitives.ReadUInt16LittleEndian(record[10..]),
                BinaryPrimitives.ReadUInt32LittleEndian(record[16..]),
                content.Length - record.Length)
            : null;
    }

    private static ArchiveEntry? ReadEntry(Stream content, ref long position)
    {
        var header = content.Part(position, EntryBytes).AsSpan();
        if (header.Length < EntryBytes || !header.StartsWith(EntryMark))
        {
            return null;
        }

        var nameLength = BinaryPrimitives.ReadUInt16LittleEndian(header[28..]);
        var extraLength = BinaryPrimitives.ReadUInt16LittleEndian(header[30..]);
        if (nameLength > MaxNameBytes)
        {
            return null;
        }

        var name = content.Part(position + EntryBytes, nameLength);
        var extra = content.Part(position + EntryBytes + nameLength, extraLength);
        var (unpacked, packed, offset) = ReadLengths(header, extra);
        position += EntryBytes + nameLength + extraLength + BinaryPrimitives.ReadUInt16LittleEndian(header[32..]);
        if (FindData(content, offset, name) is not { } dataStart || packed < 0 || dataStart + packed > content.Length)
        {
            return null;
        }

        var flags = BinaryPrimitives.ReadUInt16LittleEndian(header[8..]);
        var encoding = (flags & Utf8Name) != 0 ? Encoding.UTF8 : Encoding.Latin1;
        return new ArchiveEntry(
            encoding.GetString(name),
            BinaryPrimitives.ReadUInt16LittleEndian(header[10..]),
            (flags & Encrypted) != 0,
            packed,
            unpacked,
            dataStart);
    }

    /// <summary>A number too large for its four bytes, or said to be, stands in eight in the extra field (APPNOTE 4.5.3).</summary>
    private static (long Unpacked, long Packed, long Offset) ReadLengths(ReadOnlySpan<byte> header, ReadOnlySpan<byte> extra)
    {
        const int Zip64 = 1;
        var large = ReadOnlySpan<byte>.Empty;
        while (extra.Length >= 4)
        {
            var length = Math.Min(BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]), extra.Length - 4);
            if (BinaryPrimitives.ReadUInt16LittleEndian(extra) == Zip64)
            {
                large = extra.Slice(4, length);
            }

            extra = extra[(4 + length)..];
        }

        return (ReadLength(header[24..], ref large), ReadLength(header[20..], ref large), ReadLength(header[42..], ref large));
    }

    private static long ReadLength(ReadOnlySpan<byte> field, ref ReadOnlySpan<byte> large)
    {
        var small = BinaryPrimitives.ReadUInt32LittleEndian(field);
        if (small != uint.MaxValue || large.Length < sizeof(long))
        {
            return small;
        }

        var length = BinaryPrimitives.ReadInt64LittleEndian(large);
        large = large[sizeof(long)..];
        return length;
    }

    /// <summary>Null unless the part's own header is there and gives it the same name: programs differ in which they go by.</summary>
    private static long? FindData(Stream content, long offset, byte[] name)
    {
        var local = offset >= 0 && offset < content.Length ? content.Part(offset, LocalBytes) : [];
        if (local.Length < LocalBytes
            || !IsArchive(local)
            || !content.Part(offset + LocalBytes, BinaryPrimitives.ReadUInt16LittleEndian(local.AsSpan(26))).AsSpan().SequenceEqual(name))
        {
            return null;
        }

        return offset + LocalBytes + name.Length + BinaryPrimitives.ReadUInt16LittleEndian(local.AsSpan(28));
    }

    /// <summary>Two parts of one name, or two that share bytes, which is how a small archive pretends to hold a lot.</summary>
    private static bool Contradicts(List<ArchiveEntry> entries)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var end = 0L;
        foreach (var entry in entries.OrderBy(e => e.DataStart))
        {
            if (entry.DataStart - LocalBytes < end || !names.Add(entry.Name))
            {
                return true;
            }

            end = entry.DataStart + entry.PackedLength;
        }

        return false;
    }
}
