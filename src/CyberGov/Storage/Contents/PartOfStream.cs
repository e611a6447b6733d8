namespace CyberGov.Storage.Contents;

/// <summary>Some bytes in the middle of a larger stream, read as if they were all there is.</summary>
internal sealed class PartOfStream(Stream whole, long start, long length) : ReadOnlyStream
{
    private long _read;

    public override bool CanSeek => false;

    public override long Length => length;

    public override long Position
    {
        get => _read;
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        whole.Position = start + _read;
        var read = whole.Read(buffer[..(int)Math.Min(buffer.Length, length - _read)]);
        _read += read;
        return read;
    }
}
