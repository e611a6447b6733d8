using CyberGov.Data;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Controls;

public sealed record ControlOwner(Guid PersonId, string Name);

/// <summary>The people who own at least one control, by name: what registers may be narrowed to. Far fewer than the council has.</summary>
public sealed class ControlOwnersQuery(CyberGovDbContext db, KeptLists kept)
{
    /// <summary>Whoever may read the register may read all of it, so there is one list for all.</summary>
    public Task<IReadOnlyList<ControlOwner>> ExecuteAsync(CancellationToken cancellationToken) => kept.ReadAsync(
        "control owners",
        () => db.People.AsNoTracking()
            .Where(p => db.Controls.InForce().Any(c => c.OwnerId == p.Id))
            .OrderBy(p => p.Name)
            .Select(p => new ControlOwner(p.Id, p.Name))
            .ToListAsync(cancellationToken));
}
