using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Reminders;

/// <summary>What someone may do today beyond their roles.</summary>
/// <param name="StandsInFor">Those whose leave they cover.</param>
/// <param name="IsAsked">A reminder has asked them to do something themselves.</param>
public sealed record StandIn(IReadOnlyList<Guid> StandsInFor, bool IsAsked);

/// <summary>
/// Whoever a reminder asks must be able to do what it asks. Cover gives the rights of a control owner over what is the absent
/// person's, on the days of the absence; whoever was asked by a reminder has those rights over what is their own. Auditors get neither:
/// they stay apart from what they audit.
/// </summary>
public sealed class StandInQuery(CyberGovDbContext db, TimeProvider time)
{
    public async Task<StandIn> ExecuteAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        if (viewer.Is(CouncilRole.Auditor))
        {
            return new StandIn([], IsAsked: false);
        }

        var today = time.TodayInUk();
        var absent = await db.Absences.AsNoTracking()
            .Where(a => a.CoverId == viewer.PersonId && a.FirstDay <= today && a.LastDay >= today)
            .Where(a => (a.Cover!.LeftOn == null || a.Cover.LeftOn > today) && (a.Cover.AccessEndsOn == null || a.Cover.AccessEndsOn >= today))
            .Select(a => a.PersonId)
            .Distinct()
            .ToListAsync(cancellationToken);

        return new StandIn(absent, !viewer.Is(CouncilRole.ControlOwner) && await IsAskedAsync(viewer.PersonId, today, cancellationToken));
    }

    /// <summary>This person with what they may do today beyond their roles, where nobody has signed in to be asked.</summary>
    public async Task<Viewer> StandingInAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        var standIn = await ExecuteAsync(viewer, cancellationToken);

        return standIn.IsAsked || standIn.StandsInFor.Count > 0
            ? viewer with { Roles = viewer.Roles.Append(CouncilRole.ControlOwner).ToHashSet(), StandsInFor = standIn.StandsInFor }
            : viewer;
    }

    private Task<bool> IsAskedAsync(Guid personId, DateOnly today, CancellationToken cancellationToken) => db.Reminders
        .Where(r => r.PersonId == personId && (r.Rung == ReminderRung.Owner || r.Rung == ReminderRung.Deputy))
        .AnyAsync(
            r => (r.Person!.LeftOn == null || r.Person.LeftOn > today) && (r.Person.AccessEndsOn == null || r.Person.AccessEndsOn >= today),
            cancellationToken);
}
