using System.Buffers.Binary;
using System.Text;

namespace CyberGov.Web.CommandLine;

/// <summary>
/// What a pack's ZIP holds beside its files, where another program might look and a reader of the list of files does not: bytes after
/// its end, a comment, and names that its two places for them give differently (APPNOTE 4.3).
/// </summary>
internal sealed class ZipEnvelope(Stream zip)
{
    private const int EndBytes = 22;
    private const int LongestComment = ushort.MaxValue;
    private const int LocatorBytes = 20;
    private const int LocalHeaderBytes = 30;
    private const int ListedHeaderBytes = 46;
    private const int MostListBytes = 256 * 1024 * 1024;
    private const string Damaged = "This is not a ZIP file, or it is damaged.";

    /// <param name="zip">One that was read as a ZIP already.</param>
    public static IReadOnlyList<string> Check(Stream zip)
    {
        try
        {
            return new ZipEnvelope(zip).Findings();
        }
        catch (Exception exception) when (exception is ArgumentException or EndOfStreamException or OverflowException)
        {
            return [Damaged];
        }
    }

    private List<string> Findings()
    {
        var tail = Read(Math.Max(0, zip.Length - EndBytes - LongestComment), (int)Math.Min(zip.Length, EndBytes + LongestComment));
        var at = tail.AsSpan(0, Math.Max(0, tail.Length - EndBytes + 4)).LastIndexOf("PK\x05\x06"u8);
        if (at < 0)
        {
            return [Damaged];
        }

        var findings = new List<string>();
        var end = tail.AsSpan(at);
        var comment = BinaryPrimitives.ReadUInt16LittleEndian(end[20..]);
        if (comment > 0)
        {
            findings.Add($"The ZIP has a comment of {comment} bytes, which no pack has.");
        }

        if (end.Length - EndBytes - comment is var after and not 0)
        {
            findings.Add(after > 0 ? $"{after} bytes follow the end of the ZIP: they were put in." : Damaged);
        }

        var (listAt, listBytes) = ListOf(end, zip.Length - tail.Length + at);
        CompareNames(Read(listAt, checked((int)Math.Min(listBytes, MostListBytes))), findings);
        return findings;
    }

    /// <summary>Where the list of files is; of a large ZIP another record says it.</summary>
    private (long At, long Bytes) ListOf(ReadOnlySpan<byte> end, long endAt)
    {
        var (at, bytes) = (BinaryPrimitives.ReadUInt32LittleEndian(end[16..]), BinaryPrimitives.ReadUInt32LittleEndian(end[12..]));
        if (endAt < LocatorBytes || Read(endAt - LocatorBytes, LocatorBytes) is not [(byte)'P', (byte)'K', 6, 7, ..] locator)
        {
            return (at, bytes);
        }

        var large = Read(BinaryPrimitives.ReadInt64LittleEndian(locator.AsSpan(8)), 56);
        return (BinaryPrimitives.ReadInt64LittleEndian(large.AsSpan(48)), BinaryPrimitives.ReadInt64LittleEndian(large.AsSpan(40)));
    }

    private void CompareNames(ReadOnlySpan<byte> list, List<string> findings)
    {
        while (list.Length >= ListedHeaderBytes && list.StartsWith("PK\x01\x02"u8))
        {
            var nameBytes = BinaryPrimitives.ReadUInt16LittleEndian(list[28..]);
            var extraBytes = BinaryPrimitives.ReadUInt16LittleEndian(list[30..]);
            var commentBytes = BinaryPrimitives.ReadUInt16LittleEndian(list[32..]);
            var name = list.Slice(ListedHeaderBytes, nameBytes);
            var local = Read(LocalHeaderAt(list, list.Slice(ListedHeaderBytes + nameBytes, extraBytes)), LocalHeaderBytes);
            var localName = Read(zip.Position, BinaryPrimitives.ReadUInt16LittleEndian(local.AsSpan(26)));
            if (!local.AsSpan().StartsWith("PK\x03\x04"u8) || !name.SequenceEqual(localName))
            {
                findings.Add($"{Encoding.UTF8.GetString(name)} has another name where it lies in the ZIP ({Encoding.UTF8.GetString(localName)}) than in its list of files.");
            }

            if (commentBytes > 0)
            {
                findings.Add($"{Encoding.UTF8.GetString(name)} has a comment of {commentBytes} bytes in the ZIP, which no file of a pack has.");
            }

            list = list[(ListedHeaderBytes + nameBytes + extraBytes + commentBytes)..];
        }
    }

    /// <summary>What does not fit into four bytes stands in the extra field 1, after those sizes that do not fit either.</summary>
    private static long LocalHeaderAt(ReadOnlySpan<byte> listed, ReadOnlySpan<byte> extra)
    {
        var at = BinaryPrimitives.ReadUInt32LittleEndian(listed[42..]);
        if (at != uint.MaxValue)
        {
            return at;
        }

        while (BinaryPrimitives.ReadUInt16LittleEndian(extra) != 1)
        {
            extra = extra[(4 + BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]))..];
        }

        var before = (BinaryPrimitives.ReadUInt32LittleEndian(listed[20..]) == uint.MaxValue ? 8 : 0)
            + (BinaryPrimitives.ReadUInt32LittleEndian(listed[24..]) == uint.MaxValue ? 8 : 0);
        return BinaryPrimitives.ReadInt64LittleEndian(extra[(4 + before)..]);
    }

    private byte[] Read(long at, int count)
    {
        zip.Position = at;
        var bytes = new byte[count];
        zip.ReadExactly(bytes);
        return bytes;
    }
}
