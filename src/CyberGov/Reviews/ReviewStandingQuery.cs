using CyberGov.Data;
using CyberGov.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Reviews;

/// <summary>The dates of a control's open review, and who made them what they are.</summary>
public sealed record ReviewStanding(
    Guid ReviewId,
    DateOnly ScheduledFor,
    DateOnly DueOn,
    string? SchedulePurpose,
    string? MovedReason,
    string? MovedByName,
    DateOnly? SnoozedUntil,
    string? SnoozeReason,
    string? SnoozedByName);

public sealed class ReviewStandingQuery(CyberGovDbContext db)
{
    /// <returns>Null for a control that is out of force.</returns>
    public Task<ReviewStanding?> OfControlAsync(Guid controlId, CancellationToken cancellationToken) =>
        Standings(db.Reviews.Where(r => r.ControlId == controlId && r.CompletedAt == null)).SingleOrDefaultAsync(cancellationToken);

    public Task<ReviewStanding?> FindAsync(Guid reviewId, CancellationToken cancellationToken) =>
        Standings(db.Reviews.Where(r => r.ReviewId == reviewId)).SingleOrDefaultAsync(cancellationToken);

    /// <returns>The open review with its control, or null when this person may not move it.</returns>
    public Task<Review?> MovableAsync(Viewer viewer, Guid reviewId, CancellationToken cancellationToken) =>
        OneAsync(db.Reviews.MovableBy(viewer), reviewId, cancellationToken);

    /// <returns>The open review with its control, or null when it is not this person's to snooze.</returns>
    public Task<Review?> SnoozableAsync(Viewer viewer, Guid reviewId, CancellationToken cancellationToken) =>
        OneAsync(db.Reviews.CompletableBy(viewer), reviewId, cancellationToken);

    private static Task<Review?> OneAsync(IQueryable<Review> reviews, Guid reviewId, CancellationToken cancellationToken) =>
        reviews.AsNoTracking().Open().Include(r => r.Control).SingleOrDefaultAsync(r => r.ReviewId == reviewId, cancellationToken);

    private IQueryable<ReviewStanding?> Standings(IQueryable<Review> reviews) => reviews.Select(r => new ReviewStanding(
        r.ReviewId, r.ScheduledFor, r.DueOn,
        db.ReviewSchedules.Where(s => s.ReviewScheduleId == r.ReviewScheduleId).Select(s => s.Purpose).FirstOrDefault(),
        r.MovedReason,
        db.People.Where(p => p.Id == r.MovedById).Select(p => p.Name).FirstOrDefault(),
        r.SnoozedUntil, r.SnoozeReason,
        db.People.Where(p => p.Id == r.SnoozedById).Select(p => p.Name).FirstOrDefault()));
}
