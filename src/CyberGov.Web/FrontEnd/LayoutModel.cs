namespace CyberGov.Web.FrontEnd;

/// <summary>What the frame round every page says: whose council it is, who is signed in and what they may reach.</summary>
public sealed record LayoutModel
{
    public required string CouncilName { get; init; }

    /// <summary>Null while nobody is signed in; the frame then offers no navigation and no search.</summary>
    public string? PersonName { get; init; }

    /// <summary>Roles in the words people use for them, such as "Information governance officer".</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    public bool MayAdminister { get; init; }

    public bool MayViewPacks { get; init; }

    public bool MayViewHistory { get; init; }

    public bool HasDemoData { get; init; }

    public required string Version { get; init; }
}
