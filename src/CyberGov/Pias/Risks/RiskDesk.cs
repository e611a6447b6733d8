using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Pias.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Pias.Risks;

/// <summary>How risks and measures are written: under the lock of their assessment, by someone who may, and marked as theirs.</summary>
public sealed class RiskDesk(CyberGovDbContext db)
{
    /// <summary>The assessment, held until the transaction ends.</summary>
    /// <exception cref="PiaNotFoundException">There is none that this person may write now.</exception>
    public async Task<Pia> OpenAsync(string code, Viewer viewer, CancellationToken cancellationToken)
    {
        var found = await db.PiasWritableBy(viewer).AsNoTracking().SingleOrDefaultAsync(p => p.Code == code, cancellationToken)
            ?? throw new PiaNotFoundException();
        var pia = await db.LockPiaAsync(found.PiaId, cancellationToken);
        if (!pia.State.IsBeingWritten || !await db.PiasWritableBy(viewer).AnyAsync(p => p.PiaId == pia.PiaId, cancellationToken))
        {
            throw new PiaNotFoundException();
        }

        await db.NotePiaAuthorAsync(pia, viewer.PersonId, cancellationToken);
        return pia;
    }

    public async Task<PiaRisk> RiskAsync(Pia pia, int number, CancellationToken cancellationToken) => await db.PiaRisks.AsSplitQuery()
        .Include(r => r.ChangedBy)
        .Include(r => r.Measures.OrderBy(m => m.Number)).ThenInclude(m => m.ChangedBy)
        .OrderBy(r => r.Number)
        .SingleOrDefaultAsync(r => r.PiaId == pia.PiaId && r.VersionNumber == pia.VersionNumber && r.Number == number, cancellationToken)
        ?? throw new PiaNotFoundException();

    /// <summary>Saves, and keeps the levels that the register shows in step.</summary>
    public async Task SaveAsync(Pia pia, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        var levels = await db.PiaRisks
            .Where(r => r.PiaId == pia.PiaId && r.VersionNumber == pia.VersionNumber)
            .Select(r => new { r.Level, r.ResidualLevel })
            .ToListAsync(cancellationToken);
        (pia.InitialLevel, pia.ResidualLevel) = (levels.Max(l => l.Level), levels.Max(l => l.ResidualLevel));
        await db.SaveChangesAsync(cancellationToken);
    }
}
