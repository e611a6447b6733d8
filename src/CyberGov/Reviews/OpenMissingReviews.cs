using CyberGov.Calendar;
using CyberGov.Controls;
using CyberGov.Data;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Reviews;

/// <summary>Gives every control in force that has no open review its first one, one cycle from today.</summary>
public sealed class OpenMissingReviews(CyberGovDbContext db, TimeProvider time)
{
    /// <returns>How many reviews were opened.</returns>
    public async Task<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        var today = time.TodayInUk();
        var controls = await db.Controls
            .InForce()
            .Where(c => !db.Reviews.Any(r => r.ControlId == c.ControlId && r.CompletedAt == null))
            .ToListAsync(cancellationToken);

        foreach (var control in controls)
        {
            var dueOn = ReviewCycle.NextDueOn(today, control.ReviewMonths);
            control.NextReviewDueOn = dueOn;
            db.Reviews.Add(new Review { ControlId = control.ControlId, ScheduledFor = dueOn, DueOn = dueOn, CreatedOn = today });
        }

        await db.SaveChangesAsync(cancellationToken);
        return controls.Count;
    }
}
