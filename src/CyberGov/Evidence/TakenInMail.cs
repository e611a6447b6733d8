namespace CyberGov.Evidence;

/// <summary>A message that was made into a draft, or refused with an answer; it is never taken in twice.</summary>
public sealed class TakenInMail
{
    public Guid TakenInMailId { get; init; } = Guid.CreateVersion7();

    /// <summary>SHA-256 over its Message-ID and body: the lines that mail servers add on the way make no difference.</summary>
    public required string Fingerprint { get; init; }

    public required Guid PersonId { get; init; }

    /// <summary>The draft; null when nothing was made of it.</summary>
    public Guid? EvidenceItemId { get; init; }

    public required DateTimeOffset TakenInAt { get; init; }
}
