using CyberGov.Evidence;

namespace CyberGov.Packs;

internal enum EvidenceForm
{
    File,
    Link,
    Note,
}

/// <summary>One row of the evidence register: one file, link or note of one item as it was accepted, or as it waits to be.</summary>
internal sealed record EvidenceLine
{
    public required EvidenceItemFacts Item { get; init; }

    public required EvidenceForm Form { get; init; }

    /// <summary>Only of a file.</summary>
    public EvidenceFileFacts? File { get; init; }

    /// <summary>Only of a file: its place in a pack that has files.</summary>
    public string? Path { get; init; }

    /// <summary>What was withdrawn stays listed, but its file, perhaps uploaded by mistake, is not handed on.</summary>
    public bool HasFileToInclude => File is not null && Item.Stage is not (EvidenceStage.Withdrawn or EvidenceStage.Disposed);
}

internal sealed record EvidenceItemFacts
{
    public required Guid EvidenceItemId { get; init; }

    public required Guid EvidenceRevisionId { get; init; }

    public required long Number { get; init; }

    public required string Code { get; init; }

    public required string Title { get; init; }

    public required string Shows { get; init; }

    public required string? LinkUrl { get; init; }

    public required string? Note { get; init; }

    public required DateOnly EffectiveOn { get; init; }

    public required DateOnly? ExpiresOn { get; init; }

    public required Marking Marking { get; init; }

    public required string OwnerName { get; init; }

    public required string LoggedByName { get; init; }

    public required DateTimeOffset LoggedAt { get; init; }

    public required int RevisionNumber { get; init; }

    /// <summary>Of the revision that is shown: accepted, while a later one is still being written or looked at.</summary>
    public required EvidenceStage Stage { get; init; }

    public required string? AcceptedByName { get; init; }

    public required DateTimeOffset? AcceptedAt { get; init; }

    public required string? ContentSha256 { get; init; }

    public required string? WithdrawnReason { get; init; }

    public IReadOnlyList<string> ControlCodes { get; set; } = [];

    public string? LastReviewedByName { get; set; }

    public DateTimeOffset? LastReviewedAt { get; set; }
}

internal sealed record EvidenceFileFacts(
    Guid EvidenceFileId, Guid EvidenceRevisionId, string FileName, string ContentType, long Length, string Sha256,
    ScanState? Scan)
{
    /// <summary>Why nobody may be handed it, the auditor no more than anyone else; null when it may go in.</summary>
    public string? WhyWithheld => Scan switch
    {
        ScanState.Infected => "A virus was found in it.",
        ScanState.Held => "The virus scanner has not looked into it yet.",
        _ => null,
    };
}
