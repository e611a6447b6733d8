namespace CyberGov.ChangeHistory.Verification;

/// <summary>Something outside the chain that says what hash an entry had: a checkpoint, or a pack built at that time.</summary>
/// <param name="Source">In words, such as "the pack PACK-2026-0007.zip".</param>
public sealed record HistoryAnchor(string Source, string InstallationId, long Sequence, string HeadHash);

/// <summary>In which way the history is not what it was.</summary>
public enum HistoryFault
{
    Edited,
    Missing,
    Inserted,
    Reordered,
    TruncatedTail,
    Rewritten,

    /// <summary>Proof that should be there is not, or does not hold: a signature, a key, a checkpoint.</summary>
    Unproven,

    /// <summary>Values were taken out and an entry says so. Nothing in this program does that, so someone did it to the database.</summary>
    Erased,

    /// <summary>What keeps the history from being changed is not there or is switched off.</summary>
    Unguarded,
}

/// <summary>One thing that does not hold.</summary>
/// <param name="Sequence">The first entry concerned; null when it is none.</param>
public sealed record HistoryFinding(HistoryFault Fault, long? Sequence, string Words)
{
    public override string ToString() => Fault == HistoryFault.Unguarded ? Words : $"{FaultWords}: {Words}";

    private string FaultWords => Fault switch
    {
        HistoryFault.TruncatedTail => "Truncated tail",
        _ => Fault.ToString(),
    };
}
