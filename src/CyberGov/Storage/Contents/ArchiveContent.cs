namespace CyberGov.Storage.Contents;

/// <summary>Looks at the first bytes of one part of an archive.</summary>
internal delegate string? PartCheck(ArchiveEntry part, ArraySegment<byte> head);

/// <summary>
/// Unpacks an archive and the archives in it, a piece at a time and to nowhere, to see that it is bounded. What it holds is
/// not otherwise judged: the virus scanner looks into it again.
/// </summary>
internal sealed class ArchiveContent
{
    public const int MaxUnpackedMegabytes = 500;
    public const int MaxRatio = 100;
    public const int MaxNesting = 2;

    // So little harms nobody, however well it was packed.
    private const long AlwaysAllowedBytes = 10L * 1024 * 1024;
    private const int MaxEntriesInAll = 20_000;
    // Holds the whole list of content types of any Office file that is short enough.
    private const int ChunkBytes = 512 * 1024;

    private readonly FileKind _kind;
    private readonly ContentFlags _flags;
    private readonly HeldPieces _pieces = new();
    private readonly byte[][] _heads = [.. Enumerable.Range(0, MaxNesting + 1).Select(_ => new byte[ChunkBytes])];
    private long _bytesLeft;
    private int _entriesLeft = MaxEntriesInAll;

    private ArchiveContent(FileKind kind, ContentFlags flags, long packedBytes)
    {
        (_kind, _flags) = (kind, flags);
        _bytesLeft = Math.Min(MaxUnpackedMegabytes * 1024L * 1024, Math.Max(AlwaysAllowedBytes, packedBytes * MaxRatio));
    }

    public static string? FaultIn(Stream content, FileKind kind, ContentFlags flags) =>
        FaultIn(content, kind, flags, _ => null, (_, _) => null);

    /// <summary>Checks the list, lets the caller check it too, then unpacks each part and lets the caller see its beginning.</summary>
    public static string? FaultIn(
        Stream content,
        FileKind kind,
        ContentFlags flags,
        Func<IReadOnlyList<ArchiveEntry>, string?> checkList,
        PartCheck checkPart)
    {
        try
        {
            return new ArchiveContent(kind, flags, content.Length).FaultAt(0, content, checkList, checkPart);
        }
        catch (InvalidDataException)
        {
            // What could not be unpacked.
            return Fault.NotWhatItsNameSays(kind);
        }
    }

    private string? FaultAt(
        int depth, Stream content, Func<IReadOnlyList<ArchiveEntry>, string?> checkList, PartCheck checkPart)
    {
        var entries = new List<ArchiveEntry>();
        if ((ArchiveDirectory.FaultInList(content, _kind, entries) ?? checkList(entries)) is { } fault)
        {
            return fault;
        }

        _entriesLeft -= entries.Count;
        if (_entriesLeft < 0)
        {
            return Fault.TooManyEntries(_kind);
        }

        foreach (var entry in entries)
        {
            if ((FaultInHeader(entry) ?? FaultInPart(depth, content, entry, checkPart)) is { } partFault)
            {
                return partFault;
            }
        }

        return null;
    }

    private string? FaultInHeader(ArchiveEntry entry)
    {
        _flags.IsEncrypted |= entry.IsEncrypted;
        _flags.HasMacros |= entry.Name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase);
        if (entry.LeadsOutside)
        {
            return Fault.LeadsOutside(_kind);
        }

        return entry.CanBeUnpacked || entry.IsEncrypted ? null : Fault.NotWhatItsNameSays(_kind);
    }

    private string? FaultInPart(int depth, Stream archive, ArchiveEntry entry, PartCheck checkPart)
    {
        if (entry.IsEncrypted)
        {
            return null;
        }

        using var part = entry.Open(archive);
        var head = _heads[depth];
        var read = part.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        return checkPart(entry, new ArraySegment<byte>(head, 0, read))
            ?? (ArchiveDirectory.IsArchive(head.AsSpan(0, read))
                ? FaultInNested(depth, part, entry, read)
                : FaultInLength(part, entry, read, head, _ => true));
    }

    private string? FaultInNested(int depth, Stream part, ArchiveEntry entry, int read)
    {
        if (depth == MaxNesting)
        {
            return Fault.NestedTooDeep(_kind);
        }

        using var held = new HeldArchive(_pieces);
        var hasRoom = true;
        var fault = FaultInLength(part, entry, read, _heads[depth], bytes => hasRoom = held.TryAdd(bytes.Span));
        return hasRoom
            ? fault ?? FaultAt(depth + 1, held, _ => null, (_, _) => null)
            : Fault.NestedTooLarge(_kind);
    }

    /// <summary>Unpacks the rest, counting; stops at once when it is too much, or when the part holds other than it declares.</summary>
    private string? FaultInLength(
        Stream part, ArchiveEntry entry, int read, byte[] buffer, Func<ReadOnlyMemory<byte>, bool> take)
    {
        var length = 0L;
        for (; read > 0; read = part.Read(buffer))
        {
            length += read;
            _bytesLeft -= read;
            if (_bytesLeft < 0)
            {
                return Fault.UnpacksTooLarge(_kind);
            }

            if (!take(buffer.AsMemory(0, read)))
            {
                return null;
            }
        }

        return length == entry.DeclaredLength ? null : Fault.NotWhatItsNameSays(_kind);
    }
}
