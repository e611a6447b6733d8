using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.People;

/// <summary>
/// Gives all that a person holds to others in one transaction; each record says in its history who had it before. What a rule forbids
/// the new person to hold stays, and is told.
/// </summary>
public sealed class HandOver(CyberGovDbContext db, IEnumerable<IHandOverPart> parts, TimeProvider time)
{
    private static readonly CouncilRole[] MayHandOver =
        [CouncilRole.Administrator, CouncilRole.InformationGovernanceOfficer, CouncilRole.DataProtectionOfficer];

    /// <param name="viewer">Who does it.</param>
    /// <param name="fromId">Whose items move.</param>
    /// <param name="toId">Who takes over what nobody else is chosen for.</param>
    /// <param name="byControl">Controls that someone else takes over.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>What changed hands and what stayed; null when a person is not there, or may not be chosen.</returns>
    public async Task<HandedOver?> ExecuteAsync(
        Viewer viewer, Guid fromId, Guid toId, IReadOnlyDictionary<Guid, Guid> byControl, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var handed = await MoveAsync(viewer, fromId, toId, byControl, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return handed;
    }

    /// <summary>What would move and what would stay, found by the same rules: everything is moved and put back.</summary>
    public async Task<HandedOver?> ForeseeAsync(
        Viewer viewer, Guid fromId, Guid toId, IReadOnlyDictionary<Guid, Guid> byControl, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var handed = await MoveAsync(viewer, fromId, toId, byControl, cancellationToken);
        await transaction.RollbackAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return handed;
    }

    private async Task<HandedOver?> MoveAsync(
        Viewer viewer, Guid fromId, Guid toId, IReadOnlyDictionary<Guid, Guid> byControl, CancellationToken cancellationToken)
    {
        var today = time.TodayInUk();
        List<Guid> successors = [.. byControl.Values.Append(toId).Distinct()];
        var here = await db.People.CountAsync(p => successors.Contains(p.Id) && (p.LeftOn == null || p.LeftOn > today), cancellationToken);
        if (!viewer.IsAny(MayHandOver) || successors.Contains(fromId) || here != successors.Count)
        {
            return null;
        }

        var moved = await MoveControlsAsync(fromId, toId, byControl, cancellationToken)
            + await MoveEvidenceAsync(fromId, toId, cancellationToken);
        List<string> left = [];
        foreach (var part in parts)
        {
            var handed = await part.MoveAsync(fromId, toId, viewer, cancellationToken);
            moved += handed.Moved;
            left.AddRange(handed.Left);
        }

        await db.SaveChangesAsync(cancellationToken);
        return new HandedOver(moved, left);
    }

    private async Task<int> MoveControlsAsync(
        Guid fromId, Guid toId, IReadOnlyDictionary<Guid, Guid> byControl, CancellationToken cancellationToken)
    {
        var controls = await db.Controls
            .Where(c => c.RetiredAt == null && (c.OwnerId == fromId || c.DeputyId == fromId))
            .ToListAsync(cancellationToken);
        foreach (var control in controls)
        {
            var to = byControl.TryGetValue(control.ControlId, out var chosen) ? chosen : toId;
            var owner = control.OwnerId == fromId ? to : control.OwnerId;
            var deputy = control.DeputyId == fromId ? to : control.DeputyId;

            // Whoever becomes the owner of what they deputised leaves the deputy's place free, and an owner is not their own deputy.
            control.Assign(owner, deputy == owner ? null : deputy, control.ServiceAreaId);
        }

        return controls.Count;
    }

    private async Task<int> MoveEvidenceAsync(Guid fromId, Guid toId, CancellationToken cancellationToken)
    {
        var items = await db.EvidenceItems
            .Where(e => e.OwnerId == fromId && e.WithdrawnAt == null && e.DisposedAt == null)
            .ToListAsync(cancellationToken);
        items.ForEach(e => e.Classify(toId, e.Marking, e.Kind));
        var requests = await db.EvidenceRequests.Where(r => r.AskedOfId == fromId && r.ClosedAt == null).ToListAsync(cancellationToken);
        requests.ForEach(r => r.PassOn(toId));

        return items.Count + requests.Count;
    }
}
