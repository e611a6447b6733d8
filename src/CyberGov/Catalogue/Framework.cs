namespace CyberGov.Catalogue;

public enum FrameworkStatus
{
    Current,

    /// <summary>Replaced by a newer edition, kept because councils still hold evidence against it.</summary>
    Historic,

    /// <summary>Law that no longer applies.</summary>
    Repealed,
}

/// <summary>A published set of duties, such as the 10 Steps to Cyber Security (2021).</summary>
public sealed class Framework
{
    public Guid FrameworkId { get; init; } = Guid.CreateVersion7();

    /// <summary>Short stable name, such as TS2021.</summary>
    public required string Code { get; init; }

    public required string Title { get; set; }

    public required string Edition { get; set; }

    public required FrameworkStatus Status { get; set; }

    /// <summary>What sort of document it is, such as guidance or law.</summary>
    public required string Kind { get; set; }

    public required string Publisher { get; set; }

    public DateOnly? PublishedOn { get; set; }

    public required string Source { get; set; }

    /// <summary>Set when the catalogue no longer holds it.</summary>
    public DateTimeOffset? RetiredAt { get; set; }

    public List<Requirement> Requirements { get; } = [];
}
