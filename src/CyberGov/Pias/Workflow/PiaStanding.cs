using CyberGov.Pias.Form;

namespace CyberGov.Pias.Workflow;

/// <summary>What the rules need to know of an assessment to say who may take which step.</summary>
public sealed record PiaStanding
{
    public required PiaState State { get; init; }

    public required Guid ProjectLeadId { get; init; }

    public required Guid InformationAssetOwnerId { get; init; }

    public Guid? HeadOfServiceId { get; init; }

    public Guid? DpoReviewerId { get; init; }

    /// <summary>Whoever led, wrote or submitted anything of the version at hand: they decide nothing about it.</summary>
    public required IReadOnlyCollection<Guid> ContributorIds { get; init; }

    public ScreeningOutcomeKind Screening { get; init; } = ScreeningOutcomeKind.Incomplete;

    /// <summary>Whether a Data Protection Officer has advised on the screening.</summary>
    public bool HasScreeningAdvice { get; init; }

    /// <summary>What is missing of each part, a sentence each.</summary>
    public IReadOnlyList<string> ScreeningGaps { get; init; } = [];

    public IReadOnlyList<string> DescriptionGaps { get; init; } = [];

    public IReadOnlyList<string> ConsultationGaps { get; init; } = [];

    public IReadOnlyList<string> RiskGaps { get; init; } = [];

    /// <summary>Measures needed before go-live that are neither done nor accepted.</summary>
    public IReadOnlyList<OpenMeasure> OpenMeasures { get; init; } = [];

    public RiskLevel? InitialLevel { get; init; }

    public RiskLevel? ResidualLevel { get; init; }

    public PiaRecommendation? Recommendation { get; init; }

    /// <summary>Whether the Commissioner has let this version proceed.</summary>
    public bool HasReplyToProceed { get; init; }

    /// <summary>When the Commissioner was asked about this version; null before.</summary>
    public DateOnly? ConsultationSentOn { get; init; }

    public bool IsReviewDue { get; init; }
}

/// <summary>A measure needed before go-live that is neither done nor accepted; or a control that is not in place.</summary>
/// <param name="Number">Such as 1.2.</param>
public sealed record OpenMeasure(int Risk, string Number, string Description, string? ControlCode, string? ControlTitle)
{
    public string Words => ControlCode is null
        ? $"Measure {Number} is neither done nor accepted: {Description}"
        : $"Measure {Number} is the control {ControlCode} {ControlTitle}, which is not in place yet, nor is it accepted without";
}
