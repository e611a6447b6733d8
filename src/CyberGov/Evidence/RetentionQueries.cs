using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Evidence;

/// <summary>An item whose retention has ended, or whose disposal someone has proposed.</summary>
public sealed record DisposableItem(
    string Code, string Title, EvidenceKind Kind, EvidenceStage Stage, DateOnly EndedOn, DateOnly RetainedUntil,
    Guid? ProposedById, string? ProposedByName, string? ProposalReason);

/// <summary>What may be disposed of, and how long each kind is kept.</summary>
public sealed class RetentionQueries(CyberGovDbContext db)
{
    public const int Most = 200;

    public async Task<RetentionSchedule> ScheduleAsync(CancellationToken cancellationToken) =>
        RetentionSchedule.From(await db.RetentionRules.AsNoTracking().ToListAsync(cancellationToken));

    /// <summary>Proposals first, then the items whose retention ended longest ago.</summary>
    public async Task<IReadOnlyList<DisposableItem>> DisposableAsync(
        Viewer viewer, DateOnly today, CancellationToken cancellationToken)
    {
        var schedule = await ScheduleAsync(cancellationToken);
        var found = new List<DisposableItem>();
        var proposed = db.EvidenceDisposals.Where(d => d.IsApproved == null).Select(d => d.EvidenceItemId);
        found.AddRange(await ReadAsync(db.EvidenceVisibleTo(viewer).Where(e => proposed.Contains(e.EvidenceItemId)), schedule, cancellationToken));

        foreach (var kind in Enum.GetValues<EvidenceKind>())
        {
            // The day on or before which an item of this kind must have ended.
            var ended = today.AddYears(-schedule.YearsKept[kind]).AddDays(-1);
            var endedAt = UkTime.At(ended.AddDays(1), TimeOnly.MinValue);
            found.AddRange(await ReadAsync(
                db.EvidenceVisibleTo(viewer).Where(e => e.Kind == kind && !proposed.Contains(e.EvidenceItemId)
                    && ((e.Stage == EvidenceStage.Accepted && e.ExpiresOn <= ended)
                        || (e.Stage == EvidenceStage.Superseded && e.SupersededAt < endedAt)
                        || (e.Stage == EvidenceStage.Withdrawn && e.WithdrawnAt < endedAt))),
                schedule,
                cancellationToken));
        }

        return [.. found.OrderBy(i => i.ProposedById is null).ThenBy(i => i.RetainedUntil).Take(Most)];
    }

    /// <summary>The open proposal to dispose of this item, if there is one and the person may see it.</summary>
    public async Task<DisposableItem?> ProposalAsync(string code, Viewer viewer, CancellationToken cancellationToken)
    {
        var items = db.EvidenceVisibleTo(viewer).Where(e => e.Code == code
            && db.EvidenceDisposals.Any(d => d.EvidenceItemId == e.EvidenceItemId && d.IsApproved == null));
        return (await ReadAsync(items, await ScheduleAsync(cancellationToken), cancellationToken)).SingleOrDefault();
    }

    private async Task<List<DisposableItem>> ReadAsync(
        IQueryable<EvidenceItem> items, RetentionSchedule schedule, CancellationToken cancellationToken)
    {
        var rows = await items.AsNoTracking()
            .OrderBy(e => e.Number)
            .Take(Most)
            .Select(e => new
            {
                e.Code,
                e.Title,
                e.Kind,
                e.Stage,
                e.ExpiresOn,
                EndedAt = e.WithdrawnAt ?? e.SupersededAt,
                Proposal = db.EvidenceDisposals
                    .Where(d => d.EvidenceItemId == e.EvidenceItemId && d.IsApproved == null)
                    .Select(d => new { d.ProposedById, d.Reason, Name = db.People.Where(p => p.Id == d.ProposedById).Select(p => p.Name).Single() })
                    .FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(r =>
            {
                DateOnly? endedOn = r.EndedAt is { } endedAt ? UkTime.DateIn(endedAt) : r.ExpiresOn;
                var until = schedule.RetainedUntil(r.Kind, r.Stage, endedOn, r.ExpiresOn);
                return new DisposableItem(
                    r.Code, r.Title, r.Kind, r.Stage, endedOn ?? DateOnly.MinValue, until ?? DateOnly.MaxValue,
                    r.Proposal?.ProposedById, r.Proposal?.Name, r.Proposal?.Reason);
            }),
        ];
    }
}

/// <summary>Says how long the council keeps a kind of evidence.</summary>
public sealed class ChangeRetention(CyberGovDbContext db)
{
    public async Task ExecuteAsync(EvidenceKind kind, int years, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(years, RetentionRule.FewestYears);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(years, RetentionRule.MostYears);
        var rule = await db.RetentionRules.SingleOrDefaultAsync(r => r.Kind == kind, cancellationToken);
        if (rule is null)
        {
            db.RetentionRules.Add(new RetentionRule { Kind = kind, YearsKept = years });
        }
        else
        {
            rule.YearsKept = years;
            rule.Version++;
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
