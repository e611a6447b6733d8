using CyberGov.ChangeHistory;
using CyberGov.Controls;

namespace CyberGov.Reviews;

/// <summary>When the next review of a control is, and which schedule says so; null when only the control's own cycle does.</summary>
public sealed record NextReview(DateOnly ScheduledFor, DateOnly DueOn, Guid? ReviewScheduleId = null)
{
    /// <summary>Due on the very day it is scheduled for.</summary>
    public static NextReview On(DateOnly date) => new(date, date);
}

/// <summary>The dates of a review: what the schedule says, what a person made of it, and how long its reminders keep quiet.</summary>
public sealed partial class Review
{
    public const int MaxReasonLength = 1000;

    /// <summary>How far ahead a review may be moved, so that it is put off and not forgotten.</summary>
    public const int LongestMoveInDays = 365;

    public const int LongestSnoozeInDays = 14;

    public const int MostSnoozes = 2;

    /// <summary>However often it is snoozed, reminders speak again this many days after it was due.</summary>
    public const int LatestSnoozeAfterDue = 28;

    private DateOnly _scheduledFor;

    /// <summary>The date the schedule gave it; stays as it was when the due date is moved.</summary>
    [Recorded]
    public required DateOnly ScheduledFor
    {
        get => _scheduledFor;
        init => _scheduledFor = value;
    }

    /// <summary>The schedule that gave the date; null when it was the control's own cycle of months.</summary>
    public Guid? ReviewScheduleId { get; private set; }

    /// <summary>Why a person moved the due date; null while it is what the schedule says.</summary>
    [Recorded]
    public string? MovedReason { get; private set; }

    public Guid? MovedById { get; private set; }

    /// <summary>No reminder is sent before this day.</summary>
    [Recorded]
    public DateOnly? SnoozedUntil { get; private set; }

    [Recorded]
    public string? SnoozeReason { get; private set; }

    public Guid? SnoozedById { get; private set; }

    public int SnoozeCount { get; private set; }

    /// <summary>The status that was on record when the reviewer looked.</summary>
    [Recorded]
    public ControlStatus? StatusSeen { get; private set; }

    public bool IsMoved => MovedReason is not null;

    public static Review Open(Guid controlId, NextReview next, DateOnly createdOn) => new()
    {
        ControlId = controlId,
        ScheduledFor = next.ScheduledFor,
        DueOn = next.DueOn,
        ReviewScheduleId = next.ReviewScheduleId,
        CreatedOn = createdOn,
    };

    public void RecordStatusSeen(ControlStatus status) => StatusSeen = status;

    /// <summary>Takes the date its schedule gives now. A date that a person moved stays moved.</summary>
    public void Follow(NextReview next)
    {
        ThrowUnlessOpen();
        if (IsMoved)
        {
            throw new InvalidOperationException($"Review {ReviewId} was moved by hand.");
        }

        (_scheduledFor, DueOn, ReviewScheduleId) = (next.ScheduledFor, next.DueOn, next.ReviewScheduleId);
    }

    public void Move(DateOnly dueOn, string reason, Guid movedById, DateOnly today)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        ThrowUnlessOpen();
        if (dueOn < today || dueOn > today.AddDays(LongestMoveInDays))
        {
            throw new InvalidOperationException($"Review {ReviewId} cannot be moved to {dueOn:O}.");
        }

        (DueOn, MovedReason, MovedById, SnoozedUntil) = (dueOn, reason, movedById, null);
    }

    /// <summary>The last day until which its reminders may keep quiet; null when they may not any more.</summary>
    public DateOnly? LatestSnooze(DateOnly today)
    {
        var (soonest, last) = (today.AddDays(LongestSnoozeInDays), DueOn.AddDays(LatestSnoozeAfterDue));
        var latest = soonest < last ? soonest : last;

        return CompletedAt is null && SnoozeCount < MostSnoozes && latest > today ? latest : null;
    }

    public void Snooze(DateOnly until, string reason, Guid snoozedById, DateOnly today)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        if (LatestSnooze(today) is not { } latest || until <= today || until > latest)
        {
            throw new InvalidOperationException($"Review {ReviewId} cannot be snoozed until {until:O}.");
        }

        (SnoozedUntil, SnoozeReason, SnoozedById) = (until, reason, snoozedById);
        SnoozeCount++;
    }

    private void ThrowUnlessOpen()
    {
        if (CompletedAt is not null)
        {
            throw new InvalidOperationException($"Review {ReviewId} is already complete.");
        }
    }
}
