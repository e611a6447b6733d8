using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace CyberGov.Testing.Files;

/// <summary>Writes ZIP files by hand, so that they can say what no honest program would.</summary>
public sealed class RawZip
{
    private readonly ArrayBufferWriter<byte> _parts = new();
    private readonly ArrayBufferWriter<byte> _list = new();
    private int _count;

    /// <summary>What the end says of how many entries there are; the true number unless set.</summary>
    public int? DeclaredCount { get; set; }

    public static byte[] Deflate(ReadOnlySpan<byte> bytes)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            deflate.Write(bytes);
        }

        return packed.ToArray();
    }

    /// <summary>So many zeros, deflated to about a thousandth.</summary>
    public static byte[] DeflatedZeros(long length)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            var zeros = new byte[1024 * 1024];
            for (var left = length; left > 0; left -= zeros.Length)
            {
                deflate.Write(zeros.AsSpan(0, (int)Math.Min(left, zeros.Length)));
            }
        }

        return packed.ToArray();
    }

    public RawZip Add(string name, string text) => Add(name, Encoding.UTF8.GetBytes(text));

    public RawZip Add(string name, byte[] bytes) => AddDeflated(name, Deflate(bytes), (uint)bytes.Length);

    /// <summary>Adds a part that is already deflated, of whatever length it is to say it has.</summary>
    public RawZip AddDeflated(string name, byte[] packed, uint declaredLength, ushort flags = 0x0800)
    {
        var encoded = Encoding.UTF8.GetBytes(name);
        var offset = (uint)_parts.WrittenCount;
        Span<byte> header = stackalloc byte[30];
        header.Clear();
        "PK\x03\x04"u8.CopyTo(header);
        WriteFacts(header[4..], packed, declaredLength, encoded.Length, flags);
        _parts.Write(header);
        _parts.Write(encoded);
        _parts.Write(packed);
        return List(encoded, packed, declaredLength, offset, flags);
    }

    /// <summary>Lists the first part again under this name.</summary>
    public RawZip ListFirstAgain(string name, byte[] packed, uint declaredLength) =>
        List(Encoding.UTF8.GetBytes(name), packed, declaredLength, 0, 0x0800);

    public byte[] ToArray(string comment = "")
    {
        Span<byte> end = stackalloc byte[22];
        end.Clear();
        "PK\x05\x06"u8.CopyTo(end);
        var count = (ushort)Math.Min(DeclaredCount ?? _count, ushort.MaxValue);
        BinaryPrimitives.WriteUInt16LittleEndian(end[8..], count);
        BinaryPrimitives.WriteUInt16LittleEndian(end[10..], count);
        BinaryPrimitives.WriteUInt32LittleEndian(end[12..], (uint)_list.WrittenCount);
        BinaryPrimitives.WriteUInt32LittleEndian(end[16..], (uint)_parts.WrittenCount);
        BinaryPrimitives.WriteUInt16LittleEndian(end[20..], (ushort)comment.Length);
        return [.. _parts.WrittenSpan, .. _list.WrittenSpan, .. end, .. Encoding.ASCII.GetBytes(comment)];
    }

    private RawZip List(byte[] name, byte[] packed, uint declaredLength, uint offset, ushort flags)
    {
        Span<byte> header = stackalloc byte[46];
        header.Clear();
        "PK\x01\x02"u8.CopyTo(header);
        WriteFacts(header[6..], packed, declaredLength, name.Length, flags);
        BinaryPrimitives.WriteUInt32LittleEndian(header[42..], offset);
        _list.Write(header);
        _list.Write(name);
        _count++;
        return this;
    }

    /// <summary>What both headers say in the same order, from the version that is needed to the length of the name.</summary>
    private static void WriteFacts(Span<byte> facts, byte[] packed, uint declaredLength, int nameLength, ushort flags)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(facts, 20);
        BinaryPrimitives.WriteUInt16LittleEndian(facts[2..], flags);
        BinaryPrimitives.WriteUInt16LittleEndian(facts[4..], 8);
        BinaryPrimitives.WriteUInt32LittleEndian(facts[14..], (uint)packed.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(facts[18..], declaredLength);
        BinaryPrimitives.WriteUInt16LittleEndian(facts[22..], (ushort)nameLength);
    }
}
