using CyberGov.Data;
using CyberGov.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Evidence;

/// <summary>Lets an item that is already logged serve further controls.</summary>
public sealed class AttachEvidence(CyberGovDbContext db, EvidenceChange evidence, TimeProvider time)
{
    /// <summary>Attaches the item to each of the controls; those it serves already stay as they are.</summary>
    public Task ExecuteAsync(
        string code, IReadOnlyCollection<Guid> controlIds, Viewer viewer, CancellationToken cancellationToken) => evidence.RunAsync(
        code,
        EvidenceAction.Attach,
        viewer,
        async item =>
        {
            await db.AuthoriseControlsAsync(controlIds, viewer, cancellationToken);
            var added = controlIds.Except(item.Controls.Select(l => l.ControlId)).ToList();
            item.Controls.AddRange(added.Select(id => item.LinkTo(id, viewer.PersonId, time.GetUtcNow())));
        },
        cancellationToken);
}

/// <summary>Takes an item off controls it does not serve after all. It always keeps at least one.</summary>
public sealed class DetachEvidence(CyberGovDbContext db, EvidenceChange evidence)
{
    public Task ExecuteAsync(
        string code, IReadOnlyCollection<Guid> controlIds, Viewer viewer, CancellationToken cancellationToken) => evidence.RunAsync(
        code,
        EvidenceAction.Attach,
        viewer,
        async item =>
        {
            await db.AuthoriseControlsAsync(controlIds, viewer, cancellationToken);
            if (item.Controls.TrueForAll(l => controlIds.Contains(l.ControlId)))
            {
                throw new InvalidOperationException($"Evidence {item.EvidenceItemId} must keep at least one control.");
            }

            db.EvidenceControls.RemoveRange(item.Controls.Where(l => controlIds.Contains(l.ControlId)));
        },
        cancellationToken);
}

internal static class EvidenceAttachments
{
    /// <exception cref="EvidenceNotFoundException">One of them is not this person's to evidence.</exception>
    public static async Task AuthoriseControlsAsync(
        this CyberGovDbContext db, IReadOnlyCollection<Guid> controlIds, Viewer viewer, CancellationToken cancellationToken)
    {
        var asked = controlIds.Distinct().ToList();
        if (asked.Count != await db.ControlsEvidencedBy(viewer).CountAsync(c => asked.Contains(c.ControlId), cancellationToken))
        {
            throw new EvidenceNotFoundException("control");
        }
    }
}
