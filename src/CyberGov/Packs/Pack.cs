using CyberGov.Catalogue;
using CyberGov.ChangeHistory;
using CyberGov.Identity;
using CyberGov.Jobs;

namespace CyberGov.Packs;

/// <summary>An evidence pack someone asked for: its scope, and once built, the ZIP that lies under <c>data/packs</c>.</summary>
public sealed class Pack
{
    public Guid PackId { get; init; } = Guid.CreateVersion7();

    /// <summary>Year and running number as one integer, newest first.</summary>
    public required long Number { get; init; }

    /// <summary>What people quote, such as PACK-2026-0007.</summary>
    [Recorded]
    public required string Code { get; init; }

    /// <summary>Null means every framework.</summary>
    [Recorded]
    public Guid? FrameworkId { get; init; }

    public Framework? Framework { get; init; }

    [Recorded]
    public required DateOnly PeriodFrom { get; init; }

    [Recorded]
    public required DateOnly PeriodTo { get; init; }

    [Recorded]
    public required bool IncludesFiles { get; init; }

    public required Guid RequestedById { get; init; }

    public Person? RequestedBy { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    public required Guid QueuedJobId { get; init; }

    public QueuedJob? QueuedJob { get; init; }

    public DateTimeOffset? BuiltAt { get; private set; }

    /// <summary>In bytes.</summary>
    public long? Length { get; private set; }

    [Recorded]
    public string? Sha256 { get; private set; }

    /// <summary>How many evidence files could not be put in, each named in the pack; null until built.</summary>
    [Recorded]
    public int? MissingFileCount { get; private set; }

    public void RecordBuilt(long length, string sha256, int missingFileCount, DateTimeOffset now) =>
        (Length, Sha256, MissingFileCount, BuiltAt) = (length, sha256, missingFileCount, now);
}
