using CyberGov.Data;
using CyberGov.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Evidence;

/// <summary>
/// Destroys what an item holds once a second person agrees. The record says so first; the bytes follow, and a run that was cut
/// off is finished by <see cref="ClearDisposedBytesJob"/>.
/// </summary>
public sealed class DisposeOfEvidence(CyberGovDbContext db, EvidenceChange evidence, TimeProvider time)
{
    public const int MaxReasonLength = 2000;

    public Task ProposeAsync(string code, string reason, Viewer viewer, CancellationToken cancellationToken) => evidence.RunAsync(
        code,
        EvidenceAction.ProposeDisposal,
        viewer,
        item =>
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(reason);
            db.EvidenceDisposals.Add(new EvidenceDisposal
            {
                EvidenceItemId = item.EvidenceItemId,
                ProposedById = viewer.PersonId,
                ProposedAt = time.GetUtcNow(),
                Reason = reason.Trim(),
            });
            return Task.CompletedTask;
        },
        cancellationToken);

    public Task ApproveAsync(string code, Viewer viewer, CancellationToken cancellationToken) => evidence.RunAsync(
        code,
        EvidenceAction.ApproveDisposal,
        viewer,
        async item =>
        {
            (await OpenProposalAsync(item, cancellationToken)).Decide(isApproved: true, viewer.PersonId, time.GetUtcNow());
            item.Dispose(time.GetUtcNow());
        },
        cancellationToken);

    public Task RejectAsync(string code, Viewer viewer, CancellationToken cancellationToken) => evidence.RunAsync(
        code,
        EvidenceAction.RejectDisposal,
        viewer,
        async item =>
            (await OpenProposalAsync(item, cancellationToken)).Decide(isApproved: false, viewer.PersonId, time.GetUtcNow()),
        cancellationToken);

    private Task<EvidenceDisposal> OpenProposalAsync(EvidenceItem item, CancellationToken cancellationToken) =>
        db.EvidenceDisposals.SingleAsync(d => d.EvidenceItemId == item.EvidenceItemId && d.IsApproved == null, cancellationToken);
}
