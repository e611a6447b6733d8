using CyberGov.ChangeHistory;

namespace CyberGov.Evidence;

/// <summary>
/// Bytes in the store that no evidence names: an upload nobody logged, or a database older than its store. Listed before
/// they are cleared away, and kept in this list afterwards.
/// </summary>
public sealed class OrphanedContent
{
    public Guid OrphanedContentId { get; init; } = Guid.CreateVersion7();

    /// <summary>64 lower-case hexadecimal digits.</summary>
    [Recorded]
    public required string Sha256 { get; init; }

    /// <summary>In bytes.</summary>
    public required long Length { get; init; }

    public required DateTimeOffset StoredAt { get; init; }

    public required DateTimeOffset FoundAt { get; init; }

    /// <summary>Set when the bytes were taken out of the store.</summary>
    [Recorded]
    public DateTimeOffset? ClearedAt { get; private set; }

    public void Clear(DateTimeOffset now) => ClearedAt = now;
}
