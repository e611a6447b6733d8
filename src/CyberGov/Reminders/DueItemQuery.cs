using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Reminders;

/// <summary>One open thing that people are reminded of, and who is to do it.</summary>
/// <param name="AskedId">Whose it is: the owner, or the deputy where there is none; null means the officers.</param>
/// <param name="CoverName">Who covers for them today.</param>
public sealed record DueItemStanding(DueItem Item, Guid? AskedId, string? AskedName, bool HasLeft, string? CoverName, DateOnly? CoverUntil)
{
    /// <summary>Whether its link opens for this person.</summary>
    public bool IsFor(Viewer viewer) => !Item.NotFor.Contains(viewer.PersonId)
        && (viewer.MayActFor(Item.OwnerId) || viewer.MayActFor(Item.DeputyId) || viewer.IsAny(
            CouncilRole.InformationGovernanceOfficer, CouncilRole.DataProtectionOfficer, CouncilRole.SeniorInformationRiskOwner));
}

public sealed class DueItemQuery(CyberGovDbContext db, IEnumerable<IReminderSource> sources, TimeProvider time)
{
    /// <summary>Whoever calls it has made sure that the reader was told of it or may see all.</summary>
    /// <returns>Null when it is done or gone.</returns>
    public async Task<DueItemStanding?> FindAsync(string kind, Guid itemId, CancellationToken cancellationToken)
    {
        var today = time.TodayInUk();
        var source = sources.FirstOrDefault(s => s.Kinds.Any(k => k.Key == kind));
        if (source is null
            || await source.DueAsync(new DueScope(DateOnly.MaxValue) { ItemIds = [itemId] }, cancellationToken)
                .FirstOrDefaultAsync(i => i.Kind == kind, cancellationToken) is not { } item)
        {
            return null;
        }

        var askedId = item.OwnerId ?? item.DeputyId;
        var asked = await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == askedId, cancellationToken);
        var cover = await db.Absences.AsNoTracking()
            .Where(a => a.PersonId == askedId && a.FirstDay <= today && a.LastDay >= today)
            .OrderByDescending(a => a.AbsenceId)
            .Select(a => new { a.Cover!.Name, a.LastDay })
            .FirstOrDefaultAsync(cancellationToken);

        return new DueItemStanding(item, askedId, asked?.Name, asked?.HasLeft(today) == true, cover?.Name, cover?.LastDay);
    }
}
