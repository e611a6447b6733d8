using CyberGov.Data;
using CyberGov.Evidence;
using CyberGov.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Pias;

/// <summary>Someone to choose.</summary>
public sealed record PiaPerson(Guid PersonId, string Name);

/// <summary>Whom an assessment may name, by name.</summary>
public sealed class PiaChoicesQuery(CyberGovDbContext db)
{
    public Task<List<PiaPerson>> PeopleAsync(DateOnly today, CancellationToken cancellationToken) =>
        db.PiaPeople(today).AsNoTracking()
            .OrderBy(p => p.Name)
            .Select(p => new PiaPerson(p.Id, p.Name))
            .ToListAsync(cancellationToken);

    public Task<List<PiaPerson>> DataProtectionOfficersAsync(DateOnly today, CancellationToken cancellationToken) =>
        Workflow.PiaLocks.DataProtectionOfficers(db, today).AsNoTracking()
            .OrderBy(p => p.Name)
            .Select(p => new PiaPerson(p.Id, p.Name))
            .ToListAsync(cancellationToken);

    /// <summary>The evidence item of this code, where this person may see it.</summary>
    public async Task<Guid?> EvidenceAsync(string? code, Viewer viewer, CancellationToken cancellationToken)
    {
        var asked = code?.Trim().ToUpperInvariant();
        return await db.EvidenceVisibleTo(viewer).Where(e => e.Code == asked).Select(e => (Guid?)e.EvidenceItemId).SingleOrDefaultAsync(cancellationToken);
    }
}
