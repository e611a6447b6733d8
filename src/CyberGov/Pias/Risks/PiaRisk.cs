using CyberGov.ChangeHistory;
using CyberGov.Controls;
using CyberGov.Identity;
using CyberGov.Pias.Form;

namespace CyberGov.Pias.Risks;

/// <summary>What a measure does to a risk.</summary>
public enum MeasureEffect
{
    Eliminated,
    Reduced,
    Accepted,
}

/// <summary>A risk to people, how high it is, and how high it stays after the measures.</summary>
public sealed class PiaRisk
{
    public Guid PiaRiskId { get; init; } = Guid.CreateVersion7();

    public required Guid PiaId { get; init; }

    public required int VersionNumber { get; init; }

    /// <summary>Its number within the assessment, the same in every version: risk 3 stays risk 3.</summary>
    [Recorded]
    public required int Number { get; init; }

    /// <summary>Where it comes from and what it does to people.</summary>
    [Recorded(FactOnly = true)]
    public string SourceAndEffect { get; set; } = "";

    /// <summary>Ids of the kinds of harm, a line each.</summary>
    [Recorded]
    public string HarmKinds { get; set; } = "";

    /// <summary>Ids of the scale in controls/assessments/risk.yaml.</summary>
    [Recorded]
    public string Likelihood { get; set; } = "";

    [Recorded]
    public string Severity { get; set; } = "";

    [Recorded]
    public RiskLevel? Level { get; set; }

    [Recorded]
    public string? ResidualLikelihood { get; set; }

    [Recorded]
    public string? ResidualSeverity { get; set; }

    /// <summary>What remains after the measures; null until someone has judged it.</summary>
    [Recorded]
    public RiskLevel? ResidualLevel { get; set; }

    [Recorded(FactOnly = true)]
    public string? CorporateRisk { get; set; }

    public int Revision { get; set; }

    public Guid? ChangedById { get; set; }

    public Person? ChangedBy { get; init; }

    public List<PiaMeasure> Measures { get; } = [];
}

/// <summary>Something that answers a risk: a control of the register, or an action with an owner and a day.</summary>
public sealed class PiaMeasure
{
    public Guid PiaMeasureId { get; init; } = Guid.CreateVersion7();

    public required Guid PiaRiskId { get; init; }

    [Recorded]
    public required int Number { get; init; }

    [Recorded(FactOnly = true)]
    public string Description { get; set; } = "";

    [Recorded]
    public MeasureEffect Effect { get; set; }

    /// <summary>The control that is this measure: its evidence, reviews and reminders then serve the assessment as well.</summary>
    [Recorded]
    public Guid? ControlId { get; set; }

    public Control? Control { get; init; }

    [Recorded]
    public Guid? OwnerId { get; set; }

    public Person? Owner { get; init; }

    [Recorded]
    public DateOnly? DueOn { get; set; }

    [Recorded(FactOnly = true)]
    public string? CostNote { get; set; }

    /// <summary>Whether the processing may not start before it is done or its absence accepted.</summary>
    [Recorded]
    public bool IsNeededBeforeGoLive { get; set; } = true;

    [Recorded]
    public DateTimeOffset? DoneAt { get; private set; }

    [Recorded]
    public Guid? DoneById { get; private set; }

    [Recorded(FactOnly = true)]
    public string? DoneNote { get; private set; }

    /// <summary>When someone with the right to accepted that it is not done.</summary>
    [Recorded]
    public DateTimeOffset? AcceptedAt { get; private set; }

    [Recorded]
    public Guid? AcceptedById { get; private set; }

    [Recorded(FactOnly = true)]
    public string? AcceptedReason { get; private set; }

    public int Revision { get; set; }

    public Guid? ChangedById { get; set; }

    public Person? ChangedBy { get; init; }

    public bool IsSettled => DoneAt is not null || AcceptedAt is not null;

    public void Finish(string note, Guid byId, DateTimeOffset now)
    {
        ThrowIfSettled();
        (DoneAt, DoneById, DoneNote) = (now, byId, note);
        Revision++;
    }

    public void AcceptUndone(string reason, Guid byId, DateTimeOffset now)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        ThrowIfSettled();
        (AcceptedAt, AcceptedById, AcceptedReason) = (now, byId, reason);
        Revision++;
    }

    private void ThrowIfSettled()
    {
        if (IsSettled)
        {
            throw new InvalidOperationException($"Measure {PiaMeasureId} is settled.");
        }
    }
}
