using CyberGov.ChangeHistory;

namespace CyberGov.Identity;

/// <summary>A part of the council that runs services, such as Housing or Revenues and Benefits.</summary>
public sealed class ServiceArea
{
    public Guid ServiceAreaId { get; init; } = Guid.CreateVersion7();

    [Recorded]
    public required string Name { get; set; }

    public DateTimeOffset? RetiredAt { get; set; }
}
