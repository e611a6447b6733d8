using CyberGov.ChangeHistory;
using CyberGov.Identity;

namespace CyberGov.Pias.Assessment;

/// <summary>What someone remarks on one question, risk or part of an assessment, until its author or the lead settles it.</summary>
public sealed class PiaComment
{
    public const int MaxLength = 4_000;
    public const int MaxTargetLength = 60;

    public Guid PiaCommentId { get; init; } = Guid.CreateVersion7();

    [Recorded]
    public required Guid PiaId { get; init; }

    /// <summary>The version it was written about.</summary>
    public required int VersionNumber { get; init; }

    /// <summary>The question's id, a step's id for its table, or risk-3 for the third risk.</summary>
    [Recorded]
    public required string Target { get; init; }

    public required string Text { get; init; }

    public required Guid WrittenById { get; init; }

    public Person? WrittenBy { get; init; }

    public required DateTimeOffset WrittenAt { get; init; }

    [Recorded]
    public DateTimeOffset? ResolvedAt { get; private set; }

    [Recorded]
    public Guid? ResolvedById { get; private set; }

    public Person? ResolvedBy { get; init; }

    public void Resolve(Guid byId, DateTimeOffset now)
    {
        if (ResolvedAt is not null)
        {
            throw new InvalidOperationException($"Comment {PiaCommentId} is settled.");
        }

        (ResolvedAt, ResolvedById) = (now, byId);
    }
}
