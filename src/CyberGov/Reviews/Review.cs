using CyberGov.ChangeHistory;
using CyberGov.Controls;
using CyberGov.Identity;

namespace CyberGov.Reviews;

/// <summary>What a review found.</summary>
public enum ReviewOutcome
{
    InPlace,
    PartlyInPlace,
    NotInPlace,
}

/// <summary>One look at one control, due on a date. Reviews are completed, never deleted; a control has one open review.</summary>
public sealed class Review
{
    public Guid ReviewId { get; init; } = Guid.CreateVersion7();

    [Recorded]
    public required Guid ControlId { get; init; }

    public Control? Control { get; init; }

    /// <summary>The date the cycle gave it; stays as it was when the due date is moved.</summary>
    public required DateOnly ScheduledFor { get; init; }

    [Recorded]
    public required DateOnly DueOn { get; set; }

    /// <summary>The day this review came into being; reminders due before then are not owed.</summary>
    public required DateOnly CreatedOn { get; init; }

    [Recorded]
    public DateTimeOffset? CompletedAt { get; private set; }

    public Guid? CompletedById { get; private set; }

    public Person? CompletedBy { get; init; }

    [Recorded]
    public ReviewOutcome? Outcome { get; private set; }

    public string? Note { get; private set; }

    public List<ReviewEvidence> EvidenceSeen { get; } = [];

    public bool IsOverdue(DateOnly today) => CompletedAt is null && DueOn < today;

    /// <summary>Closes this review and returns the one that follows it.</summary>
    public Review Complete(
        ReviewOutcome outcome, string? note, Guid completedById, DateTimeOffset now, DateOnly today, DateOnly nextDueOn)
    {
        if (CompletedAt is not null)
        {
            throw new InvalidOperationException($"Review {ReviewId} is already complete.");
        }

        (Outcome, Note, CompletedById, CompletedAt) = (outcome, note, completedById, now);

        return new Review { ControlId = ControlId, ScheduledFor = nextDueOn, DueOn = nextDueOn, CreatedOn = today };
    }
}

/// <summary>An evidence revision that the reviewer looked at.</summary>
public sealed class ReviewEvidence
{
    [Recorded]
    public required Guid ReviewId { get; init; }

    [Recorded]
    public required Guid EvidenceRevisionId { get; init; }

    public Evidence.EvidenceRevision? EvidenceRevision { get; init; }
}
