using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Reminders;

/// <summary>Who is away when, and who covers.</summary>
public sealed record AbsenceRow(Guid AbsenceId, Guid PersonId, string PersonName, DateOnly FirstDay, DateOnly LastDay, string? CoverName);

public sealed class AbsencesQuery(CyberGovDbContext db)
{
    /// <summary>Absences that are not over, by day; everyone's for those who look after the whole, else one's own.</summary>
    public Task<List<AbsenceRow>> ExecuteAsync(Viewer viewer, DateOnly today, CancellationToken cancellationToken)
    {
        var all = ArrangeCover.MayArrangeForOthers(viewer);
        return db.Absences.AsNoTracking()
            .Where(a => a.LastDay >= today && (all || a.PersonId == viewer.PersonId))
            .OrderBy(a => a.FirstDay).ThenBy(a => a.Person!.Name)
            .Take(200)
            .Select(a => new AbsenceRow(a.AbsenceId, a.PersonId, a.Person!.Name, a.FirstDay, a.LastDay, a.Cover!.Name))
            .ToListAsync(cancellationToken);
    }
}

/// <summary>Notes that someone is away and who gets their reminders meanwhile. People do so for themselves, officers for anyone.</summary>
public sealed class ArrangeCover(CyberGovDbContext db, TimeProvider time)
{
    public static bool MayArrangeForOthers(Viewer viewer) =>
        viewer.IsAny(CouncilRole.Administrator, CouncilRole.InformationGovernanceOfficer, CouncilRole.DataProtectionOfficer);

    /// <returns>False when there is no such person for this viewer, or the cover is not someone who is here.</returns>
    public async Task<bool> AddAsync(
        Viewer viewer, Guid personId, DateOnly firstDay, DateOnly lastDay, Guid? coverId, CancellationToken cancellationToken)
    {
        var today = time.TodayInUk();
        if (lastDay < firstDay || lastDay < today || coverId == personId)
        {
            throw new InvalidOperationException("An absence ends after it begins and is covered by someone else.");
        }

        var here = db.People.Where(p => p.LeftOn == null || p.LeftOn > today);
        if ((personId != viewer.PersonId && !MayArrangeForOthers(viewer))
            || !await here.AnyAsync(p => p.Id == personId, cancellationToken)
            || (coverId is not null && !await here.AnyAsync(p => p.Id == coverId, cancellationToken)))
        {
            return false;
        }

        db.Absences.Add(new Absence { PersonId = personId, FirstDay = firstDay, LastDay = lastDay, CoverId = coverId });
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>They are back, or do not go after all: from today on their reminders are theirs again.</summary>
    /// <returns>False when there is no such absence for this viewer.</returns>
    public async Task<bool> EndAsync(Viewer viewer, Guid absenceId, CancellationToken cancellationToken)
    {
        var all = MayArrangeForOthers(viewer);
        var absence = await db.Absences.SingleOrDefaultAsync(
            a => a.AbsenceId == absenceId && (all || a.PersonId == viewer.PersonId), cancellationToken);
        if (absence is null)
        {
            return false;
        }

        absence.LastDay = time.TodayInUk().AddDays(-1);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
