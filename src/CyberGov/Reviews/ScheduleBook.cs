using CyberGov.Calendar;
using CyberGov.Controls;
using CyberGov.Data;
using CyberGov.Evidence;
using CyberGov.Reminders;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Reviews;

/// <summary>
/// Which schedule speaks for which control: its own; or else, of those of the frameworks it serves, the one that comes first;
/// or else its months.
/// </summary>
public sealed class ScheduleBook(
    IReadOnlyDictionary<Guid, ReviewSchedule> own,
    ILookup<Guid, ReviewSchedule> ofFrameworks,
    ILookup<Guid, DateOnly> expiries,
    WorkingDays workingDays)
{
    public WorkingDays WorkingDays => workingDays;

    public IReadOnlyList<ReviewSchedule> For(Guid controlId) =>
        own.TryGetValue(controlId, out var schedule) ? [schedule] : [.. ofFrameworks[controlId]];

    /// <summary>The review after the one that was scheduled and done on these days.</summary>
    public NextReview After(Guid controlId, int controlMonths, DateOnly scheduledFor, DateOnly completedOn)
    {
        var cycle = new ClosedCycle(scheduledFor, completedOn, [.. expiries[controlId]]);
        var first = For(controlId)
            .Select(s => (Date: s.RhythmFor(controlMonths).After(cycle), Schedule: s))
            .OrderBy(s => s.Date)
            .FirstOrDefault();

        return first.Schedule is { } schedule
            ? new NextReview(first.Date, workingDays.Roll(first.Date, schedule.Roll), schedule.ReviewScheduleId)
            : NextReview.On(ReviewRhythm.EveryMonths(controlMonths).After(cycle));
    }

    /// <summary>What the schedule gives now for a review that is open: never a day that has gone, as nobody could have met it.</summary>
    public NextReview Now(Guid controlId, int controlMonths, DateOnly scheduledFor, DateOnly completedOn, DateOnly today, DateOnly present)
    {
        var next = After(controlId, controlMonths, scheduledFor, completedOn);
        if (next.ScheduledFor < today)
        {
            next = next with { ScheduledFor = present < today ? present : today };
        }

        var roll = For(controlId).FirstOrDefault(s => s.ReviewScheduleId == next.ReviewScheduleId)?.Roll ?? WorkingDayRoll.None;
        var dueOn = workingDays.Roll(next.ScheduledFor, roll);

        return next with { DueOn = dueOn < today ? workingDays.OnOrAfter(today) : dueOn };
    }
}

/// <summary>What a schedule is for: one control, or every control of one framework.</summary>
public sealed record ScheduleTarget(Guid? ControlId, Guid? FrameworkId);

/// <summary>Opens the book for some controls, or for all: five queries at most.</summary>
public sealed class ScheduleBookQuery(CyberGovDbContext db, CouncilDays councilDays)
{
    /// <param name="controlIds">Null means all.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<ScheduleBook> ExecuteAsync(IReadOnlyCollection<Guid>? controlIds, CancellationToken cancellationToken)
    {
        var schedules = await db.ReviewSchedules.AsNoTracking().Where(s => s.RetiredAt == null).ToListAsync(cancellationToken);
        var own = schedules.Where(s => s.ControlId is not null).ToDictionary(s => s.ControlId!.Value);
        var ofFrameworks = await OfFrameworksAsync(schedules, controlIds, cancellationToken);
        var expiries = schedules.Exists(s => s.Kind == ReviewScheduleKind.EvidenceExpiry)
            ? await ExpiriesAsync(controlIds, cancellationToken)
            : Array.Empty<(Guid ControlId, DateOnly Until)>().ToLookup(e => e.ControlId, e => e.Until);

        return new ScheduleBook(own, ofFrameworks, expiries, await councilDays.ExecuteAsync(cancellationToken));
    }

    /// <summary>When the evidence runs out that counts now for what a schedule is for.</summary>
    public async Task<IReadOnlyList<DateOnly>> ExpiriesOfAsync(ScheduleTarget target, CancellationToken cancellationToken)
    {
        var controlIds = target.ControlId is { } controlId
            ? [controlId]
            : await Asked(controlIds: null).InForce()
                .Where(c => c.CommonControl!.Mappings.Any(m => m.RetiredAt == null && m.Requirement!.RetiredAt == null
                    && m.Requirement.FrameworkId == target.FrameworkId))
                .Select(c => c.ControlId)
                .ToListAsync(cancellationToken);

        return [.. (await ExpiriesAsync(controlIds, cancellationToken)).SelectMany(e => e).Distinct().Order()];
    }

    private async Task<ILookup<Guid, ReviewSchedule>> OfFrameworksAsync(
        List<ReviewSchedule> schedules, IReadOnlyCollection<Guid>? controlIds, CancellationToken cancellationToken)
    {
        var byFramework = schedules.Where(s => s.FrameworkId is not null).ToDictionary(s => s.FrameworkId!.Value);
        if (byFramework.Count == 0)
        {
            return Array.Empty<(Guid ControlId, ReviewSchedule Schedule)>().ToLookup(s => s.ControlId, s => s.Schedule);
        }

        var frameworkIds = byFramework.Keys.ToList();
        var serving = await (
            from control in Asked(controlIds).InForce()
            from mapping in control.CommonControl!.Mappings
            where mapping.RetiredAt == null && mapping.Requirement!.RetiredAt == null
                && frameworkIds.Contains(mapping.Requirement!.FrameworkId)
            select new { control.ControlId, mapping.Requirement!.FrameworkId })
            .Distinct()
            .ToListAsync(cancellationToken);

        return serving.ToLookup(s => s.ControlId, s => byFramework[s.FrameworkId]);
    }

    /// <summary>The last days of the evidence that counts and that runs out, for each control.</summary>
    private async Task<ILookup<Guid, DateOnly>> ExpiriesAsync(
        IReadOnlyCollection<Guid>? controlIds, CancellationToken cancellationToken)
    {
        var asked = Asked(controlIds).Select(c => c.ControlId);
        var ends = await db.EvidenceItems.AsNoTracking()
            .Standing()
            .Where(e => e.AcceptedUntil != null && e.AcceptedUntil < DateOnly.MaxValue)
            .SelectMany(e => e.Controls, (e, l) => new { l.ControlId, e.AcceptedUntil })
            .Where(e => asked.Contains(e.ControlId))
            .Select(e => new { e.ControlId, Until = e.AcceptedUntil!.Value })
            .Distinct()
            .ToListAsync(cancellationToken);

        return ends.ToLookup(e => e.ControlId, e => e.Until);
    }

    private IQueryable<Control> Asked(IReadOnlyCollection<Guid>? controlIds) =>
        controlIds is null ? db.Controls : db.Controls.Where(c => controlIds.Contains(c.ControlId));
}
