using CyberGov.ChangeHistory;

namespace CyberGov.Catalogue;

/// <summary>One attempt to load <c>controls/</c> into the database; a failed one changes nothing and says why.</summary>
public sealed class CatalogueLoad
{
    public Guid CatalogueLoadId { get; init; } = Guid.CreateVersion7();

    public required DateTimeOffset AttemptedAt { get; init; }

    /// <summary>SHA-256 over the files read, so that an unchanged folder is recognised.</summary>
    [Recorded]
    public required string Digest { get; init; }

    [Recorded]
    public required bool IsGood { get; init; }

    [Recorded]
    public required int RowsChanged { get; init; }

    /// <summary>What is wrong, each as <c>path:line: sentence</c>; empty for a good load.</summary>
    public List<string> Problems { get; init; } = [];
}
