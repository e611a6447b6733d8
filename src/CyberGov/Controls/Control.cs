using CyberGov.Catalogue;
using CyberGov.ChangeHistory;
using CyberGov.Identity;

namespace CyberGov.Controls;

/// <summary>How well a control works, as its last review found.</summary>
public enum ControlStatus
{
    NotAssessed,
    NotInPlace,
    PartlyInPlace,
    InPlace,
}

/// <summary>The council's own side of a safeguard: who owns it, whether it applies, how well it works, when it is looked at next.</summary>
public sealed class Control
{
    public Guid ControlId { get; init; } = Guid.CreateVersion7();

    public required Guid CommonControlId { get; init; }

    public CommonControl? CommonControl { get; init; }

    /// <summary>Copied from the library so that registers search and sort without a join; kept in step at each catalogue load.</summary>
    public required string Code { get; init; }

    public required string Title { get; set; }

    [Recorded]
    public Guid? OwnerId { get; private set; }

    public Person? Owner { get; init; }

    [Recorded]
    public Guid? DeputyId { get; private set; }

    public Person? Deputy { get; init; }

    [Recorded]
    public Guid? ServiceAreaId { get; private set; }

    public ServiceArea? ServiceArea { get; init; }

    /// <summary>Months from one completed review to the next.</summary>
    [Recorded]
    public required int ReviewMonths { get; set; }

    [Recorded]
    public ControlStatus Status { get; private set; }

    [Recorded]
    public bool IsApplicable { get; private set; } = true;

    [Recorded]
    public string? NotApplicableReason { get; private set; }

    public DateOnly? LastReviewedOn { get; private set; }

    /// <summary>When the open review is due; kept here so that the register sorts by it.</summary>
    public DateOnly? NextReviewDueOn { get; set; }

    /// <summary>
    /// The last day on which at least one evidence item is in force: null when there never was any,
    /// <see cref="DateOnly.MaxValue"/> when an item does not expire. Recomputed by Evidence in the transaction that changes it.
    /// </summary>
    public DateOnly? EvidencedUntil { get; private set; }

    public int EvidenceCount { get; private set; }

    public DateTimeOffset? RetiredAt { get; set; }

    /// <summary>Counts the changes people make, so that the second of two editors is told instead of overwriting.</summary>
    public int Version { get; private set; }

    public ControlPosition PositionOn(DateOnly today) => ControlPositions.Of(Status, IsApplicable, EvidencedUntil, today);

    public void Assign(Guid? ownerId, Guid? deputyId, Guid? serviceAreaId)
    {
        if (ownerId is not null && ownerId == deputyId)
        {
            throw new InvalidOperationException("The deputy must be someone other than the owner.");
        }

        (OwnerId, DeputyId, ServiceAreaId) = (ownerId, deputyId, serviceAreaId);
        Version++;
    }

    public void MarkNotApplicable(string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        (IsApplicable, NotApplicableReason) = (false, reason);
        Version++;
    }

    public void MarkApplicable()
    {
        (IsApplicable, NotApplicableReason) = (true, null);
        Version++;
    }

    public void ChangeReviewMonths(int months)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(months);
        ReviewMonths = months;
        Version++;
    }

    /// <summary>Takes over what a review found and when the next one is due.</summary>
    public void RecordReview(ControlStatus found, DateOnly reviewedOn, DateOnly nextDueOn)
    {
        (Status, LastReviewedOn, NextReviewDueOn) = (found, reviewedOn, nextDueOn);
        Version++;
    }

    /// <summary>Takes over what Evidence found attached to it; no change of a person's, so it does not count as one.</summary>
    public void RecordEvidence(int count, DateOnly? evidencedUntil) => (EvidenceCount, EvidencedUntil) = (count, evidencedUntil);
}
