using CyberGov.Pias.Workflow;

namespace CyberGov.Web.Pages.Pias;

/// <summary>What the page of each step asks, and in which words.</summary>
internal static class PiaQuestions
{
    public const string HasChanged =
        "Someone has changed the assessment since you opened this page. Read what it says now, then take the step again";

    public static bool Asks(PiaAction action, string field) => field switch
    {
        nameof(TakeModel.DpoReviewerId) => action == PiaAction.DpiaNeeded,
        nameof(TakeModel.Advice) => action == PiaAction.Advise,
        nameof(TakeModel.FollowsAdvice) => IsApproval(action),
        nameof(TakeModel.NextReviewOn) => IsApproval(action) || action is PiaAction.DpiaNotNeeded or PiaAction.NoChange,
        nameof(TakeModel.ReplyCode) => action is PiaAction.ReplyProceed or PiaAction.ReplyStop,
        nameof(TakeModel.Reason) => ReasonLabel(action).Length > 0,
        _ => false,
    };

    public static string ReasonLabel(PiaAction action) => action switch
    {
        PiaAction.DpiaNotNeeded => "Why is no assessment needed?",
        PiaAction.ReturnScreening or PiaAction.ReturnToDescribing or PiaAction.ReturnToRisks => "What is to be mended?",
        PiaAction.ApproveLow or PiaAction.ApproveMedium or PiaAction.ApproveException => "If you do not follow the advice, why not?",
        PiaAction.Reject => "Why is it rejected?",
        PiaAction.ReplyProceed or PiaAction.ReplyStop => "What does the reply ask for?",
        PiaAction.StartReview or PiaAction.MaterialChange => "What has changed?",
        PiaAction.NoChange => "What did you look at?",
        PiaAction.Retire => "How was the data disposed of, and access removed?",
        PiaAction.Withdraw => "Why is it withdrawn?",
        _ => "",
    };

    public static string WhyNot(PiaRefusal refusal) => refusal switch
    {
        PiaRefusal.OwnWork => "You wrote or handed in part of this version, so someone else must decide about it",
        PiaRefusal.AnotherApprover => "The risk, or advice that is not followed, asks for someone else to approve it: the page of the assessment says who",
        PiaRefusal.HighRiskRemains => "A high risk remains, so it cannot be approved before the Commissioner has replied",
        PiaRefusal.NotTheirs => "You have no part in which this step is taken",
        PiaRefusal.WrongState => "The assessment has moved on since you opened this page",
        _ => "This step cannot be taken now",
    };

    /// <summary>The page on which what a step lacks is put right; null where each thing has a link of its own.</summary>
    public static (string Address, string Words)? WhereToMend(PiaAction step) => step switch
    {
        PiaAction.SubmitScreening or PiaAction.DpiaNotNeeded => ("/screening", "Go to the screening"),
        PiaAction.SubmitDescription or PiaAction.FinishConsultation or PiaAction.SubmitRisks => ("", "Go to the tasks"),
        PiaAction.ConsultCommissioner => ("/risks", "Go to risks and measures"),
        PiaAction.ReplyProceed or PiaAction.ReplyStop => ("/prior-consultation", "Go to the Commissioner’s clock"),
        _ => null,
    };

    /// <summary>Beside which field a missing thing is said.</summary>
    public static string FieldOf(string gap) => gap switch
    {
        _ when gap.StartsWith("Enter your advice", StringComparison.Ordinal) => nameof(TakeModel.Advice),
        "Select what you recommend" => nameof(TakeModel.Recommendation),
        "Select the evidence item that holds the Commissioner’s reply" => nameof(TakeModel.ReplyCode),
        "Select whether you follow the advice" => nameof(TakeModel.FollowsAdvice),
        "Select the Data Protection Officer who will advise" => nameof(TakeModel.DpoReviewerId),
        "Select a Data Protection Officer who does not approve it: whoever advises is not advised" => nameof(TakeModel.DpoReviewerId),
        "Select a Data Protection Officer who leads or wrote no part of it" => nameof(TakeModel.DpoReviewerId),
        "Select that you do not follow the advice: it is not to go, so to approve is to overrule it" => nameof(TakeModel.FollowsAdvice),
        _ when gap.StartsWith("Enter a review date", StringComparison.Ordinal) => nameof(TakeModel.NextReviewOn),
        "Tick the statement to confirm it" => nameof(TakeModel.HasAttested),
        _ when gap.StartsWith("EV-", StringComparison.Ordinal) => nameof(TakeModel.ReplyCode),
        _ when gap.StartsWith("Enter ", StringComparison.Ordinal) => nameof(TakeModel.Reason),
        _ => "",
    };

    private static bool IsApproval(PiaAction action) =>
        action is PiaAction.ApproveLow or PiaAction.ApproveMedium or PiaAction.ApproveException;
}
