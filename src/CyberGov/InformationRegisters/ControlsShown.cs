using CyberGov.Pias.Content;
using CyberGov.Pias.Form;

namespace CyberGov.InformationRegisters;

/// <summary>
/// Which controls an assessment, an agreement or a review is evidence for: the whole table. It follows what the requirements of
/// the catalogue ask for; a control that an assessment shows only in part is left to evidence of its own.
/// </summary>
public static class ControlsShown
{
    /// <summary>No assessment needed: the change was screened and the decision kept (PIA-1.1 to PIA-1.3).</summary>
    public static IReadOnlyList<ShownControl> ByScreening { get; } =
    [
        new("PIA-01", "the change was screened and the decision is kept", _ => true),
        new("PIA-08", "new sharing was screened before it starts", c => c.IsYes("S3")),
    ];

    public static IReadOnlyList<ShownControl> ByApproval { get; } =
    [
        new("PIA-01", "the change was screened and the decision is kept", _ => true),
        new("PIA-02", "processing, flows and necessity are described", _ => true),
        new("PIA-03", "consultation and the advice of the Data Protection Officer are recorded", _ => true),
        new("PIA-04", "risks to people are scored and measures chosen", _ => true),
        new("PIA-05", "the risk that remains is accepted at the right level", _ => true),
        new("PIA-06", "the Commissioner was consulted and has replied", c => c.HadPriorConsultation),
        new("PIA-07", "it was reviewed", c => c.IsReview),
        new("PIA-08", "new sharing was assessed before it starts", c => c.IsYes("S3")),
        new("PRV-05", "the lawful basis is recorded", c => c.Says("lawful-basis") || c.Says("part-3-lawful-basis")),
        new("PRV-16", "the part of automated decisions is assessed", c => c.IsYes("S7") || c.Chose("high-risk-kinds", "automated-decisions")),
        new("PRV-21", "how children and people at risk are protected is shown", c => c.IsYes("S15")),
        new("PRV-22", "processing for law enforcement is assessed", c => c.Content.IsLawEnforcement),
        new("PRV-24", "the camera or biometric scheme is justified and assessed", c => c.IsYes("S11") || c.IsYes("S12")),
    ];

    public static IReadOnlyList<string> ByAgreement { get; } = ["PRV-19", "PIA-08"];

    public static IReadOnlyList<string> ByProcessingReview { get; } = ["PRV-04"];
}

/// <summary>One line of the table: a control, what the assessment shows of it, and when it does.</summary>
public sealed record ShownControl(string Code, string What, Func<ShownCase, bool> When);

/// <summary>What the table asks about an assessment.</summary>
/// <param name="Content">What it says.</param>
/// <param name="HadPriorConsultation">Whether the Commissioner has replied about this version.</param>
/// <param name="IsReview">Whether it was decided on because it was looked at again.</param>
public sealed record ShownCase(PiaContent Content, bool HadPriorConsultation, bool IsReview)
{
    public bool IsYes(string question) => Content.Answer(question) == FormField.Yes;

    public bool Says(string field) => Content.Answer(field).Length > 0;

    public bool Chose(string field, string option) => Content.Answer(field).Split('\n').Contains(option, StringComparer.Ordinal);
}
