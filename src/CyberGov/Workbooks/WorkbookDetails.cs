namespace CyberGov.Workbooks;

/// <summary>What a workbook says about itself: in its properties, and in the head and foot of every printed page.</summary>
public sealed record WorkbookDetails
{
    public required string Title { get; init; }

    public required string Organisation { get; init; }

    /// <summary>The protective marking, for example OFFICIAL or OFFICIAL-SENSITIVE.</summary>
    public required string Marking { get; init; }

    /// <summary>Stamped on the properties and every part, so that equal contents give equal bytes.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    public string Subject { get; init; } = string.Empty;

    public string Author { get; init; } = "CyberGov";

    /// <summary>Printed at the foot of each page: a pack's code, for example.</summary>
    public string Reference { get; init; } = string.Empty;
}
