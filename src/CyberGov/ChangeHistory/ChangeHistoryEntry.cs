namespace CyberGov.ChangeHistory;

public enum ChangeAction
{
    Added,
    Changed,
    Removed,
}

/// <summary>One change by one actor to one record, saved in the same transaction as the change itself.</summary>
public sealed class ChangeHistoryEntry
{
    public Guid ChangeHistoryEntryId { get; init; } = Guid.CreateVersion7();

    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The person who acted; null when the program did.</summary>
    public Guid? PersonId { get; init; }

    public required ChangeAction Action { get; init; }

    /// <summary>The kind of record, such as Control.</summary>
    public required string Subject { get; init; }

    public required Guid SubjectId { get; init; }

    /// <summary>JSON: for each recorded field that changed, its value before and after.</summary>
    public required string Fields { get; init; }
}
