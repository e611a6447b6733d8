using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Reviews;

/// <summary>Makes one review due on another day, with a reason. What the schedule says of it stays, and so does the day.</summary>
public sealed class MoveReview(CyberGovDbContext db, TimeProvider time)
{
    /// <returns>False when this person may not move such a review.</returns>
    public async Task<bool> ExecuteAsync(
        Viewer viewer, Guid reviewId, DateOnly dueOn, string reason, CancellationToken cancellationToken)
    {
        var review = await db.Reviews.Include(r => r.Control).MovableBy(viewer).Open()
            .SingleOrDefaultAsync(r => r.ReviewId == reviewId, cancellationToken);
        if (review is null)
        {
            return false;
        }

        review.Move(dueOn, reason.Trim(), viewer.PersonId, time.TodayInUk());
        review.Control!.NextReviewDueOn = dueOn;
        await db.SaveChangesAsync(cancellationToken);

        return true;
    }
}

/// <summary>Keeps the reminders of one review quiet for some days, with a reason. The review stays due when it was.</summary>
public sealed class SnoozeReview(CyberGovDbContext db, TimeProvider time)
{
    /// <returns>False when there is no such review for this person.</returns>
    public async Task<bool> ExecuteAsync(
        Viewer viewer, Guid reviewId, DateOnly until, string reason, CancellationToken cancellationToken)
    {
        var review = await db.Reviews.CompletableBy(viewer).Open()
            .SingleOrDefaultAsync(r => r.ReviewId == reviewId, cancellationToken);
        if (review is null)
        {
            return false;
        }

        review.Snooze(until, reason.Trim(), viewer.PersonId, time.TodayInUk());
        await db.SaveChangesAsync(cancellationToken);

        return true;
    }
}
