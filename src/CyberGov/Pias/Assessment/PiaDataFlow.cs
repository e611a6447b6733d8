using CyberGov.ChangeHistory;

namespace CyberGov.Pias.Assessment;

/// <summary>One step on the way of the data: what goes from whom to whom, how, and how it is protected.</summary>
public sealed class PiaDataFlow : IPiaLine<PiaDataFlow>
{
    public Guid PiaDataFlowId { get; init; } = Guid.CreateVersion7();

    public required Guid PiaId { get; init; }

    public required int VersionNumber { get; init; }

    /// <summary>Its place in the table, from 1.</summary>
    [Recorded]
    public required int Position { get; set; }

    [Recorded(FactOnly = true)]
    public string Source { get; set; } = "";

    [Recorded(FactOnly = true)]
    public string Recipient { get; set; } = "";

    [Recorded(FactOnly = true)]
    public string Data { get; set; } = "";

    [Recorded(FactOnly = true)]
    public string Route { get; set; } = "";

    [Recorded(FactOnly = true)]
    public string Protection { get; set; } = "";

    [Recorded(FactOnly = true)]
    public string Country { get; set; } = "";

    public int Revision { get; set; }

    public static PiaDataFlow At(Pia pia, int position) =>
        new() { PiaId = pia.PiaId, VersionNumber = pia.VersionNumber, Position = position };
}
