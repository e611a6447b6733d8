using CyberGov.Data;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Controls;

/// <summary>Records the council's own word on a requirement, or takes it back so that the computed status counts again.</summary>
public sealed class DecideRequirement(CyberGovDbContext db, TimeProvider time)
{
    /// <returns>False when there is no such assessable requirement.</returns>
    public async Task<bool> ExecuteAsync(
        Guid requirementId, RequirementStatus status, string reason, Guid decidedById, CancellationToken cancellationToken)
    {
        if (!await db.Requirements.AnyAsync(
            r => r.RequirementId == requirementId && r.IsAssessable && r.RetiredAt == null, cancellationToken))
        {
            return false;
        }

        var existing = await db.RequirementDecisions.SingleOrDefaultAsync(d => d.RequirementId == requirementId, cancellationToken);
        if (existing is null)
        {
            db.RequirementDecisions.Add(new RequirementDecision
            {
                RequirementId = requirementId,
                Status = status,
                Reason = reason,
                DecidedById = decidedById,
                DecidedAt = time.GetUtcNow(),
            });
        }
        else
        {
            (existing.Status, existing.Reason) = (status, reason);
            (existing.DecidedById, existing.DecidedAt) = (decidedById, time.GetUtcNow());
        }

        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    public async Task UndoAsync(Guid requirementId, CancellationToken cancellationToken)
    {
        db.RequirementDecisions.RemoveRange(
            await db.RequirementDecisions.Where(d => d.RequirementId == requirementId).ToListAsync(cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
    }
}
