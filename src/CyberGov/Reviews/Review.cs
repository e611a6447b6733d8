using CyberGov.Calendar;
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
public sealed partial class Review
{
    public Guid ReviewId { get; init; } = Guid.CreateVersion7();

    [Recorded]
    public required Guid ControlId { get; init; }

    public Control? Control { get; init; }

    [Recorded]
    public required DateOnly DueOn { get; set; }

    /// <summary>The day this review came into being; reminders due before then are not owed.</summary>
    public required DateOnly CreatedOn { get; init; }

    [Recorded]
    public DateTimeOffset? CompletedAt { get; private set; }

    /// <summary>The day of that moment in London.</summary>
    public DateOnly? CompletedOn { get; private set; }

    /// <summary>Days between the due date and completion: less than nothing when early.</summary>
    public int? DaysLate { get; private set; }

    public Guid? CompletedById { get; private set; }

    public Person? CompletedBy { get; init; }

    [Recorded]
    public ReviewOutcome? Outcome { get; private set; }

    public string? Note { get; private set; }

    public List<ReviewEvidence> EvidenceSeen { get; } = [];

    public bool IsOverdue(DateOnly today) => CompletedAt is null && DueOn < today;

    /// <summary>Closes this review and returns the one that follows it.</summary>
    public Review Complete(ReviewOutcome outcome, string? note, Guid completedById, DateTimeOffset now, NextReview next)
    {
        if (CompletedAt is not null)
        {
            throw new InvalidOperationException($"Review {ReviewId} is already complete.");
        }

        (Outcome, Note, CompletedById, CompletedAt) = (outcome, note, completedById, now);
        CompletedOn = UkTime.DateIn(now);
        DaysLate = CompletedOn.Value.DayNumber - DueOn.DayNumber;

        return Open(ControlId, next, CompletedOn.Value);
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
