using CyberGov.ChangeHistory;

namespace CyberGov.Evidence;

/// <summary>A proposal to destroy what an item holds, and what a second person decided.</summary>
public sealed class EvidenceDisposal
{
    public Guid EvidenceDisposalId { get; init; } = Guid.CreateVersion7();

    [Recorded]
    public required Guid EvidenceItemId { get; init; }

    public EvidenceItem? EvidenceItem { get; init; }

    [Recorded]
    public required Guid ProposedById { get; init; }

    public required DateTimeOffset ProposedAt { get; init; }

    [Recorded]
    public required string Reason { get; init; }

    [Recorded]
    public bool? IsApproved { get; private set; }

    [Recorded]
    public Guid? DecidedById { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>When the last of its bytes was taken out of the store; null until then.</summary>
    public DateTimeOffset? BytesGoneAt { get; private set; }

    public int Version { get; private set; }

    public void Decide(bool isApproved, Guid decidedById, DateTimeOffset now)
    {
        if (IsApproved is not null)
        {
            throw new InvalidOperationException($"Disposal {EvidenceDisposalId} was decided before.");
        }

        (IsApproved, DecidedById, DecidedAt) = (isApproved, decidedById, now);
        Version++;
    }

    public void RecordBytesGone(DateTimeOffset now)
    {
        BytesGoneAt = now;
        Version++;
    }
}
