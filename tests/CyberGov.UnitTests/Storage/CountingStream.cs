namespace CyberGov.UnitTests.Storage;

/// <summary>Bytes in memory that count how many of them are read.</summary>
internal sealed class CountingStream(byte[] bytes) : Stream
{
    public long BytesRead { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => bytes.Length;

    public override long Position { get; set; }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = (int)Math.Clamp(bytes.Length - Position, 0, count);
        bytes.AsSpan((int)Position, read).CopyTo(buffer.AsSpan(offset));
        Position += read;
        BytesRead += read;
        return read;
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }
}
