using CyberGov.Pias.Assessment;
using CyberGov.Pias.Form;
using CyberGov.Pias.Risks;
using CyberGov.Pias.Workflow;

namespace CyberGov.Pias.Publication;

/// <summary>How a paper or a register file names what pages show in tags.</summary>
public static class PaperWords
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
