using CyberGov.ChangeHistory;
using CyberGov.Identity;

namespace CyberGov.Pias.Workflow;

/// <summary>One step that was taken: by whom, in which part, on exactly what. Never changed, never deleted.</summary>
public sealed class PiaDecision
{
    public Guid PiaDecisionId { get; init; } = Guid.CreateVersion7();

    [Recorded]
    public required Guid PiaId { get; init; }

    public Pia? Pia { get; init; }

    /// <summary>The version it was taken on.</summary>
    [Recorded]
    public required int VersionNumber { get; init; }

    /// <summary>Null where the record began.</summary>
    [Recorded]
    public PiaAction? Action { get; init; }

    [Recorded]
    public required PiaState ToState { get; init; }

    /// <summary>Null when the program did it.</summary>
    public Guid? TakenById { get; init; }

    public Person? TakenBy { get; init; }

    /// <summary>Their name and post as they were then.</summary>
    public required string TakenByName { get; init; }

    public string? JobTitle { get; init; }

    [Recorded]
    public required PiaActor ActingAs { get; init; }

    public required DateTimeOffset TakenAt { get; init; }

    /// <summary>SHA-256 of the content decided on, which <see cref="PiaSnapshot"/> keeps.</summary>
    [Recorded]
    public required string ContentHash { get; init; }

    public string? Reason { get; init; }

    public string? Advice { get; init; }

    [Recorded]
    public PiaRecommendation? Recommendation { get; init; }

    [Recorded]
    public bool? FollowsAdvice { get; init; }

    [Recorded]
    public DateOnly? NextReviewOn { get; init; }

    [Recorded]
    public Guid? ReplyEvidenceItemId { get; init; }

    /// <summary>The statement that was ticked, in its words then.</summary>
    public string? Statement { get; init; }
}

/// <summary>What an assessment said at a decision, whole, as canonical JSON; its hash is in the decision and in the history.</summary>
public sealed class PiaSnapshot
{
    public required Guid PiaId { get; init; }

    /// <summary>SHA-256 of <see cref="Content"/> in UTF-8, in small hexadecimal.</summary>
    public required string ContentHash { get; init; }

    public required int VersionNumber { get; init; }

    public required string Content { get; init; }

    /// <summary>Names of the people and words of the form as they were then, as JSON: shown beside the content, not part of its hash.</summary>
    public required string Surroundings { get; init; }

    public required DateTimeOffset TakenAt { get; init; }
}
