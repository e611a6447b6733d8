using CyberGov.Pias.Form;
using CyberGov.Pias.Workflow;
using CyberGov.Web.TagHelpers;

namespace CyberGov.Web.FrontEnd;

/// <summary>Which colour of tag says how far an assessment has come, and how much risk there is.</summary>
public static class PiaMeanings
{
    public static StatusMeaning Of(PiaState state) => state switch
    {
        PiaState.DraftScreening or PiaState.Withdrawn or PiaState.Retired or PiaState.ClosedNoDpia => StatusMeaning.Neutral,
        PiaState.Approved or PiaState.Live => StatusMeaning.Good,
        PiaState.Rejected => StatusMeaning.Bad,
        PiaState.PriorConsultation or PiaState.UnderReview => StatusMeaning.Attention,
        _ => StatusMeaning.Waiting,
    };

    public static StatusMeaning Of(RiskLevel? level) => level switch
    {
        RiskLevel.Low => StatusMeaning.Good,
        RiskLevel.Medium => StatusMeaning.Attention,
        RiskLevel.High => StatusMeaning.Bad,
        _ => StatusMeaning.Neutral,
    };
}
