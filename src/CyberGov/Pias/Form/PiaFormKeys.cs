using CyberGov.Catalogue;

namespace CyberGov.Pias.Form;

/// <summary>
/// The keys of the files in <c>controls/assessments</c>, and the ids the program counts on. The schemas in
/// <c>controls/schema</c> say the same to an editor.
/// </summary>
public static class PiaFormKeys
{
    public static readonly KeySet ScreeningFile = new("screening file", ["questions", "routing"]);

    public static readonly KeySet Question =
        new("screening question", ["id", "question", "about", "help", "examples", "leads_to", "source"]);

    public static readonly KeySet Routing =
        new("routing question", ["id", "question", "help", "examples", "leads_to", "follows"]);

    public static readonly KeySet StepsFile = new("assessment file", ["steps"]);

    public static readonly KeySet Step = new("step", ["id", "title", "lead"], "fields");

    public static readonly KeySet Field = new(
        "field",
        ["id", "label", "help", "type"],
        "example", "options", "required", "when", "change_raises_review", "part_3");

    public static readonly KeySet Option = new("option", ["id", "label"], "help", "alone");

    public static readonly KeySet Condition = new("condition", ["field", "is"]);

    public static readonly KeySet RiskFile = new(
        "risk file", ["likelihoods", "severities", "levels", "matrix", "harm_kinds", "effects", "measures"]);

    public static readonly KeySet Word = new("entry", ["id", "label", "help"]);

    public static readonly KeySet Measure = new("measure", ["id", "label"], "help", "controls");

    /// <summary>The steps in their order; pages and workflow hang on these ids.</summary>
    public static readonly string[] Steps =
    [
        "need", "nature", "scope", "context", "purposes", "flow", "consultation", "necessity", "risks", "measures",
        "sign-off", "after",
    ];

    /// <summary>The steps whose tables and decisions the program builds itself.</summary>
    public static readonly string[] StepsWithoutFields = ["flow", "risks", "measures", "sign-off"];

    public static readonly string[] Effects = ["eliminated", "reduced", "accepted"];
}
