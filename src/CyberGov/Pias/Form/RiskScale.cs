using CyberGov.Catalogue;

namespace CyberGov.Pias.Form;

public enum RiskLevel
{
    Low,
    Medium,
    High,
}

/// <summary>How risks to people are scored, and the words to score them in. Lists run from least to greatest.</summary>
public sealed record RiskScale(
    IReadOnlyList<RiskWord> Likelihoods,
    IReadOnlyList<RiskWord> Severities,
    IReadOnlyList<RiskWord> Levels,
    IReadOnlyDictionary<(string Likelihood, string Severity), RiskLevel> Matrix,
    IReadOnlyList<RiskWord> HarmKinds,
    IReadOnlyList<RiskWord> Effects,
    IReadOnlyList<MeasureIdea> MeasureIdeas)
{
    public RiskLevel LevelOf(string likelihood, string severity) =>
        Matrix.TryGetValue((likelihood, severity), out var level)
            ? level
            : throw new InvalidOperationException($"The matrix has no cell for '{likelihood}' and '{severity}'.");

    /// <summary>The label and help of a level.</summary>
    public RiskWord WordFor(RiskLevel level) => Levels[(int)level];
}

/// <summary>A word that risks are described in, such as a likelihood or a kind of harm.</summary>
public sealed record RiskWord(string Id, string Label, string Help);

/// <summary>Something that often lowers a risk, with the common controls that do it.</summary>
public sealed record MeasureIdea(
    string Id, string Label, string? Help, IReadOnlyList<string> ControlCodes, CataloguePlace Place);
