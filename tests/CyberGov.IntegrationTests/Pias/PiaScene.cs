using CyberGov.Pias.Form;
using CyberGov.Pias.Workflow;

namespace CyberGov.IntegrationTests.Pias;

/// <summary>Who tries something: each role without a part in the assessment, each part, and the author, who holds every role.</summary>
public enum Part
{
    Administrator,
    Officer,
    ControlOwner,
    Adviser,
    RiskOwner,
    BoardMember,
    Auditor,
    Lead,
    TeamMember,
    AssetOwner,
    HeadOfService,

    /// <summary>Wrote an answer of it and is of its team.</summary>
    Author,
}

/// <summary>How the one measure of the scene stands.</summary>
public enum MeasureIs
{
    Done,
    Open,
    AcceptedUndone,
    ControlInPlace,
    ControlNotInPlace,
    RetiredControl,
    OpenAfterGoLive,
}

/// <summary>What the screening of the scene says.</summary>
public enum ScreeningSays
{
    Two,
    None,
    One,
    OneAdvised,
    Mandatory,
    QuestionOpen,
    YesWithoutNote,
}

/// <summary>What one part of the scene lacks.</summary>
public enum Lacking
{
    Nothing,
    Answer,
    Flow,
    Consultee,
    ProcessorInput,
    Risk,
    Score,
    Measure,
    Residual,
    LoweringMeasure,
    HeadOfService,
}

/// <summary>An assessment in a state, whole unless something is said to lack.</summary>
public sealed record PiaScene(PiaState State)
{
    public RiskLevel Initial { get; init; } = RiskLevel.Medium;

    public RiskLevel Residual { get; init; } = RiskLevel.Low;

    public ScreeningSays Screening { get; init; } = ScreeningSays.Two;

    public Lacking Lacks { get; init; } = Lacking.Nothing;

    public PiaRecommendation Recommendation { get; init; } = PiaRecommendation.Go;

    public bool HasReply { get; init; }

    /// <summary>Whether the day on which the Commissioner was asked is on record.</summary>
    public bool IsSent { get; init; } = true;

    public MeasureIs Measure { get; init; } = MeasureIs.Done;

    public bool IsReviewDue { get; init; }

    /// <summary>Whether the author leads it, owns the information and is the head of service as well.</summary>
    public bool IsAllTheAuthors { get; init; }
}
