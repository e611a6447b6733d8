using CyberGov.Data;
using CyberGov.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Reminders;

/// <summary>Who is away when, and who covers.</summary>
/// <param name="MayChange">The viewer may; whoever only covers sees it.</param>
public sealed record AbsenceRow(
    Guid AbsenceId, Guid PersonId, string PersonName, DateOnly FirstDay, DateOnly LastDay, string? CoverName, bool MayChange);

public sealed class AbsencesQuery(CyberGovDbContext db)
{
    /// <summary>Absences that are not over, by day: everyone's for those who look after the whole, else one's own, one's staff's and those one covers.</summary>
    public async Task<List<AbsenceRow>> ExecuteAsync(Viewer viewer, DateOnly today, CancellationToken cancellationToken)
    {
        var all = ArrangeCover.MayArrangeForOthers(viewer);
        var whose = all ? [] : await StaffAsync(viewer.PersonId, cancellationToken);
        whose.Add(viewer.PersonId);
        return await db.Absences.AsNoTracking()
            .Where(a => a.LastDay >= today && (all || whose.Contains(a.PersonId) || a.CoverId == viewer.PersonId))
            .OrderBy(a => a.FirstDay).ThenBy(a => a.Person!.Name)
            .Take(200)
            .Select(a => new AbsenceRow(a.AbsenceId, a.PersonId, a.Person!.Name, a.FirstDay, a.LastDay, a.Cover!.Name, all || whose.Contains(a.PersonId)))
            .ToListAsync(cancellationToken);
    }

    /// <summary>Everyone below this person in the line, at whatever depth.</summary>
    public async Task<HashSet<Guid>> StaffAsync(Guid managerId, CancellationToken cancellationToken)
    {
        var managed = await db.People.AsNoTracking()
            .Where(p => p.LineManagerId != null)
            .Select(p => new { p.Id, ManagerId = p.LineManagerId!.Value })
            .ToListAsync(cancellationToken);
        var staffOf = managed.ToLookup(p => p.ManagerId, p => p.Id);
        var found = new HashSet<Guid>();
        var above = new Queue<Guid>([managerId]);
        while (above.TryDequeue(out var manager))
        {
            foreach (var person in staffOf[manager].Where(p => p != managerId && found.Add(p)))
            {
                above.Enqueue(person);
            }
        }

        return found;
    }
}
