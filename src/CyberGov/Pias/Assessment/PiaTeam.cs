using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Pias.Assessment;

/// <summary>Who writes an assessment with its lead. The lead or an officer adds and removes them.</summary>
public sealed class PiaTeam(CyberGovDbContext db, TimeProvider time)
{
    private const int Most = 50;

    public Task<List<PiaPerson>> ListAsync(Guid piaId, CancellationToken cancellationToken) =>
        db.PiaTeamMembers.AsNoTracking()
            .Where(m => m.PiaId == piaId)
            .OrderBy(m => m.Person!.Name)
            .Take(Most)
            .Select(m => new PiaPerson(m.PersonId, m.Person!.Name))
            .ToListAsync(cancellationToken);

    /// <summary>Whether this person may change head and team of it now.</summary>
    public Task<bool> MayLeadAsync(Guid piaId, Viewer viewer, CancellationToken cancellationToken) =>
        db.PiasLedBy(viewer).AnyAsync(p => p.PiaId == piaId, cancellationToken);

    /// <exception cref="PiaNotFoundException">There is no such assessment of this person's, or no such person.</exception>
    public async Task AddAsync(string code, Guid personId, Viewer viewer, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var pia = await db.HoldForLeadingAsync(code, viewer, cancellationToken);
        if (!await db.PiaPeople(time.TodayInUk()).AnyAsync(p => p.Id == personId, cancellationToken)
            || await db.PiaTeamMembers.CountAsync(m => m.PiaId == pia.PiaId, cancellationToken) >= Most)
        {
            throw new PiaNotFoundException();
        }

        if (!await db.PiaTeamMembers.AnyAsync(m => m.PiaId == pia.PiaId && m.PersonId == personId, cancellationToken))
        {
            db.PiaTeamMembers.Add(new PiaTeamMember { PiaId = pia.PiaId, PersonId = personId });
            await db.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    /// <exception cref="PiaNotFoundException">There is no such assessment of this person's.</exception>
    public async Task RemoveAsync(string code, Guid personId, Viewer viewer, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var pia = await db.HoldForLeadingAsync(code, viewer, cancellationToken);
        var member = await db.PiaTeamMembers.SingleOrDefaultAsync(
            m => m.PiaId == pia.PiaId && m.PersonId == personId, cancellationToken);
        if (member is not null)
        {
            db.PiaTeamMembers.Remove(member);
            await db.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }
}
