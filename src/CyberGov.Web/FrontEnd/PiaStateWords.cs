using CyberGov.Pias.Workflow;
using CyberGov.Web.TagHelpers;

namespace CyberGov.Web.FrontEnd;

/// <summary>How far an assessment has come, as every page says it.</summary>
public static class PiaStateWords
{
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

    public static StatusMeaning MeaningOf(PiaState state) => state switch
    {
        PiaState.DraftScreening or PiaState.Withdrawn or PiaState.Retired or PiaState.ClosedNoDpia => StatusMeaning.Neutral,
        PiaState.Approved or PiaState.Live => StatusMeaning.Good,
        PiaState.Rejected => StatusMeaning.Bad,
        PiaState.PriorConsultation or PiaState.UnderReview => StatusMeaning.Attention,
        _ => StatusMeaning.Waiting,
    };
}
