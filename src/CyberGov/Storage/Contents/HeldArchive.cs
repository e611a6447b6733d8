namespace CyberGov.Storage.Contents;

/// <summary>
/// An archive found inside another, held in memory while it is looked into: a ZIP's list lies at its end, and nothing is
/// unpacked to disk. Its pieces are given back for the next one.
/// </summary>
internal sealed class HeldArchive(HeldPieces pieces) : ReadOnlyStream
{
    private readonly List<byte[]> _held = [];
    private long _length;

    public override bool CanSeek => true;

    public override long Length => _length;

    public override long Position { get; set; }

    /// <summary>False when there is no room for more.</summary>
    public bool TryAdd(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var offset = (int)(_length % HeldPieces.PieceBytes);
            if (offset == 0)
            {
                if (pieces.TryTake() is not { } piece)
                {
                    return false;
                }

                _held.Add(piece);
            }

            var count = Math.Min(bytes.Length, HeldPieces.PieceBytes - offset);
            bytes[..count].CopyTo(_held[^1].AsSpan(offset));
            bytes = bytes[count..];
            _length += count;
        }

        return true;
    }

    public override int Read(Span<byte> buffer)
    {
        if (Position >= _length)
        {
            return 0;
        }

        var offset = (int)(Position % HeldPieces.PieceBytes);
        var count = (int)Math.Min(Math.Min(buffer.Length, HeldPieces.PieceBytes - offset), _length - Position);
        _held[(int)(Position / HeldPieces.PieceBytes)].AsSpan(offset, count).CopyTo(buffer);
        Position += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        _held.ForEach(pieces.GiveBack);
        _held.Clear();
        base.Dispose(disposing);
    }
}

/// <summary>All the memory that one inspection may hold archives in.</summary>
internal sealed class HeldPieces
{
    public const int PieceBytes = 64 * 1024;
    public const int MaxMegabytes = 32;

    private const int MaxPieces = MaxMegabytes * 1024 * 1024 / PieceBytes;

    private readonly Stack<byte[]> _free = [];
    private int _made;

    public byte[]? TryTake()
    {
        if (_free.TryPop(out var piece))
        {
            return piece;
        }

        return _made++ < MaxPieces ? new byte[PieceBytes] : null;
    }

    public void GiveBack(byte[] piece) => _free.Push(piece);
}
