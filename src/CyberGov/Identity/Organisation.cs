using CyberGov.Calendar;
using CyberGov.ChangeHistory;

namespace CyberGov.Identity;

/// <summary>The council that runs this installation. There is one row, made by set-up.</summary>
public sealed class Organisation
{
    public Guid OrganisationId { get; init; } = Guid.CreateVersion7();

    [Recorded]
    public required string Name { get; set; }

    /// <summary>Decides which bank holidays apply.</summary>
    [Recorded]
    public required Nation Nation { get; set; }

    /// <summary>The band at the head of every mail, such as #00584d; null means plain black.</summary>
    [Recorded]
    public string? Colour { get; set; }

    /// <summary>True while the data is the made-up demonstration council.</summary>
    [Recorded]
    public bool IsDemo { get; set; }

    public required DateTimeOffset SetUpAt { get; init; }
}
