namespace CyberGov.Pias.Form;

/// <summary>What a yes to a screening question weighs.</summary>
public enum ScreeningWeight
{
    /// <summary>Two of these lead to an assessment; one alone goes to the Data Protection Officer.</summary>
    Counts,

    /// <summary>Leads to an assessment when any other question is answered yes too.</summary>
    MandatoryWithAnother,

    /// <summary>Leads to an assessment by itself.</summary>
    Mandatory,
}

/// <summary>
/// One yes-or-no question that helps to decide whether an assessment is needed. <paramref name="About"/> is its subject in
/// a few words, to be quoted after "asks about".
/// </summary>
public sealed record ScreeningQuestion(
    string Id,
    string Question,
    string Help,
    IReadOnlyList<string> Examples,
    ScreeningWeight LeadsTo,
    string Source,
    int Number,
    string About);

/// <summary>Which further rules an assessment comes under.</summary>
public enum Route
{
    LawEnforcement,
    DataSharing,
    SupplierOrTransfer,
    Algorithm,
}

/// <summary>A question that does not count towards the outcome but says which further rules apply.</summary>
public sealed record RoutingQuestion(
    string Id, string Question, string Help, IReadOnlyList<string> Examples, Route LeadsTo, string Follows);
