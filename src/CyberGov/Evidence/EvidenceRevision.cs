using CyberGov.ChangeHistory;

namespace CyberGov.Evidence;

public enum EvidenceDecision
{
    Accepted,
    Returned,
}

/// <summary>
/// An evidence item as it stood from one moment on. Revisions are only ever added; one is handed in once and decided on once,
/// and the decision is bound to the hash of exactly what was decided on.
/// </summary>
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
    public required string Shows { get; set; }

    public string? LinkUrl { get; set; }

    public string? Note { get; set; }

    /// <summary>The day it holds from: of a record of a period, its first day.</summary>
    public required DateOnly EffectiveOn { get; init; }

    /// <summary>Of a record of a period, its last day.</summary>
    public DateOnly? PeriodEndsOn { get; init; }

    public DateOnly? ExpiresOn { get; init; }

    /// <summary>What is different from the revision before, in the writer's words.</summary>
    public string? WhatChanged { get; set; }

    public required Guid RevisedById { get; init; }

    public required DateTimeOffset RevisedAt { get; init; }

    /// <summary>SHA-256 over everything it says and every file's hash; null on revisions that version 0.1.0 wrote, until they are decided on.</summary>
    [Recorded]
    public string? ContentSha256 { get; set; }

    [Recorded]
    public Guid? SubmittedById { get; private set; }

    public DateTimeOffset? SubmittedAt { get; private set; }

    [Recorded]
    public EvidenceDecision? Decision { get; private set; }

    [Recorded]
    public Guid? DecidedById { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    [Recorded]
    public string? DecisionReason { get; private set; }

    public List<EvidenceFile> Files { get; } = [];

    public void RecordSubmission(Guid submittedById, DateTimeOffset now)
    {
        if (SubmittedAt is not null)
        {
            throw new InvalidOperationException($"Revision {EvidenceRevisionId} was handed in before.");
        }

        (SubmittedById, SubmittedAt) = (submittedById, now);
    }

    public void RecordDecision(EvidenceDecision decision, Guid decidedById, string? reason, DateTimeOffset now)
    {
        if (Decision is not null)
        {
            throw new InvalidOperationException($"Revision {EvidenceRevisionId} was decided on before.");
        }

        ContentSha256 ??= EvidenceContentHash.Of(this);
        (Decision, DecidedById, DecisionReason, DecidedAt) = (decision, decidedById, reason, now);
    }

    /// <summary>Takes out what it said; its hash and its files' hashes stay, so that a copy kept elsewhere can still be recognised.</summary>
    internal void Erase()
    {
        (Shows, LinkUrl, Note, WhatChanged) = (string.Empty, null, null, null);
        Files.ForEach(f => f.Erase());
    }
}

/// <summary>One file of one revision: its name and type here, its bytes in the evidence store under their SHA-256.</summary>
public sealed class EvidenceFile
{
    public Guid EvidenceFileId { get; init; } = Guid.CreateVersion7();

    public required Guid EvidenceRevisionId { get; init; }

    public EvidenceRevision? EvidenceRevision { get; init; }

    public required int Position { get; init; }

    public required string FileName { get; set; }

    /// <summary>From our own table of allowed types, never from the browser.</summary>
    public required string ContentType { get; init; }

    /// <summary>In bytes.</summary>
    public required long Length { get; init; }

    /// <summary>64 lower-case hexadecimal digits.</summary>
    [Recorded]
    public required string Sha256 { get; init; }

    internal void Erase() => FileName = $"disposed{Path.GetExtension(FileName)}";
}
