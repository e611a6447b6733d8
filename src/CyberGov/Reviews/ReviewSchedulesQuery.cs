using CyberGov.Controls;
using CyberGov.Data;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Reviews;

/// <summary>One schedule in force and what it is for.</summary>
public sealed record ReviewScheduleRow(
    Guid ReviewScheduleId,
    string? ControlCode,
    string? ControlTitle,
    string? FrameworkCode,
    string? FrameworkTitle,
    int ControlMonths,
    DateOnly AppliesFrom,
    ReviewScheduleTerms Terms,
    int Version,
    ScheduleTarget Target);

/// <summary>A control or framework as a list offers it.</summary>
public sealed record Schedulable(Guid Id, string Name);

/// <summary>Reads the schedules in force.</summary>
public sealed class ReviewSchedulesQuery(CyberGovDbContext db)
{
    /// <summary>Stands in the preview of a framework's schedule for the months of its controls, which differ.</summary>
    public const int UsualMonths = 12;

    public async Task<IReadOnlyList<ReviewScheduleRow>> ExecuteAsync(CancellationToken cancellationToken)
    {
        var schedules = await InForce().ToListAsync(cancellationToken);

        return
        [
            .. schedules.Select(RowOf)
                .OrderBy(s => s.FrameworkTitle is null)
                .ThenBy(s => s.FrameworkTitle ?? s.ControlCode, StringComparer.Ordinal),
        ];
    }

    public async Task<ReviewScheduleRow?> FindAsync(Guid scheduleId, CancellationToken cancellationToken) =>
        await InForce().SingleOrDefaultAsync(s => s.ReviewScheduleId == scheduleId, cancellationToken) is { } schedule
            ? RowOf(schedule)
            : null;

    /// <summary>Whether there is a schedule already for exactly this.</summary>
    public Task<bool> HasOneAsync(ScheduleTarget target, CancellationToken cancellationToken) => InForce()
        .AnyAsync(s => s.ControlId == target.ControlId && s.FrameworkId == target.FrameworkId, cancellationToken);

    /// <summary>How many open reviews each schedule has dated.</summary>
    public Task<Dictionary<Guid, int>> ReviewCountsAsync(CancellationToken cancellationToken) => db.Reviews
        .Open()
        .Where(r => r.ReviewScheduleId != null)
        .GroupBy(r => r.ReviewScheduleId!.Value)
        .Select(g => new { g.Key, Count = g.Count() })
        .ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);

    /// <summary>The controls and frameworks that may be given a schedule, by name.</summary>
    public async Task<(IReadOnlyList<Schedulable> Controls, IReadOnlyList<Schedulable> Frameworks)> WithoutScheduleAsync(
        CancellationToken cancellationToken)
    {
        var controls = await db.Controls.AsNoTracking().InForce()
            .Where(c => c.IsApplicable && !db.ReviewSchedules.Any(s => s.ControlId == c.ControlId && s.RetiredAt == null))
            .OrderBy(c => c.Code)
            .Select(c => new Schedulable(c.ControlId, c.Code + " " + c.Title))
            .ToListAsync(cancellationToken);
        var frameworks = await db.Frameworks.AsNoTracking()
            .Where(f => f.RetiredAt == null && !db.ReviewSchedules.Any(s => s.FrameworkId == f.FrameworkId && s.RetiredAt == null))
            .OrderBy(f => f.Title)
            .Select(f => new Schedulable(f.FrameworkId, f.Title + ", " + f.Edition))
            .ToListAsync(cancellationToken);

        return (controls, frameworks);
    }

    private IQueryable<ReviewSchedule> InForce() => db.ReviewSchedules.AsNoTracking()
        .Include(s => s.Control).Include(s => s.Framework).Where(s => s.RetiredAt == null);

    private static ReviewScheduleRow RowOf(ReviewSchedule schedule) => new(
        schedule.ReviewScheduleId, schedule.Control?.Code, schedule.Control?.Title, schedule.Framework?.Code,
        schedule.Framework?.Title, schedule.Control?.ReviewMonths ?? UsualMonths, schedule.AppliesFrom, schedule.Terms, schedule.Version,
        new ScheduleTarget(schedule.ControlId, schedule.FrameworkId));
}
