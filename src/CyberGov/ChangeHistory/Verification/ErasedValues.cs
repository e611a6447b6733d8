namespace CyberGov.ChangeHistory.Verification;

/// <summary>The entry that says of another that its values were erased.</summary>
internal sealed record ErasedValues(Guid ErasedEntryId, long Sequence, DateTimeOffset OccurredAt, Guid? PersonId);
