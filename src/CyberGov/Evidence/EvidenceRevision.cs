using CyberGov.ChangeHistory;

namespace CyberGov.Evidence;

/// <summary>An evidence item as it stood from one moment on. Revisions are only ever added.</summary>
public sealed class EvidenceRevision
{
    public Guid EvidenceRevisionId { get; init; } = Guid.CreateVersion7();

    [Recorded]
    public required Guid EvidenceItemId { get; init; }

    public EvidenceItem? EvidenceItem { get; init; }

    [Recorded]
    public required int Number { get; init; }

    public required string Title { get; init; }

    /// <summary>What it shows, in a sentence or two.</summary>
    public required string Shows { get; init; }

    public string? LinkUrl { get; init; }

    public string? Note { get; init; }

    public required DateOnly EffectiveOn { get; init; }

    public DateOnly? ExpiresOn { get; init; }

    public required Guid RevisedById { get; init; }

    public required DateTimeOffset RevisedAt { get; init; }

    public List<EvidenceFile> Files { get; } = [];
}

/// <summary>One file of one revision: its name and type here, its bytes in the evidence store under their SHA-256.</summary>
public sealed class EvidenceFile
{
    public Guid EvidenceFileId { get; init; } = Guid.CreateVersion7();

    public required Guid EvidenceRevisionId { get; init; }

    public EvidenceRevision? EvidenceRevision { get; init; }

    public required int Position { get; init; }

    public required string FileName { get; init; }

    /// <summary>From our own table of allowed types, never from the browser.</summary>
    public required string ContentType { get; init; }

    /// <summary>In bytes.</summary>
    public required long Length { get; init; }

    /// <summary>64 lower-case hexadecimal digits.</summary>
    [Recorded]
    public required string Sha256 { get; init; }
}
