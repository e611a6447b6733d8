namespace CyberGov.Catalogue;

/// <summary>The whole catalogue as its files say it, before any of it reaches the database.</summary>
public sealed record PublishedCatalogue(
    IReadOnlyList<PublishedRole> Roles,
    IReadOnlyList<PublishedFramework> Frameworks,
    IReadOnlyList<PublishedDomain> Domains,
    IReadOnlyList<PublishedMapping> Mappings,
    IReadOnlyList<PublishedSuccessor> Successors)
{
    public IEnumerable<PublishedControl> Controls => Domains.SelectMany(d => d.Controls);

    /// <summary>The duties that can be assessed; headings are left out.</summary>
    public IEnumerable<PublishedRequirement> AssessableRequirements =>
        Frameworks.SelectMany(f => f.Requirements).Where(r => r.IsAssessable);
}

/// <summary>A role that may own a requirement or a control.</summary>
public sealed record PublishedRole(string Title, string? Description, CataloguePlace Place);

public sealed record PublishedFramework(
    string Code,
    string Title,
    string Edition,
    DateOnly? PublishedOn,
    FrameworkStatus Status,
    string Kind,
    string Publisher,
    string Source,
    IReadOnlyList<PublishedRequirement> Requirements,
    CataloguePlace Place);

/// <summary>A duty, or a heading over duties (then owner, evidence and months are absent).</summary>
public sealed record PublishedRequirement(
    string FrameworkCode,
    string Code,
    string? ParentCode,
    int Position,
    bool IsAssessable,
    string Title,
    string Statement,
    string? Source,
    string? OwnerRole,
    IReadOnlyList<string> EvidenceExamples,
    int? ReviewMonths,
    CataloguePlace Place);

/// <summary>A subject that common controls are grouped by, such as IAM, Identity and access.</summary>
public sealed record PublishedDomain(
    string Prefix, string Title, IReadOnlyList<PublishedControl> Controls, CataloguePlace Place);

public sealed record PublishedControl(
    string Code,
    string Title,
    string Objective,
    string OwnerRole,
    IReadOnlyList<string> EvidenceExamples,
    int ReviewMonths,
    IReadOnlyList<string> AppliesTo,
    CataloguePlace Place);

public sealed record PublishedMapping(
    string FrameworkCode,
    string RequirementCode,
    string ControlCode,
    Relationship Relationship,
    string Author,
    MappingReviewStatus ReviewStatus,
    string? Rationale,
    CataloguePlace Place);

/// <summary>A requirement of an older framework that lives on in one of a newer framework.</summary>
public sealed record PublishedSuccessor(
    string FrameworkCode,
    string RequirementCode,
    string SuccessorFrameworkCode,
    string SuccessorRequirementCode,
    CataloguePlace Place);
