using CyberGov.Pias.Form;
using CyberGov.Pias.Workflow;
using CyberGov.Web.FrontEnd;
using CyberGov.Web.TagHelpers;

namespace CyberGov.Web.Pages.Pias;

/// <summary>How states, steps and parts of an assessment are said.</summary>
public static class PiaWords
{
    public static string Of(PiaState state) => PiaStateWords.Of(state);

    public static StatusMeaning MeaningOf(PiaState state) => PiaStateWords.MeaningOf(state);

    public static string Of(PiaActor actor) => actor switch
    {
        PiaActor.ProjectLead => "Project lead",
        PiaActor.InformationGovernanceOfficer => "Information governance officer",
        PiaActor.DataProtectionOfficer => "Data Protection Officer",
        PiaActor.InformationAssetOwner => "Information Asset Owner",
        PiaActor.HeadOfService => "Head of service",
        PiaActor.SeniorInformationRiskOwner => "SIRO",
        PiaActor.System => "CyberGov",
        _ => throw new ArgumentOutOfRangeException(nameof(actor), actor, null),
    };

    public static string Of(RiskLevel? level) => level switch
    {
        RiskLevel.Low => "Low",
        RiskLevel.Medium => "Medium",
        RiskLevel.High => "High",
        _ => "Not set",
    };

    public static StatusMeaning MeaningOf(RiskLevel? level) => level switch
    {
        RiskLevel.Low => StatusMeaning.Good,
        RiskLevel.Medium => StatusMeaning.Attention,
        RiskLevel.High => StatusMeaning.Bad,
        _ => StatusMeaning.Neutral,
    };

    public static string Of(PiaRecommendation recommendation) => recommendation switch
    {
        PiaRecommendation.Go => "Go",
        PiaRecommendation.GoWithConditions => "Go with conditions",
        PiaRecommendation.DoNotGo => "Do not go",
        _ => throw new ArgumentOutOfRangeException(nameof(recommendation), recommendation, null),
    };

    /// <summary>On the button or link that takes the step.</summary>
    public static string Ask(PiaAction action) => action switch
    {
        PiaAction.SubmitScreening => "Hand in the screening",
        PiaAction.DpiaNotNeeded => "Close it: no assessment is needed",
        PiaAction.DpiaNeeded => "An assessment is needed",
        PiaAction.ReturnScreening => "Return the screening",
        PiaAction.SubmitDescription => "Finish the description",
        PiaAction.FinishConsultation => "Finish the consultation",
        PiaAction.SubmitRisks => "Ask the Data Protection Officer for advice",
        PiaAction.Advise => "Give your advice",
        PiaAction.ReturnToDescribing => "Return it to describing",
        PiaAction.ReturnToRisks => "Return it to risk assessment",
        PiaAction.ApproveLow or PiaAction.ApproveMedium or PiaAction.ApproveException => "Approve it",
        PiaAction.Reject => "Reject it",
        PiaAction.ConsultCommissioner => "Consult the Commissioner",
        PiaAction.ReplyProceed => "The Commissioner lets it proceed",
        PiaAction.ReplyStop => "The Commissioner stops it",
        PiaAction.ConfirmMeasures => "Confirm the measures and go live",
        PiaAction.StartReview => "Start a review",
        PiaAction.NoChange => "Nothing has changed",
        PiaAction.MaterialChange => "It has changed: begin a new version",
        PiaAction.Retire => "The processing has ended",
        PiaAction.Withdraw => "Withdraw it",
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, null),
    };

    /// <summary>In the history, after the fact.</summary>
    public static string Done(PiaAction? action) => action switch
    {
        null => "Started",
        PiaAction.SubmitScreening => "Screening handed in",
        PiaAction.DpiaNotNeeded => "No assessment needed",
        PiaAction.DpiaNeeded => "Assessment needed",
        PiaAction.ReturnScreening => "Screening returned",
        PiaAction.SubmitDescription => "Description finished",
        PiaAction.FinishConsultation => "Consultation finished",
        PiaAction.SubmitRisks => "Sent to the Data Protection Officer",
        PiaAction.Advise => "Advice given",
        PiaAction.ReturnToDescribing => "Returned to describing",
        PiaAction.ReturnToRisks => "Returned to risk assessment",
        PiaAction.ApproveLow or PiaAction.ApproveMedium or PiaAction.ApproveException => "Approved",
        PiaAction.Reject => "Rejected",
        PiaAction.ConsultCommissioner => "Sent to the Commissioner",
        PiaAction.ReplyProceed => "The Commissioner let it proceed",
        PiaAction.ReplyStop => "The Commissioner stopped it",
        PiaAction.ConfirmMeasures => "Measures confirmed, live",
        PiaAction.StartReview => "Review started",
        PiaAction.NoChange => "Reviewed: nothing has changed",
        PiaAction.MaterialChange => "New version begun",
        PiaAction.Retire => "Retired",
        PiaAction.Withdraw => "Withdrawn",
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, null),
    };
}
