using CyberGov.Pias.Assessment;
using CyberGov.Pias.Form;
using CyberGov.Pias.Risks;

namespace CyberGov.Pias.Content;

/// <summary>
/// Everything one version of an assessment says, and nothing else: what decisions are bound to. People and services are ids, so
/// that a new name is no new content. Properties are written in this order; renaming one changes every hash from then on.
/// </summary>
public sealed record PiaContent
{
    public required string Code { get; init; }

    public required int VersionNumber { get; init; }

    public required string Title { get; init; }

    public required Guid ServiceAreaId { get; init; }

    public required Guid ProjectLeadId { get; init; }

    public required Guid InformationAssetOwnerId { get; init; }

    public Guid? HeadOfServiceId { get; init; }

    public DateOnly? PlannedStartOn { get; init; }

    public required bool IsLawEnforcement { get; init; }

    /// <summary>By question id, in the order of the ids; questions without an answer are absent.</summary>
    public required SortedDictionary<string, string> Answers
    {
        get;

        // However it was made or read back, the order is that of the characters: the hash depends on it.
        init => field = new(value, StringComparer.Ordinal);
    }

    public IReadOnlyList<ContentFlow> Flows { get; init; } = [];

    public IReadOnlyList<ContentConsultee> Consultees { get; init; } = [];

    public IReadOnlyList<ContentRisk> Risks { get; init; } = [];

    public string Answer(string field) => Answers.GetValueOrDefault(field, "");

    /// <summary>The highest level before measures; null without a scored risk.</summary>
    public RiskLevel? InitialLevel => Risks.Max(r => r.Level);

    public RiskLevel? ResidualLevel => Risks.Max(r => r.ResidualLevel);
}

public sealed record ContentFlow(
    int Position, string Source, string Recipient, string Data, string Route, string Protection, string Country);

public sealed record ContentConsultee(
    int Position, ConsulteeKind Kind, string Who, DateOnly? ConsultedOn, string How, string Views, string Response);

public sealed record ContentRisk(
    int Number,
    string SourceAndEffect,
    IReadOnlyList<string> HarmKinds,
    string Likelihood,
    string Severity,
    RiskLevel? Level,
    string? ResidualLikelihood,
    string? ResidualSeverity,
    RiskLevel? ResidualLevel,
    string? CorporateRisk,
    IReadOnlyList<ContentMeasure> Measures);

/// <param name="Number">Within its risk.</param>
/// <param name="Description">What is done.</param>
/// <param name="Effect">What it does to the risk.</param>
/// <param name="ControlCode">The control that is this measure, such as IAM-03.</param>
/// <param name="OwnerId">Who sees to an action.</param>
/// <param name="DueOn">By when.</param>
/// <param name="CostNote">What it costs, in words.</param>
/// <param name="IsNeededBeforeGoLive">Whether nothing may start without it.</param>
public sealed record ContentMeasure(
    int Number,
    string Description,
    MeasureEffect Effect,
    string? ControlCode,
    Guid? OwnerId,
    DateOnly? DueOn,
    string? CostNote,
    bool IsNeededBeforeGoLive);

/// <summary>Names of people, services and controls, and the words of the form, as they were when the content was read.</summary>
public sealed record PiaSurroundings
{
    public required SortedDictionary<Guid, string> People { get; init; }

    /// <summary>Whoever wrote anything of the version, by name, also after handing it over; empty in what was kept before this was.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    public required string ServiceArea { get; init; }

    /// <summary>Titles of the controls that are measures, by code.</summary>
    public required SortedDictionary<string, string> Controls { get; init; }

    /// <summary>The question put, by id.</summary>
    public required SortedDictionary<string, string> Questions { get; init; }

    /// <summary>The words of the options chosen, by question id and option id joined by a slash.</summary>
    public required SortedDictionary<string, string> Options { get; init; }

    public string NameOf(Guid? personId) => personId is { } id ? People.GetValueOrDefault(id, "Someone no longer known") : "Nobody yet";
}

/// <summary>An assessment as it stands, or as it stood at a decision: what pages, files and comparisons are made from.</summary>
public sealed record PiaDocument(PiaContent Content, PiaSurroundings Surroundings)
{
    public string ContentHash => PiaContentJson.HashOf(Content);
}
