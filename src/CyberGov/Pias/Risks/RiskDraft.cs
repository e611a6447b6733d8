namespace CyberGov.Pias.Risks;

/// <summary>A risk as someone sends it.</summary>
public sealed record RiskDraft(
    string SourceAndEffect,
    IReadOnlyList<string> HarmKinds,
    string Likelihood,
    string Severity,
    string? ResidualLikelihood,
    string? ResidualSeverity,
    string? CorporateRisk)
{
    public const int MaxTextLength = 4000;
}

/// <summary>A measure as someone sends it: a control of the register, or an action with an owner and a day.</summary>
public sealed record MeasureDraft(
    string Description,
    MeasureEffect Effect,
    Guid? ControlId,
    Guid? OwnerId,
    DateOnly? DueOn,
    string? CostNote,
    bool IsNeededBeforeGoLive)
{
    public const int MaxTextLength = 2000;
}

/// <summary>Someone else has written meanwhile: what stands now, and who wrote it. Nothing was overwritten.</summary>
public sealed record WriteClash<TDraft>(TDraft Standing, int Revision, string WrittenBy);
