using CyberGov.Data;
using CyberGov.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Evidence;

/// <summary>Lets an item that is already logged serve further controls.</summary>
public sealed class AttachEvidence(CyberGovDbContext db, TimeProvider time)
{
    /// <summary>Attaches the item to each of the controls; those it serves already stay as they are.</summary>
    public async Task ExecuteAsync(
        string code, IReadOnlyCollection<Guid> controlIds, Viewer viewer, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockEvidenceAsync(cancellationToken);

        var item = await db.FindForAttachingAsync(code, controlIds, viewer, cancellationToken);
        if (item.WithdrawnAt is not null)
        {
            throw new InvalidOperationException($"Evidence {item.EvidenceItemId} is withdrawn.");
        }

        var added = controlIds.Except(item.Controls.Select(l => l.ControlId)).ToList();
        item.Controls.AddRange(added.Select(controlId => new EvidenceControl
        {
            EvidenceItemId = item.EvidenceItemId,
            ControlId = controlId,
            AttachedById = viewer.PersonId,
            AttachedAt = time.GetUtcNow(),
        }));

        await db.SaveChangesAsync(cancellationToken);
        await db.RecountEvidenceAsync(added, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}

/// <summary>Takes an item off controls it does not serve after all. It always keeps at least one.</summary>
public sealed class DetachEvidence(CyberGovDbContext db)
{
    public async Task ExecuteAsync(
        string code, IReadOnlyCollection<Guid> controlIds, Viewer viewer, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockEvidenceAsync(cancellationToken);

        var item = await db.FindForAttachingAsync(code, controlIds, viewer, cancellationToken);
        if (item.Controls.All(l => controlIds.Contains(l.ControlId)))
        {
            throw new InvalidOperationException($"Evidence {item.EvidenceItemId} must keep at least one control.");
        }

        db.EvidenceControls.RemoveRange(item.Controls.Where(l => controlIds.Contains(l.ControlId)));
        await db.SaveChangesAsync(cancellationToken);
        await db.RecountEvidenceAsync(controlIds, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}

internal static class EvidenceAttachments
{
    /// <summary>The item with its links, when this person may see it and may evidence each of the controls.</summary>
    public static async Task<EvidenceItem> FindForAttachingAsync(
        this CyberGovDbContext db,
        string code,
        IReadOnlyCollection<Guid> controlIds,
        Viewer viewer,
        CancellationToken cancellationToken)
    {
        var item = await db.EvidenceVisibleTo(viewer)
            .Include(e => e.Controls)
            .SingleOrDefaultAsync(e => e.Code == code, cancellationToken)
            ?? throw new EvidenceNotFoundException("evidence item");

        var allowed = await db.ControlsEvidencedBy(viewer)
            .CountAsync(c => controlIds.Contains(c.ControlId), cancellationToken);
        return allowed == controlIds.Distinct().Count() ? item : throw new EvidenceNotFoundException("control");
    }
}
