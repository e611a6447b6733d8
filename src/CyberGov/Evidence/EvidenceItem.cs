using System.ComponentModel.DataAnnotations;
using CyberGov.ChangeHistory;
using CyberGov.Controls;
using CyberGov.Identity;

namespace CyberGov.Evidence;

/// <summary>The government security classification a council puts on the item.</summary>
public enum Marking
{
    [Display(Name = "OFFICIAL")]
    Official,

    [Display(Name = "OFFICIAL-SENSITIVE")]
    OfficialSensitive,
}

/// <summary>
/// Something that shows a control works: files, a link or a note. What it says lives in its revisions; the title and dates of
/// the newest one that was handed in are copied here for registers.
/// </summary>
public sealed class EvidenceItem
{
    public Guid EvidenceItemId { get; init; } = Guid.CreateVersion7();

    /// <summary>Year and running number as one integer, such as 2026000042; newest first and the full-text row number.</summary>
    public required long Number { get; init; }

    /// <summary>What people quote, such as EV-2026-0042.</summary>
    [Recorded]
    public required string Code { get; init; }

    [Recorded]
    public required string Title { get; set; }

    [Recorded]
    public required Guid OwnerId { get; set; }

    public Person? Owner { get; init; }

    [Recorded]
    public required Marking Marking { get; set; }

    [Recorded]
    public EvidenceKind Kind { get; set; } = EvidenceKind.Other;

    [Recorded]
    public required DateOnly EffectiveOn { get; set; }

    /// <summary>The last day on which it counts; null when it does not run out.</summary>
    [Recorded]
    public DateOnly? ExpiresOn { get; set; }

    public required Guid LoggedById { get; init; }

    public Person? LoggedBy { get; init; }

    public required DateTimeOffset LoggedAt { get; init; }

    [Recorded]
    public EvidenceStage Stage { get; private set; } = EvidenceStage.Draft;

    [Recorded]
    public int CurrentRevisionNumber { get; private set; } = 1;

    /// <summary>The revision that counts; null while none was accepted.</summary>
    [Recorded]
    public int? AcceptedRevisionNumber { get; private set; }

    /// <summary>The last day on which the accepted revision counts: <see cref="DateOnly.MaxValue"/> when it does not run out.</summary>
    public DateOnly? AcceptedUntil { get; private set; }

    /// <summary>The item whose place this one takes once it is accepted.</summary>
    [Recorded]
    public Guid? ReplacesItemId { get; init; }

    [Recorded]
    public Guid? SupersededByItemId { get; private set; }

    public DateTimeOffset? SupersededAt { get; private set; }

    /// <summary>Code, title, what it shows, file names and link, for full-text search.</summary>
    public required string SearchText { get; set; }

    [Recorded]
    public DateTimeOffset? WithdrawnAt { get; private set; }

    public Guid? WithdrawnById { get; private set; }

    [Recorded]
    public string? WithdrawnReason { get; private set; }

    [Recorded]
    public DateTimeOffset? DisposedAt { get; private set; }

    public int Version { get; private set; }

    public List<EvidenceRevision> Revisions { get; } = [];

    public List<EvidenceControl> Controls { get; } = [];

    /// <summary>Whether nothing but drafts was ever made of it. Ask only where its revisions are loaded.</summary>
    public bool IsUnpublished => Stage == EvidenceStage.Draft && Revisions.TrueForAll(r => r.SubmittedAt is null);

    /// <summary>Adds the next revision, not handed in yet; those before it stay as they are.</summary>
    public void Revise(EvidenceRevision revision)
    {
        if (revision.Number != CurrentRevisionNumber + 1)
        {
            throw new InvalidOperationException($"Revision {revision.Number} does not follow revision {CurrentRevisionNumber}.");
        }

        Revisions.Add(revision);
        (Stage, CurrentRevisionNumber) = (EvidenceStage.Draft, revision.Number);
        Version++;
    }

    /// <summary>Hands in the newest revision, whose words the registers show from now on.</summary>
    public void Submit(EvidenceRevision revision, Guid submittedById, DateTimeOffset now)
    {
        ThrowUnlessCurrent(revision);
        revision.RecordSubmission(submittedById, now);
        Stage = EvidenceStage.Submitted;
        Show(revision);
        Version++;
    }

    /// <summary>Shows what a revision says in the registers.</summary>
    public void Show(EvidenceRevision revision)
    {
        (Title, EffectiveOn, ExpiresOn) = (revision.Title, revision.EffectiveOn, revision.ExpiresOn);
        SearchText = EvidenceSearch.TextOf(Code, revision);
    }

    public void Accept(EvidenceRevision revision, Guid acceptedById, DateTimeOffset now)
    {
        ThrowUnlessCurrent(revision);
        revision.RecordDecision(EvidenceDecision.Accepted, acceptedById, null, now);
        (Stage, AcceptedRevisionNumber, AcceptedUntil) =
            (EvidenceStage.Accepted, revision.Number, revision.ExpiresOn ?? DateOnly.MaxValue);
        Version++;
    }

    public void Return(EvidenceRevision revision, string reason, Guid returnedById, DateTimeOffset now)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        ThrowUnlessCurrent(revision);
        revision.RecordDecision(EvidenceDecision.Returned, returnedById, reason, now);
        Stage = EvidenceStage.Returned;
        Version++;
    }

    public void Classify(Guid ownerId, Marking marking, EvidenceKind kind)
    {
        (OwnerId, Marking, Kind) = (ownerId, marking, kind);
        Version++;
    }

    public void Supersede(Guid byItemId, DateTimeOffset now)
    {
        (Stage, SupersededByItemId, SupersededAt) = (EvidenceStage.Superseded, byItemId, now);
        Version++;
    }

    public void Withdraw(string reason, Guid withdrawnById, DateTimeOffset now)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        if (WithdrawnAt is not null)
        {
            throw new InvalidOperationException($"Evidence {EvidenceItemId} is already withdrawn.");
        }

        (Stage, WithdrawnReason, WithdrawnById, WithdrawnAt) = (EvidenceStage.Withdrawn, reason, withdrawnById, now);
        Version++;
    }

    /// <summary>Leaves a tombstone: code, title, dates, hashes and who did what; what it held is gone.</summary>
    public void Dispose(DateTimeOffset now)
    {
        (Stage, DisposedAt, SearchText) = (EvidenceStage.Disposed, now, EvidenceSearch.TextOf(Code, Title));
        Revisions.ForEach(r => r.Erase());
        Version++;
    }

    private void ThrowUnlessCurrent(EvidenceRevision revision)
    {
        if (revision.EvidenceItemId != EvidenceItemId || revision.Number != CurrentRevisionNumber)
        {
            throw new InvalidOperationException($"Revision {revision.EvidenceRevisionId} is not the newest of evidence {EvidenceItemId}.");
        }
    }
}

/// <summary>Says that an evidence item serves a control.</summary>
public sealed class EvidenceControl
{
    [Recorded]
    public required Guid EvidenceItemId { get; init; }

    public EvidenceItem? EvidenceItem { get; init; }

    /// <summary>The item's own number once more, so that the newest evidence of a control is found in one index.</summary>
    public required long EvidenceNumber { get; init; }

    [Recorded]
    public required Guid ControlId { get; init; }

    public Control? Control { get; init; }

    public required Guid AttachedById { get; init; }

    public required DateTimeOffset AttachedAt { get; init; }
}
