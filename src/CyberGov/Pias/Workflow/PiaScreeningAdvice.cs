using CyberGov.ChangeHistory;
using CyberGov.Identity;

namespace CyberGov.Pias.Workflow;

/// <summary>What a Data Protection Officer says about a screening with exactly one yes, before an officer decides.</summary>
public sealed class PiaScreeningAdvice
{
    public Guid PiaScreeningAdviceId { get; init; } = Guid.CreateVersion7();

    [Recorded]
    public required Guid PiaId { get; init; }

    [Recorded]
    public required bool IsDpiaAdvised { get; init; }

    public required string Advice { get; init; }

    [Recorded]
    public required Guid GivenById { get; init; }

    public Person? GivenBy { get; init; }

    public required DateTimeOffset GivenAt { get; init; }
}
