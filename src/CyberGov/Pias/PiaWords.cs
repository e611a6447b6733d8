using CyberGov.Pias.Assessment;
using CyberGov.Pias.Form;
using CyberGov.Pias.Risks;
using CyberGov.Pias.Workflow;

namespace CyberGov.Pias;

/// <summary>How states, steps, parts and levels of an assessment are said, on pages and in files.</summary>
public static class PiaWords
{
    public const string NotAnswered = "Not answered";

    public static string Of(PiaState state) => state switch
    {
        PiaState.DraftScreening => "Screening draft",
        PiaState.ScreeningReview => "Screening to decide",
        PiaState.ClosedNoDpia => "Closed: no DPIA",
        PiaState.Describing => "Describing",
        PiaState.Consultation => "Consultation",
        PiaState.RiskAssessment => "Risk assessment",
        PiaState.DpoReview => "DPO review",
        PiaState.SignOff => "Sign-off",
        PiaState.PriorConsultation => "With the Commissioner",
        PiaState.Approved => "Approved",
        PiaState.Live => "Live",
        PiaState.UnderReview => "Under review",
        PiaState.Rejected => "Rejected",
        PiaState.Withdrawn => "Withdrawn",
        PiaState.Retired => "Retired",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    public static string Of(PiaActor actor) => actor switch
    {
        PiaActor.ProjectLead => "Project lead",
        PiaActor.InformationGovernanceOfficer => "Information governance officer",
        PiaActor.DataProtectionOfficer => "Data Protection Officer",
        PiaActor.InformationAssetOwner => "Information Asset Owner",
        PiaActor.HeadOfService => "Head of service",
        PiaActor.SeniorInformationRiskOwner => "Senior Information Risk Owner",
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

    public static string Of(PiaRecommendation recommendation) => recommendation switch
    {
        PiaRecommendation.Go => "Go",
        PiaRecommendation.GoWithConditions => "Go with conditions",
        PiaRecommendation.DoNotGo => "Do not go",
        _ => throw new ArgumentOutOfRangeException(nameof(recommendation), recommendation, null),
    };

    public static string Of(ConsulteeKind kind) => kind switch
    {
        ConsulteeKind.PeopleAffected => "People affected",
        ConsulteeKind.Internal => "Inside the council",
        ConsulteeKind.Security => "Security",
        ConsulteeKind.Processor => "Processor",
        ConsulteeKind.Partner => "Partner",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    public static string Of(MeasureEffect effect) => effect switch
    {
        MeasureEffect.Eliminated => "Removes the risk",
        MeasureEffect.Reduced => "Lowers the risk",
        MeasureEffect.Accepted => "Leaves the risk as it is",
        _ => throw new ArgumentOutOfRangeException(nameof(effect), effect, null),
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

    public static string YesNo(bool value) => value ? "Yes" : "No";
}
