using static CyberGov.Pias.Workflow.PiaAction;

namespace CyberGov.Pias.Workflow;

/// <summary>What a step lacks in what the person says about it.</summary>
internal static class PiaMoveGaps
{
    public static IEnumerable<string> Of(PiaMove move, PiaStanding pia, DateOnly today)
    {
        if (ReasonFor(move, pia) is { } ask && string.IsNullOrWhiteSpace(move.Reason))
        {
            yield return ask;
        }

        if (PiaRules.NeedsAttestation(move.Action) && !move.HasAttested)
        {
            yield return "Tick the statement to confirm it";
        }

        if (move.Reason?.Length > PiaMove.MaxTextLength)
        {
            yield return "Enter your reason in 10,000 characters or less";
        }

        if (PiaRules.SetsReviewDate(move.Action) && !(move.NextReviewOn > today))
        {
            yield return "Enter a review date in the future";
        }
        else if (PiaRules.SetsReviewDate(move.Action) && move.NextReviewOn > today.AddYears(PiaRules.MostYearsToReview))
        {
            yield return "Enter a review date within five years";
        }

        foreach (var gap in OfAction(move, pia))
        {
            yield return gap;
        }
    }

    private static IEnumerable<string> OfAction(PiaMove move, PiaStanding pia)
    {
        switch (move.Action)
        {
            case DpiaNeeded when move.DpoReviewerId is null:
                yield return "Select the Data Protection Officer who will advise";
                break;
            case DpiaNeeded when pia.ContributorIds.Contains(move.DpoReviewerId.Value):
                yield return "Select a Data Protection Officer who leads or wrote no part of it";
                break;
            case DpiaNeeded when move.DpoReviewerId == pia.InformationAssetOwnerId || move.DpoReviewerId == pia.HeadOfServiceId:
                yield return "Select a Data Protection Officer who does not approve it: whoever advises is not advised";
                break;
            case Advise:
                if (string.IsNullOrWhiteSpace(move.Advice))
                {
                    yield return "Enter your advice";
                }
                else if (move.Advice.Length > PiaMove.MaxTextLength)
                {
                    yield return "Enter your advice in 10,000 characters or less";
                }

                if (move.Recommendation is null)
                {
                    yield return "Select what you recommend";
                }

                break;
            case ApproveLow or ApproveMedium or ApproveException when move.FollowsAdvice is null:
                yield return "Select whether you follow the advice";
                break;
            case ApproveException when move.FollowsAdvice is true && pia.Recommendation == PiaRecommendation.DoNotGo:
                yield return "Select that you do not follow the advice: it is not to go, so to approve is to overrule it";
                break;
            case ReplyProceed or ReplyStop when move.ReplyEvidenceItemId is null:
                yield return "Select the evidence item that holds the Commissioner’s reply";
                break;
        }
    }

    private static string? ReasonFor(PiaMove move, PiaStanding pia) => move.Action switch
    {
        DpiaNotNeeded => "Enter why no assessment is needed",
        ReturnScreening or ReturnToDescribing or ReturnToRisks => "Enter what is to be mended",
        ApproveLow or ApproveMedium or ApproveException when Overrules(move, pia) => "Enter why the advice is not followed",
        Reject => "Enter why it is rejected",
        ReplyProceed => "Enter the actions the reply asks for, or that it asks for none",
        StartReview when !pia.IsReviewDue => "Enter what has changed",
        MaterialChange => "Enter what has changed",
        Retire => "Enter how the data was disposed of and access removed",
        Withdraw => "Enter why it is withdrawn",
        _ => null,
    };

    /// <summary>To approve what the Data Protection Officer would not let go on is to overrule, whatever is ticked.</summary>
    private static bool Overrules(PiaMove move, PiaStanding pia) =>
        move.FollowsAdvice is false || pia.Recommendation == PiaRecommendation.DoNotGo;
}
