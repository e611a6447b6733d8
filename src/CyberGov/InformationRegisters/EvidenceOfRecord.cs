using CyberGov.Evidence;

namespace CyberGov.InformationRegisters;

/// <summary>Says which evidence item the program logged by itself, and what stands behind it.</summary>
public sealed class EvidenceOfRecord
{
    public required Guid EvidenceItemId { get; init; }

    public EvidenceItem? EvidenceItem { get; init; }

    /// <summary>What it stands for: an assessment, an agreement, or the reviews of one year.</summary>
    public required string Source { get; init; }
}
