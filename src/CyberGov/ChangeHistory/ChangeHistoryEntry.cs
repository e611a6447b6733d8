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
}

/// <summary>One change by one actor to one record, saved in the same transaction as the change itself.</summary>
public sealed class ChangeHistoryEntry
{
    public Guid ChangeHistoryEntryId { get; init; } = Guid.CreateVersion7();

    public DateTimeOffset OccurredAt { get; internal set; }

    /// <summary>The person who acted; null when the program did.</summary>
    public Guid? PersonId { get; internal set; }

    public required ChangeAction Action { get; init; }

    /// <summary>The kind of record, such as Control.</summary>
    public required string Subject { get; init; }

    public required Guid SubjectId { get; init; }

    /// <summary>JSON: for each recorded field that changed, its value before and after.</summary>
    public required string Fields { get; init; }
}
