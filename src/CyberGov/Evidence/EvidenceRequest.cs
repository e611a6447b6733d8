using CyberGov.ChangeHistory;
using CyberGov.Controls;
using CyberGov.Identity;

namespace CyberGov.Evidence;

/// <summary>An officer or auditor asks someone for evidence on a control by a day.</summary>
public sealed class EvidenceRequest
{
    public Guid EvidenceRequestId { get; init; } = Guid.CreateVersion7();

    /// <summary>What people quote, such as REQ-2026-0007.</summary>
    [Recorded]
    public required string Code { get; init; }

    [Recorded]
    public required Guid ControlId { get; init; }

    public Control? Control { get; init; }

    [Recorded]
    public required Guid AskedOfId { get; set; }

    public Person? AskedOf { get; init; }

    [Recorded]
    public required Guid RequestedById { get; init; }

    public Person? RequestedBy { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>The day it was asked, in London.</summary>
    public required DateOnly RequestedOn { get; init; }

    /// <summary>What is wanted, in the asker's words.</summary>
    public required string Wanted { get; init; }

    [Recorded]
    public required DateOnly DueOn { get; init; }

    [Recorded]
    public Guid? AnsweredWithItemId { get; private set; }

    public EvidenceItem? AnsweredWith { get; init; }

    public Guid? ClosedById { get; private set; }

    [Recorded]
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Why there is no evidence to give, or why it is not wanted after all; null when it was answered.</summary>
    [Recorded]
    public string? ClosedReason { get; private set; }

    public int Version { get; private set; }

    public bool IsOpen => ClosedAt is null;

    /// <summary>Someone else is to answer it.</summary>
    public void PassOn(Guid toId)
    {
        ThrowUnlessOpen();
        AskedOfId = toId;
        Version++;
    }

    public void Answer(Guid itemId, Guid answeredById, DateTimeOffset now)
    {
        ThrowUnlessOpen();
        (AnsweredWithItemId, ClosedById, ClosedAt) = (itemId, answeredById, now);
        Version++;
    }

    public void Close(string reason, Guid closedById, DateTimeOffset now)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        ThrowUnlessOpen();
        (ClosedReason, ClosedById, ClosedAt) = (reason, closedById, now);
        Version++;
    }

    private void ThrowUnlessOpen()
    {
        if (!IsOpen)
        {
            throw new InvalidOperationException($"Request {EvidenceRequestId} is closed.");
        }
    }
}
