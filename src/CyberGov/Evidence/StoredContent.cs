using CyberGov.ChangeHistory;

namespace CyberGov.Evidence;

/// <summary>What the virus scanner said about stored bytes.</summary>
public enum ScanState
{
    /// <summary>No scanner was set up when they came.</summary>
    NotScanned,

    /// <summary>The scanner could not be asked or would not answer: nobody may download them until it has.</summary>
    Held,
    Clean,
    Infected,
}

/// <summary>Whether stored bytes are still what was received.</summary>
public enum IntegrityState
{
    NotChecked,
    Sound,
    Changed,
    Missing,
}

/// <summary>What is known about the bytes the store keeps under one SHA-256, whichever items they are part of.</summary>
public sealed class StoredContent
{
    public Guid StoredContentId { get; init; } = Guid.CreateVersion7();

    /// <summary>64 lower-case hexadecimal digits.</summary>
    [Recorded]
    public required string Sha256 { get; init; }

    /// <summary>In bytes.</summary>
    public required long Length { get; init; }

    /// <summary>Null when the program itself brought them in.</summary>
    public Guid? ReceivedById { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    [Recorded]
    public ScanState Scan { get; private set; }

    public DateTimeOffset? ScannedAt { get; private set; }

    /// <summary>The name of what was found, or why they are held.</summary>
    public string? ScanAnswer { get; private set; }

    /// <summary>Holds macros or scripts, starts something or carries files of its own, as far as could be seen.</summary>
    public bool HasMacros { get; init; }

    /// <summary>Some or all of it cannot be read without a password, so nobody could look inside.</summary>
    public bool IsEncrypted { get; init; }

    [Recorded]
    public IntegrityState Integrity { get; private set; }

    public DateTimeOffset? CheckedAt { get; private set; }

    public int Version { get; private set; }

    /// <summary>Whether a person may be handed these bytes.</summary>
    public bool MayBeServed =>
        Scan is ScanState.Clean or ScanState.NotScanned && Integrity is not (IntegrityState.Changed or IntegrityState.Missing);

    public void RecordScan(ScanState state, string? answer, DateTimeOffset now)
    {
        (Scan, ScanAnswer, ScannedAt) = (state, answer, now);
        Version++;
    }

    public void RecordCheck(IntegrityState state, DateTimeOffset now)
    {
        (Integrity, CheckedAt) = (state, now);
        Version++;
    }
}
