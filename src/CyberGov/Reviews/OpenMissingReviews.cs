using CyberGov.Calendar;
using CyberGov.Controls;
using CyberGov.Data;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Reviews;

/// <summary>Gives every control in force that has no open review its first one, when its schedule says.</summary>
public sealed class OpenMissingReviews(CyberGovDbContext db, ScheduleBookQuery schedules, TimeProvider time)
{
    /// <returns>How many reviews were opened.</returns>
    public async Task<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        var today = time.TodayInUk();
        var controls = await db.Controls
            .InForce()
            .Where(c => !db.Reviews.Any(r => r.ControlId == c.ControlId && r.CompletedAt == null))
            .ToListAsync(cancellationToken);

        if (controls.Count == 0)
        {
            return 0;
        }

        var book = await schedules.ExecuteAsync(controlIds: null, cancellationToken);
        foreach (var control in controls)
        {
            var first = book.After(control.ControlId, control.ReviewMonths, today, today);
            control.NextReviewDueOn = first.DueOn;
            db.Reviews.Add(Review.Open(control.ControlId, first, today));
        }

        await db.SaveChangesAsync(cancellationToken);
        return controls.Count;
    }
}
