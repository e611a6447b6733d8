using static CyberGov.Pias.Workflow.PiaAction;
using static CyberGov.Pias.Workflow.PiaActor;
using static CyberGov.Pias.Workflow.PiaState;

namespace CyberGov.Pias.Workflow;

/// <summary>One line of the workflow: from where, by what, to where, and in which part one must act.</summary>
public sealed record PiaTransition(PiaState From, PiaAction Action, PiaState To, params IReadOnlyList<PiaActor> Actors);

/// <summary>The whole workflow as one table. Whether a step is open today is <see cref="PiaRules"/>' business.</summary>
public static class PiaWorkflow
{
    private static readonly PiaState[] Withdrawable =
        [DraftScreening, ScreeningReview, Describing, PiaState.Consultation, RiskAssessment, DpoReview, SignOff, PiaState.PriorConsultation, Approved];

    public static IReadOnlyList<PiaTransition> Transitions { get; } =
    [
        new(DraftScreening, SubmitScreening, ScreeningReview, ProjectLead),
        new(ScreeningReview, DpiaNotNeeded, ClosedNoDpia, InformationGovernanceOfficer),
        new(ScreeningReview, DpiaNeeded, Describing, InformationGovernanceOfficer),
        new(ScreeningReview, ReturnScreening, DraftScreening, InformationGovernanceOfficer),
        new(Describing, SubmitDescription, PiaState.Consultation, ProjectLead),
        new(PiaState.Consultation, FinishConsultation, RiskAssessment, ProjectLead),
        new(RiskAssessment, SubmitRisks, DpoReview, ProjectLead),
        new(DpoReview, Advise, SignOff, DataProtectionOfficer),
        new(DpoReview, ReturnToDescribing, Describing, DataProtectionOfficer),
        new(DpoReview, ReturnToRisks, RiskAssessment, DataProtectionOfficer),
        new(SignOff, ApproveLow, Approved, InformationAssetOwner),
        new(SignOff, ApproveMedium, Approved, HeadOfService),
        new(SignOff, ApproveException, Approved, SeniorInformationRiskOwner),
        new(SignOff, Reject, Rejected, InformationAssetOwner, HeadOfService, SeniorInformationRiskOwner),
        new(SignOff, ConsultCommissioner, PiaState.PriorConsultation, SeniorInformationRiskOwner),
        new(PiaState.PriorConsultation, ReplyProceed, SignOff, DataProtectionOfficer),
        new(PiaState.PriorConsultation, ReplyStop, Rejected, DataProtectionOfficer),
        new(Approved, ConfirmMeasures, Live, ProjectLead),
        new(Live, StartReview, UnderReview, InformationAssetOwner, PiaActor.System),
        new(UnderReview, NoChange, Live, InformationAssetOwner),
        new(UnderReview, MaterialChange, Describing, InformationAssetOwner),
        new(Live, Retire, Retired, InformationAssetOwner),
        .. Withdrawable.Select(from => new PiaTransition(from, Withdraw, Withdrawn, ProjectLead, InformationGovernanceOfficer)),
    ];

    private static readonly Dictionary<(PiaState, PiaAction), PiaTransition> ByStep =
        Transitions.ToDictionary(t => (t.From, t.Action));

    public static PiaTransition? Find(PiaState from, PiaAction action) => ByStep.GetValueOrDefault((from, action));

    extension(PiaState state)
    {
        /// <summary>Whether nothing follows: the record stays as it is.</summary>
        public bool IsEnd => state is ClosedNoDpia or Rejected or Withdrawn or Retired;

        /// <summary>Whether an agreement that rests on this assessment may become active.</summary>
        public bool OpensTheSharingGate => state is Approved or Live or ClosedNoDpia;

        public bool IsScreening => state is DraftScreening or ScreeningReview;

        /// <summary>Whether its team may still write the assessment.</summary>
        public bool IsBeingWritten => state is Describing or PiaState.Consultation or RiskAssessment;

        /// <summary>Whether it has gone to those who decide about it and has not ended.</summary>
        public bool IsSubmitted => state is DpoReview or SignOff or PiaState.PriorConsultation or Approved or Live or UnderReview;

        /// <summary>Whom it waits for; null when it waits for nobody.</summary>
        public PiaActor? WaitsFor => state switch
        {
            DraftScreening or Describing or PiaState.Consultation or RiskAssessment or Approved => ProjectLead,
            ScreeningReview => InformationGovernanceOfficer,
            DpoReview or PiaState.PriorConsultation => DataProtectionOfficer,
            UnderReview => InformationAssetOwner,
            _ => null,
        };
    }
}
