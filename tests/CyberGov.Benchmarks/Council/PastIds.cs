using System.Buffers.Binary;

namespace CyberGov.Benchmarks.Council;

/// <summary>Version 7 ids as they would have been given in the past; the same in every run.</summary>
internal sealed class PastIds(int seed)
{
    private readonly Random _random = new(seed);

    public Guid At(DateTimeOffset moment)
    {
        Span<byte> bytes = stackalloc byte[16];
        _random.NextBytes(bytes);
        Span<byte> milliseconds = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(milliseconds, moment.ToUnixTimeMilliseconds());
        milliseconds[2..].CopyTo(bytes);
        bytes[6] = (byte)(0x70 | (bytes[6] & 0x0F));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new Guid(bytes, bigEndian: true);
    }
}
