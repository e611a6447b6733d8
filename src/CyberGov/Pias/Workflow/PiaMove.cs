namespace CyberGov.Pias.Workflow;

/// <summary>A step someone asks for, with what they say about it.</summary>
public sealed record PiaMove(PiaAction Action)
{
    public const int MaxTextLength = 10_000;

    /// <summary>Why, or what is to be mended, or how the processing ended: each action that needs it says so.</summary>
    public string? Reason { get; init; }

    /// <summary>The Data Protection Officer's advice.</summary>
    public string? Advice { get; init; }

    public PiaRecommendation? Recommendation { get; init; }

    /// <summary>Whether whoever approves follows the Data Protection Officer's advice; false needs a reason.</summary>
    public bool? FollowsAdvice { get; init; }

    /// <summary>The Data Protection Officer who will advise, named when an assessment is found to be needed.</summary>
    public Guid? DpoReviewerId { get; init; }

    /// <summary>When it is looked at again: the review after approval, or the new screening where none is needed.</summary>
    public DateOnly? NextReviewOn { get; init; }

    /// <summary>The evidence item that holds the Commissioner's reply.</summary>
    public Guid? ReplyEvidenceItemId { get; init; }

    /// <summary>Whether the statement of the step was ticked.</summary>
    public bool HasAttested { get; init; }

    /// <summary>Of what the person had before them when they decided.</summary>
    public string? ContentHash { get; init; }

    /// <summary>The same step without what it does not ask for: nothing is changed or kept by the way.</summary>
    public PiaMove WithoutExtras() => this with
    {
        Advice = Action == PiaAction.Advise ? Advice : null,
        Recommendation = Action == PiaAction.Advise ? Recommendation : null,
        FollowsAdvice = PiaRules.IsApproval(Action) ? FollowsAdvice : null,
        DpoReviewerId = Action == PiaAction.DpiaNeeded ? DpoReviewerId : null,
        NextReviewOn = PiaRules.SetsReviewDate(Action) ? NextReviewOn : null,
        ReplyEvidenceItemId = Action is PiaAction.ReplyProceed or PiaAction.ReplyStop ? ReplyEvidenceItemId : null,
    };
}
