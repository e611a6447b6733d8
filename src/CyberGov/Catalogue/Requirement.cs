namespace CyberGov.Catalogue;

/// <summary>One line of a framework: a duty that can be assessed, or a heading that groups such duties.</summary>
public sealed class Requirement
{
    public Guid RequirementId { get; init; } = Guid.CreateVersion7();

    public required Guid FrameworkId { get; init; }

    public Framework? Framework { get; init; }

    public Guid? ParentRequirementId { get; set; }

    public Requirement? Parent { get; init; }

    /// <summary>The reference people quote, such as TS21-5.2 or A1.a; unique within its framework.</summary>
    public required string Code { get; init; }

    public required string Title { get; set; }

    public required string Statement { get; set; }

    /// <summary>Where it comes from, when that differs from the framework's own source.</summary>
    public string? Source { get; set; }

    /// <summary>The role that usually answers for it; null on a heading.</summary>
    public string? OwnerRole { get; set; }

    public List<string> EvidenceExamples { get; set; } = [];

    public int? ReviewMonths { get; set; }

    /// <summary>False for a heading.</summary>
    public required bool IsAssessable { get; set; }

    /// <summary>Order within the framework as published.</summary>
    public required int Position { get; set; }

    public DateTimeOffset? RetiredAt { get; set; }

    public List<Mapping> Mappings { get; } = [];
}

/// <summary>Says that a requirement of an older framework lives on in one of a newer framework.</summary>
public sealed class RequirementSuccessor
{
    public required Guid RequirementId { get; init; }

    public Requirement? Requirement { get; init; }

    public required Guid SuccessorRequirementId { get; init; }

    public Requirement? Successor { get; init; }
}
