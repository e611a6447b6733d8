using CyberGov.Calendar;
using CyberGov.Controls;
using CyberGov.Data;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Reviews;

/// <summary>Puts a schedule on, changes it or takes it off; the open reviews follow in the same transaction.</summary>
public sealed class SaveReviewSchedule(CyberGovDbContext db, FollowReviewSchedules follow, TimeProvider time)
{
    /// <returns>How many reviews have another date now; null when there is no such control, or it has a schedule already.</returns>
    public async Task<int?> AddForControlAsync(Guid controlId, ReviewScheduleTerms terms, CancellationToken cancellationToken)
    {
        var isFree = await db.Controls.InForce().AnyAsync(c => c.ControlId == controlId, cancellationToken)
            && !await db.ReviewSchedules.AnyAsync(s => s.ControlId == controlId && s.RetiredAt == null, cancellationToken);

        return isFree ? await AddAsync(ReviewSchedule.ForControl(controlId, terms, time.TodayInUk()), cancellationToken) : null;
    }

    /// <returns>How many reviews have another date now; null when there is no such framework, or it has a schedule already.</returns>
    public async Task<int?> AddForFrameworkAsync(Guid frameworkId, ReviewScheduleTerms terms, CancellationToken cancellationToken)
    {
        var isFree = await db.Frameworks.AnyAsync(f => f.FrameworkId == frameworkId && f.RetiredAt == null, cancellationToken)
            && !await db.ReviewSchedules.AnyAsync(s => s.FrameworkId == frameworkId && s.RetiredAt == null, cancellationToken);

        return isFree ? await AddAsync(ReviewSchedule.ForFramework(frameworkId, terms, time.TodayInUk()), cancellationToken) : null;
    }

    /// <param name="scheduleId">Which one.</param>
    /// <param name="version">The version the form was filled in from.</param>
    /// <param name="terms">What it says from now on.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>How many reviews have another date now; null when there is no such schedule.</returns>
    public Task<int?> ChangeAsync(Guid scheduleId, int version, ReviewScheduleTerms terms, CancellationToken cancellationToken) =>
        ChangeAsync(scheduleId, version, s => s.With(terms, time.TodayInUk()), cancellationToken);

    public Task<int?> RetireAsync(Guid scheduleId, int version, CancellationToken cancellationToken) =>
        ChangeAsync(scheduleId, version, s => s.Retire(time.GetUtcNow()), cancellationToken);

    private async Task<int?> ChangeAsync(
        Guid scheduleId, int version, Action<ReviewSchedule> change, CancellationToken cancellationToken)
    {
        var schedule = await db.ReviewSchedules
            .SingleOrDefaultAsync(s => s.ReviewScheduleId == scheduleId && s.RetiredAt == null, cancellationToken);
        if (schedule is null)
        {
            return null;
        }

        db.Entry(schedule).Property(s => s.Version).OriginalValue = version;
        change(schedule);

        return await SaveAsync(cancellationToken);
    }

    private async Task<int?> AddAsync(ReviewSchedule schedule, CancellationToken cancellationToken)
    {
        db.ReviewSchedules.Add(schedule);
        try
        {
            return await SaveAsync(cancellationToken);
        }
        catch (DbUpdateException) when (db.Entry(schedule).State == EntityState.Added)
        {
            // Someone else put one on at the same moment: the database takes only one.
            db.ChangeTracker.Clear();
            return null;
        }
    }

    private async Task<int?> SaveAsync(CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        var changed = await follow.ExecuteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);

        return changed;
    }
}
