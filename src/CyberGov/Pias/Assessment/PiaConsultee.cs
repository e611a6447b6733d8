using CyberGov.ChangeHistory;

namespace CyberGov.Pias.Assessment;

/// <summary>Whose views were asked.</summary>
public enum ConsulteeKind
{
    /// <summary>Those whose data it is, or who speak for them (UK GDPR Article 35(9)).</summary>
    PeopleAffected,
    Internal,
    Security,
    Processor,
    Partner,
}

/// <summary>One line of the consultation log.</summary>
public sealed class PiaConsultee : IPiaLine<PiaConsultee>
{
    public Guid PiaConsulteeId { get; init; } = Guid.CreateVersion7();

    public required Guid PiaId { get; init; }

    public required int VersionNumber { get; init; }

    [Recorded]
    public required int Position { get; set; }

    [Recorded]
    public ConsulteeKind Kind { get; set; }

    [Recorded(FactOnly = true)]
    public string Who { get; set; } = "";

    [Recorded]
    public DateOnly? ConsultedOn { get; set; }

    [Recorded(FactOnly = true)]
    public string How { get; set; } = "";

    /// <summary>What they said.</summary>
    [Recorded(FactOnly = true)]
    public string Views { get; set; } = "";

    /// <summary>What was done about it, or why not.</summary>
    [Recorded(FactOnly = true)]
    public string Response { get; set; } = "";

    public int Revision { get; set; }

    public static PiaConsultee At(Pia pia, int position) =>
        new() { PiaId = pia.PiaId, VersionNumber = pia.VersionNumber, Position = position };
}
