using CyberGov.Pias.Workflow;

namespace CyberGov.Pias;

/// <summary>How long an assessment may wait in each state before it counts as late, in working days; docs/decisions/0018 says why.</summary>
public static class PiaPatience
{
    public static int WorkingDaysFor(PiaState state) => state switch
    {
        // A screening takes an hour; two weeks leave time to ask around.
        PiaState.DraftScreening => 10,

        // Nothing may be bought or built until someone has looked.
        PiaState.ScreeningReview => 5,

        // The long parts: a month to describe it, and to hear the people affected.
        PiaState.Describing => 20,
        PiaState.Consultation => 20,
        PiaState.RiskAssessment => 10,

        // Advice and approval are read by one person; a project stands still meanwhile.
        PiaState.DpoReview => 10,
        PiaState.SignOff => 5,

        // Measures have days of their own; this is only for saying that all are in place.
        PiaState.Approved => 20,

        // Processing goes on while its change is looked at.
        PiaState.UnderReview => 10,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Nothing waits in this state."),
    };
}
