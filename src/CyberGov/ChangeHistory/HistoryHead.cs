namespace CyberGov.ChangeHistory;

/// <summary>Where the chain of the history ends: one row, made by the migration. Whoever adds to the chain holds it locked until the commit.</summary>
public sealed class HistoryHead
{
    public const int OnlyId = 1;

    public int HistoryHeadId { get; init; } = OnlyId;

    /// <summary>32 hexadecimal digits drawn once; tells this history from that of any other council.</summary>
    public required string InstallationId { get; init; }

    /// <summary>Of the last entry; 0 while there is none.</summary>
    public required long Sequence { get; set; }

    /// <summary>Of the last entry; empty while there is none.</summary>
    public required byte[] Hash { get; set; }
}
