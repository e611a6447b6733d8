using System.Buffers.Text;
using System.Text;

namespace CyberGov.Workbooks;

/// <summary>Bytes on their way out. It grows for one long cell and is emptied a block at a time.</summary>
internal sealed class Utf8Buffer
{
    private const int Block = 64 * 1024;
    private byte[] _bytes = new byte[2 * Block];
    private int _count;

    public bool IsFull => _count >= Block;

    public int Count => _count;

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _count);

    public void Raw(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        _count += bytes.Length;
    }

    /// <summary>Half of a surrogate pair comes out as U+FFFD: it has no UTF-8 form.</summary>
    public void Text(ReadOnlySpan<char> text) =>
        _count += Encoding.UTF8.GetBytes(text, Room(Encoding.UTF8.GetMaxByteCount(text.Length)));

    public void Integer(long value)
    {
        Utf8Formatter.TryFormat(value, Room(20), out var written);
        _count += written;
    }

    public void Number(double value)
    {
        Utf8Formatter.TryFormat(value, Room(32), out var written);
        _count += written;
    }

    /// <summary>Puts other bytes in the place of some that have not been flushed.</summary>
    public void Overwrite(int at, ReadOnlySpan<byte> bytes) => bytes.CopyTo(_bytes.AsSpan(at, bytes.Length));

    public void Clear() => _count = 0;

    public async ValueTask FlushToAsync(Stream stream, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(_bytes.AsMemory(0, _count), cancellationToken);
        _count = 0;
    }

    private Span<byte> Room(int size)
    {
        if (_bytes.Length - _count < size)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _count + size));
        }

        return _bytes.AsSpan(_count);
    }
}
