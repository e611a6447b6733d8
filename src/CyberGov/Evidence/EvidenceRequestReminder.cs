namespace CyberGov.Evidence;

/// <summary>Says that one person was sent the reminder of one milestone of one request; unique, so never twice.</summary>
public sealed class EvidenceRequestReminder
{
    public Guid EvidenceRequestReminderId { get; init; } = Guid.CreateVersion7();

    public required Guid EvidenceRequestId { get; init; }

    public EvidenceRequest? EvidenceRequest { get; init; }

    public required Guid PersonId { get; init; }

    /// <summary>Such as seven days before the request is due.</summary>
    public required DateOnly MilestoneOn { get; init; }

    public required Guid QueuedEmailId { get; init; }
}
