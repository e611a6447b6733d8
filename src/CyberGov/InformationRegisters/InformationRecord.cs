using CyberGov.ChangeHistory;
using CyberGov.Identity;
using CyberGov.Pias;

namespace CyberGov.InformationRegisters;

/// <summary>Which register a record belongs to.</summary>
public enum RegisterKind
{
    /// <summary>The record of processing activities (UK GDPR Article 30).</summary>
    Processing,
    Supplier,
    InformationAsset,
    SharingAgreement,
}

/// <summary>
/// A record around assessments: a processing activity, a supplier, an information asset or a sharing agreement. What they have in
/// common is here; what only one of them says is in its own class and named for people in its <see cref="RecordShape"/>.
/// </summary>
public abstract class InformationRecord
{
    public const int MaxNameLength = 200;
    public const int MaxTextLength = 4000;

    public Guid InformationRecordId { get; init; } = Guid.CreateVersion7();

    public RegisterKind Kind { get; protected init; }

    /// <summary>What people quote, such as ROPA-2026-0007.</summary>
    [Recorded]
    public required string Code { get; init; }

    /// <summary>The code as one integer, which sorts.</summary>
    public required long Number { get; init; }

    [Recorded]
    public string Name { get; set; } = "";

    [Recorded]
    public Guid ServiceAreaId { get; set; }

    public ServiceArea? ServiceArea { get; init; }

    [Recorded]
    public Guid OwnerId { get; set; }

    public Person? Owner { get; init; }

    [Recorded]
    public DateOnly? StartsOn { get; set; }

    /// <summary>The last day of the contract or the agreement.</summary>
    [Recorded]
    public DateOnly? EndsOn { get; set; }

    [Recorded]
    public DateOnly? NextReviewOn { get; set; }

    [Recorded]
    public DateOnly? LastReviewedOn { get; private set; }

    public Guid? LastReviewedById { get; private set; }

    public Person? LastReviewedBy { get; init; }

    public required Guid StartedById { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public Guid ChangedById { get; private set; }

    public Person? ChangedBy { get; init; }

    public DateTimeOffset ChangedAt { get; private set; }

    [Recorded]
    public DateTimeOffset? RetiredAt { get; private set; }

    [Recorded]
    public string? RetiredReason { get; private set; }

    /// <summary>Counts how often it was written, so that the second of two writers sees both texts.</summary>
    public int Revision { get; private set; }

    public List<RecordPia> Pias { get; } = [];

    public RecordShape Shape => RecordShape.Of(Kind);

    /// <summary>Marks that someone has written it.</summary>
    public void Touch(Guid byId, DateTimeOffset now)
    {
        (ChangedById, ChangedAt) = (byId, now);
        Revision++;
    }

    /// <summary>Puts on record that someone has looked at it and when it is looked at next.</summary>
    public void Review(DateOnly on, DateOnly nextReviewOn, Guid byId, DateTimeOffset now)
    {
        if (nextReviewOn <= on)
        {
            throw new InvalidOperationException("The next review comes after this one.");
        }

        (LastReviewedOn, LastReviewedById, NextReviewOn) = (on, byId, nextReviewOn);
        Touch(byId, now);
    }

    /// <summary>Takes it out of use; it stays on record.</summary>
    public void Retire(string reason, Guid byId, DateTimeOffset now)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        if (RetiredAt is not null)
        {
            throw new InvalidOperationException($"Record {InformationRecordId} is out of use already.");
        }

        (RetiredAt, RetiredReason) = (now, reason);
        Touch(byId, now);
    }
}

/// <summary>Says that a record and an assessment belong together. One assessment serves many records, and one record may rest on many.</summary>
public sealed class RecordPia
{
    [Recorded]
    public required Guid InformationRecordId { get; init; }

    public InformationRecord? Record { get; init; }

    [Recorded]
    public required Guid PiaId { get; init; }

    public Pia? Pia { get; init; }

    public required Guid LinkedById { get; init; }

    public required DateTimeOffset LinkedAt { get; init; }
}
