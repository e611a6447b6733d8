using CyberGov.Data;
using CyberGov.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Controls;

/// <summary>What to change on the chosen controls; null leaves it as it is.</summary>
public sealed record ControlAssignment(Guid? OwnerId, Guid? DeputyId, Guid? ServiceAreaId);

/// <summary>Gives one or many controls an owner, a deputy and a service area in one go.</summary>
public sealed class AssignControls(CyberGovDbContext db)
{
    /// <returns>How many controls were given to someone; ids the viewer may not see count for nothing.</returns>
    public async Task<int> ExecuteAsync(
        IReadOnlyCollection<Guid> controlIds, ControlAssignment assignment, Viewer viewer, CancellationToken cancellationToken)
    {
        var controls = await db.Controls
            .VisibleTo(viewer)
            .InForce()
            .Where(c => controlIds.Contains(c.ControlId))
            .ToListAsync(cancellationToken);

        foreach (var control in controls)
        {
            var ownerId = assignment.OwnerId ?? control.OwnerId;
            var deputyId = assignment.DeputyId ?? control.DeputyId;
            control.Assign(ownerId, deputyId == ownerId ? null : deputyId, assignment.ServiceAreaId ?? control.ServiceAreaId);
        }

        await db.SaveChangesAsync(cancellationToken);
        return controls.Count;
    }
}
