using CyberGov.Calendar;
using CyberGov.Controls;
using CyberGov.Data;
using CyberGov.Jobs;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Reviews;

/// <summary>
/// Brings open reviews into step with the schedules, the catalogue and the evidence as they stand now. A date that a person
/// moved stays, and so does one that has gone by: a change of schedule excuses nobody. Run twice, it changes nothing more.
/// </summary>
public sealed class FollowReviewSchedules(CyberGovDbContext db, ScheduleBookQuery schedules, TimeProvider time)
{
    /// <returns>How many reviews have another date now.</returns>
    public async Task<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        var today = time.TodayInUk();
        var book = await schedules.ExecuteAsync(controlIds: null, cancellationToken);
        var open = await db.Reviews
            .Open()
            .Where(r => r.MovedReason == null && r.DueOn >= today)
            .Where(r => r.ReviewScheduleId != null || db.ReviewSchedules.Any(s => s.RetiredAt == null))
            .Select(r => new
            {
                Review = r,
                Control = r.Control!,
                Last = db.Reviews
                    .Where(p => p.ControlId == r.ControlId && p.CompletedAt != null)
                    .OrderByDescending(p => p.CompletedAt)
                    .Select(p => new { p.ScheduledFor, p.CompletedAt })
                    .FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        var changed = 0;

        foreach (var line in open.Where(o => o.Review.ReviewScheduleId is not null || book.For(o.Control.ControlId).Count > 0))
        {
            var (scheduledFor, completedOn) = line.Last is { } last
                ? (last.ScheduledFor, UkTime.DateIn(last.CompletedAt!.Value))
                : (line.Review.CreatedOn, line.Review.CreatedOn);
            changed += Follow(line.Review, line.Control, book, scheduledFor, completedOn, today) ? 1 : 0;
        }

        await db.SaveChangesAsync(cancellationToken);
        return changed;
    }

    private static bool Follow(
        Review review, Control control, ScheduleBook book, DateOnly scheduledFor, DateOnly completedOn, DateOnly today)
    {
        var now = book.Now(control.ControlId, control.ReviewMonths, scheduledFor, completedOn, today, review.ScheduledFor);
        if (now == new NextReview(review.ScheduledFor, review.DueOn, review.ReviewScheduleId))
        {
            return false;
        }

        review.Follow(now);
        control.NextReviewDueOn = now.DueOn;
        return true;
    }
}

/// <summary>Each night: evidence was accepted or ran out, mappings came or went, and reviews that hang on them follow.</summary>
public sealed class FollowReviewSchedulesJob(FollowReviewSchedules follow) : IRecurringJob
{
    public Task ExecuteAsync(CancellationToken cancellationToken) => follow.ExecuteAsync(cancellationToken);
}
