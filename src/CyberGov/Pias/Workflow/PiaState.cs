namespace CyberGov.Pias.Workflow;

/// <summary>How far an assessment has come. With "new", which has no record yet, these are the sixteen states of the workflow.</summary>
public enum PiaState
{
    DraftScreening,
    ScreeningReview,

    /// <summary>Screened, and no assessment is needed; it is screened again on a day.</summary>
    ClosedNoDpia,
    Describing,
    Consultation,
    RiskAssessment,
    DpoReview,
    SignOff,

    /// <summary>A high risk remains: the Information Commissioner is asked before anything starts (UK GDPR Article 36).</summary>
    PriorConsultation,
    Approved,
    Live,
    UnderReview,
    Rejected,
    Withdrawn,

    /// <summary>The processing has ended.</summary>
    Retired,
}

/// <summary>What takes an assessment from one state to another.</summary>
public enum PiaAction
{
    SubmitScreening,
    DpiaNotNeeded,
    DpiaNeeded,
    ReturnScreening,
    SubmitDescription,
    FinishConsultation,
    SubmitRisks,
    Advise,
    ReturnToDescribing,
    ReturnToRisks,

    /// <summary>By the Information Asset Owner, where a low risk remains.</summary>
    ApproveLow,

    /// <summary>By the head of service, where a medium risk remains.</summary>
    ApproveMedium,

    /// <summary>By the SIRO, where a high risk was reduced, the Commissioner has replied, or the DPO's advice is overruled.</summary>
    ApproveException,
    Reject,
    ConsultCommissioner,
    ReplyProceed,
    ReplyStop,
    ConfirmMeasures,
    StartReview,
    NoChange,
    MaterialChange,
    Retire,
    Withdraw,
}

/// <summary>In which part someone acts on an assessment.</summary>
public enum PiaActor
{
    ProjectLead,
    InformationGovernanceOfficer,
    DataProtectionOfficer,
    InformationAssetOwner,
    HeadOfService,
    SeniorInformationRiskOwner,

    /// <summary>The program itself, on a day or because a change was reported.</summary>
    System,
}

/// <summary>What the Data Protection Officer recommends.</summary>
public enum PiaRecommendation
{
    Go,
    GoWithConditions,
    DoNotGo,
}

/// <summary>Why someone may not take a step.</summary>
public enum PiaRefusal
{
    /// <summary>Their part in the assessment does not allow it.</summary>
    NotTheirs,

    /// <summary>The assessment has not come so far, or is past it.</summary>
    WrongState,

    /// <summary>They wrote or submitted what is to be decided.</summary>
    OwnWork,

    /// <summary>Something the step needs is missing; the exception lists what.</summary>
    Incomplete,

    /// <summary>The risk, or the advice overruled, asks for someone else to approve.</summary>
    AnotherApprover,

    /// <summary>A high risk remains and the Commissioner has not replied.</summary>
    HighRiskRemains,
}

/// <summary>Thrown when someone who may see an assessment tries what the workflow refuses; the refusal is in the change history by then.</summary>
public sealed class PiaRefusedException(PiaAction action, PiaRefusal refusal, IReadOnlyList<string> gaps)
    : Exception($"{action} is refused: {refusal}.")
{
    public PiaRefusal Refusal { get; } = refusal;

    /// <summary>What to mend, each a sentence for the person; empty unless something is missing.</summary>
    public IReadOnlyList<string> Gaps { get; } = gaps;
}
