using CyberGov.Catalogue;
using CyberGov.Demo.Papers;
using CyberGov.Evidence;
using CyberGov.Identity;

namespace CyberGov.Demo;

/// <summary>One evidence item as it will be logged.</summary>
internal sealed record PlannedEvidence
{
    public required Guid EvidenceItemId { get; init; }

    public required Guid EvidenceRevisionId { get; init; }

    /// <summary>The controls it serves; the one it was made for comes first.</summary>
    public required IReadOnlyList<CommonControl> Controls { get; init; }

    public required string Title { get; init; }

    public required string Shows { get; init; }

    public required Marking Marking { get; init; }

    public required DateOnly EffectiveOn { get; init; }

    public required DateOnly? ExpiresOn { get; init; }

    public required Person Owner { get; init; }

    public required Person LoggedBy { get; init; }

    public required DateTimeOffset LoggedAt { get; init; }

    public string? LinkUrl { get; init; }

    public string? Note { get; init; }

    public IReadOnlyList<PlannedFile> Files { get; init; } = [];

    public PlannedWithdrawal? Withdrawal { get; init; }

    public bool StoodAt(DateTimeOffset moment) => LoggedAt < moment && !(Withdrawal?.At < moment);
}

internal sealed record PlannedFile(string FileName, Paper Paper);

internal sealed record PlannedWithdrawal(DateTimeOffset At, string Reason);
