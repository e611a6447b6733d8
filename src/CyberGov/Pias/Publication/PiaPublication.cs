using CyberGov.ChangeHistory;
using CyberGov.Pias.Form;

namespace CyberGov.Pias.Publication;

/// <summary>
/// The council's decision to publish an approved assessment, or not to. What is published is kept as it was previewed: already without
/// the withheld words, which are in no row that public pages read.
/// </summary>
public sealed class PiaPublication
{
    public const int MaxReasonLength = 1_000;

    public Guid PiaPublicationId { get; init; } = Guid.CreateVersion7();

    [Recorded]
    public required Guid PiaId { get; init; }

    public Pia? Pia { get; init; }

    [Recorded]
    public required int VersionNumber { get; init; }

    /// <summary>Of the approved content that the summary was made from.</summary>
    [Recorded]
    public required string ContentHash { get; init; }

    /// <summary>False where the council decided not to publish.</summary>
    [Recorded]
    public required bool IsPublished { get; init; }

    /// <summary>Why it is not published.</summary>
    [Recorded]
    public string? Reason { get; init; }

    [Recorded]
    public required bool NamesPeople { get; init; }

    [Recorded]
    public required Guid DecidedById { get; init; }

    [Recorded]
    public required DateTimeOffset DecidedAt { get; init; }

    public required string Title { get; init; }

    public required string ServiceArea { get; init; }

    public required RiskLevel? InitialLevel { get; init; }

    public required RiskLevel? ResidualLevel { get; init; }

    public required DateTimeOffset ApprovedAt { get; init; }

    /// <summary>The published <see cref="PiaPaper"/> as JSON; empty where nothing is published.</summary>
    public required string Paper { get; init; }

    /// <summary>SHA-256 of <see cref="Paper"/>, so that the history says what was published.</summary>
    [Recorded]
    public required string PaperSha256 { get; init; }

    /// <summary>When it was withdrawn, or another decision took its place.</summary>
    [Recorded]
    public DateTimeOffset? EndedAt { get; private set; }

    [Recorded]
    public Guid? EndedById { get; private set; }

    [Recorded]
    public string? EndedReason { get; private set; }

    public List<PiaWithheld> Withheld { get; } = [];

    public void End(string reason, Guid byId, DateTimeOffset now)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        if (EndedAt is not null)
        {
            throw new InvalidOperationException($"Publication {PiaPublicationId} has ended.");
        }

        (EndedReason, EndedById, EndedAt) = (reason, byId, now);
    }
}

/// <summary>One part of an assessment that is not published, and why. It names the part, never what it says.</summary>
public sealed class PiaWithheld
{
    [Recorded]
    public required Guid PiaPublicationId { get; init; }

    /// <summary>As <see cref="PaperPart"/> names it, such as answer/technology or risk/3.</summary>
    [Recorded]
    public required string Part { get; init; }

    [Recorded]
    public required string Reason { get; init; }
}

/// <summary>What the council lets anyone take away as data. One row; without it nothing is offered.</summary>
public sealed class OpenDataChoice
{
    public Guid OpenDataChoiceId { get; init; } = Guid.CreateVersion7();

    /// <summary>Whether published assessments are offered as JSON and CSV.</summary>
    [Recorded]
    public bool OffersPias { get; set; }
}
