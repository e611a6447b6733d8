using CyberGov.Catalogue;
using CyberGov.Data;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Controls;

/// <summary>Records that the council treats one line of the crosswalk differently, or goes back to the catalogue's word.</summary>
public sealed class OverrideMapping(CyberGovDbContext db, TimeProvider time)
{
    /// <param name="relationship">What the line counts as; null means it does not count.</param>
    /// <returns>False when there is no such line.</returns>
    public async Task<bool> ExecuteAsync(
        Guid mappingId, Relationship? relationship, string reason, Guid decidedById, CancellationToken cancellationToken)
    {
        if (!await db.Mappings.AnyAsync(m => m.MappingId == mappingId && m.RetiredAt == null, cancellationToken))
        {
            return false;
        }

        var existing = await db.MappingOverrides.SingleOrDefaultAsync(o => o.MappingId == mappingId, cancellationToken);
        if (existing is null)
        {
            db.MappingOverrides.Add(new MappingOverride
            {
                MappingId = mappingId,
                Relationship = relationship,
                Reason = reason,
                DecidedById = decidedById,
                DecidedAt = time.GetUtcNow(),
            });
        }
        else
        {
            (existing.Relationship, existing.Reason) = (relationship, reason);
            (existing.DecidedById, existing.DecidedAt) = (decidedById, time.GetUtcNow());
        }

        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>Takes the override away: the catalogue's relationship counts again.</summary>
    public async Task UndoAsync(Guid mappingId, CancellationToken cancellationToken)
    {
        db.MappingOverrides.RemoveRange(await db.MappingOverrides.Where(o => o.MappingId == mappingId).ToListAsync(cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
    }
}
