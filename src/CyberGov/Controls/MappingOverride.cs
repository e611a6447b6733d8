using CyberGov.Catalogue;
using CyberGov.ChangeHistory;

namespace CyberGov.Controls;

/// <summary>The council's decision to treat one line of the crosswalk differently from the catalogue, with its reason.</summary>
public sealed class MappingOverride
{
    public Guid MappingOverrideId { get; init; } = Guid.CreateVersion7();

    [Recorded]
    public required Guid MappingId { get; init; }

    public Mapping? Mapping { get; init; }

    /// <summary>Null means that the control does not count for the requirement at all.</summary>
    [Recorded]
    public required Relationship? Relationship { get; set; }

    [Recorded]
    public required string Reason { get; set; }

    public required Guid DecidedById { get; set; }

    public required DateTimeOffset DecidedAt { get; set; }
}
