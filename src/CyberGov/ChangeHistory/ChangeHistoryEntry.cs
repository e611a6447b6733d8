namespace CyberGov.ChangeHistory;

public enum ChangeAction
{
    Added,
    Changed,
    Removed,

    /// <summary>Someone tried what they may not do.</summary>
    Refused,

    Downloaded,

    SignedIn,

    /// <summary>Anything else worth keeping that changed no record.</summary>
    Noted,

    /// <summary>Says of another entry that its values were taken out, such as at a person's lawful request.</summary>
    Erased,
}

/// <summary>
/// One change by one actor to one record, saved in the same transaction as the change itself and chained to the entry before
/// it. <see cref="HistoryDigest"/> says what the hash covers.
/// </summary>
public sealed class ChangeHistoryEntry
{
    /// <summary>What stands for values that were erased.</summary>
    public const string NoFields = "{}";

    public Guid ChangeHistoryEntryId { get; init; } = Guid.CreateVersion7();

    /// <summary>Counts from 1 without a gap; entries from before the chain have 0 and below. Null until it is saved.</summary>
    public long? Sequence { get; internal set; }

    public DateTimeOffset OccurredAt { get; set; }

    /// <summary>The person who acted; null when the program did.</summary>
    public Guid? PersonId { get; set; }

    public required ChangeAction Action { get; init; }

    /// <summary>The kind of record, such as Control.</summary>
    public required string Subject { get; init; }

    public required Guid SubjectId { get; init; }

    /// <summary>JSON: for each recorded field that changed, its value before and after.</summary>
    public required string Fields { get; init; }

    /// <summary>Random bytes hashed before the values, so that a short value cannot be guessed from its digest; null once they are erased.</summary>
    public byte[]? Salt { get; internal set; }

    /// <summary>SHA-256 of salt and values. The chain covers this and never the values, so that erasing them breaks nothing.</summary>
    public byte[]? ValuesDigest { get; internal set; }

    /// <summary>The hash of the entry before this one.</summary>
    public byte[]? PreviousHash { get; internal set; }

    public byte[]? Hash { get; internal set; }
}
