using CyberGov.Catalogue;
using CyberGov.Controls;

namespace CyberGov.Demo;

/// <summary>One line of the crosswalk the made-up council sees differently.</summary>
internal sealed record DemoOverride(
    string FrameworkCode, string RequirementCode, string ControlCode, Relationship? Relationship, string Reason);

/// <summary>One requirement on which the made-up council has its own word.</summary>
internal sealed record DemoDecision(string FrameworkCode, string RequirementCode, RequirementStatus Status, string Reason);

/// <summary>What is peculiar about this council. A code the library no longer holds is simply passed over.</summary>
internal static class DemoFacts
{
    public static IReadOnlyDictionary<string, string> NotApplicable { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["PRV-16"] = "No service decides about a person by computer alone. Confirmed with every service manager; to be asked "
            + "again before any new benefits or housing system goes live.",
        ["PRV-21"] = "The council offers no online service that children are likely to use. Schools and children's services "
            + "belong to the county council.",
        ["PRV-22"] = "The council prosecutes through the county's legal team, which is the controller for law enforcement "
            + "processing under the shared service agreement.",
        ["SUP-04"] = "All software is bought as a service and none is written here. How suppliers build it is checked under SUP-03.",
    };

    /// <summary>What officers and auditors ask for.</summary>
    public static IReadOnlyList<string> Wanted { get; } =
    [
        "The record of the last quarter, with who did it and when.",
        "The signed approval of the present version.",
        "A screenshot or report that shows how it is set up today.",
        "The list behind the last review, with what was found and what became of it.",
        "Minutes in which the board or the working group saw it.",
    ];

    /// <summary>Why owners had none to give.</summary>
    public static IReadOnlyList<string> ClosedReasons { get; } =
    [
        "The system was switched off in the spring, so there is nothing to show any more.",
        "The record is kept by the shared service. They have sent it to the auditor themselves.",
    ];

    /// <summary>Long held not to apply, lately taken up, so never yet reviewed.</summary>
    public static IReadOnlyDictionary<string, string> TakenUpLately { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["DIG-11"] = "No digital project was run in stages before the transformation programme began.",
        ["DIG-13"] = "There was no analyst in post.",
    };

    public static IReadOnlyList<string> WithoutEvidence { get; } = ["DIG-13", "GOV-09", "REC-03"];

    public static IReadOnlyList<string> WithExpiredEvidence { get; } = ["AST-04", "BCM-03", "CFG-05", "PRV-12", "SUP-03"];

    public static IReadOnlyList<DemoOverride> Overrides { get; } =
    [
        new("LGOTHER", "LG-1.5", "VUL-02", Relationship.Contributes,
            "Our acquiring bank asks for the quarterly scan before it renews the merchant account, so here the scan counts."),
        new("CE33", "CE-2.3", "CFG-04", Relationship.Contributes,
            "Unneeded software is stopped by the application control policy, not only by the build."),
        new("CAF4", "A1.a", "GOV-05", null,
            "The policy framework is approved by officers and says nothing of what members direct."),
    ];

    public static IReadOnlyList<DemoDecision> Decisions { get; } =
    [
        new("LGOTHER", "LG-1.4", RequirementStatus.NotApplicable,
            "The council holds no NHS contract and receives no health records. Checked with the county council."),
        new("LGOTHER", "LG-3.1", RequirementStatus.NotApplicable,
            "Social care belongs to the county council, which has the Caldicott Guardian."),
        new("LGOTHER", "LG-1.2", RequirementStatus.PartlyMet,
            "The peer review of last spring found the plan sound but six of its actions without a date."),
    ];

    public static IReadOnlyList<string> WithdrawnReasons { get; } =
    [
        "Logged against the wrong control. The right one has been logged since.",
        "This was a draft. The approved version has been logged in its place.",
        "The report left out the leisure centres and was run again.",
        "The file held names that are not needed. A version without them has been logged.",
        "The figures were of the month before.",
        "Logged twice by mistake.",
    ];

    public static IReadOnlyList<string> ReturnedReasons { get; } =
    [
        "It says nothing of the two leisure centres. Please add them, or say where they are covered.",
        "The report is of the year before. Please log this year's.",
        "I cannot tell from the screenshot which system it is of. Please add the name and the date.",
        "The minutes note the paper but not the decision. Please add the signed decision.",
    ];

    public static IReadOnlyList<string> Corrections { get; } =
    [
        "Corrected a figure after a late return from one service.",
        "Added what the auditor asked for.",
        "The signed copy took the place of the unsigned one.",
    ];

    public static IReadOnlyList<string> Remarks { get; } =
    [
        "No exceptions.",
        "No exceptions; thanked the team.",
        "Exceptions put right within five working days.",
        "Exceptions are with the service, to be put right by the end of the month.",
        "One exception accepted until the system is replaced; see the exception log.",
        "Exceptions were leavers whose manager told us late.",
        "Better than last time.",
        "Counted again after a late return.",
    ];
}
