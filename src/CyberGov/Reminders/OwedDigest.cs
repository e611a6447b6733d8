namespace CyberGov.Reminders;

/// <summary>One entry of a digest.</summary>
/// <param name="Step">The step of the rules that this entry serves.</param>
/// <param name="Owner">Whose it is; null when it is the reader's own or the officers'.</param>
/// <param name="IsAsked">The reader is to do it; otherwise they are told that it is late.</param>
public sealed record DigestLine(DueItem Item, int Step, ReminderRung Rung, string? Owner, bool IsAsked)
{
    public (string Kind, Guid ItemId, DateOnly DueOn) Key => (Item.Kind, Item.ItemId, Item.DueOn);

    /// <summary>Its due date goes into the reader's calendar; a day that is over helps nobody there.</summary>
    public bool HasCalendarEntry => IsAsked && Rung != ReminderRung.Officer && Step <= 0;
}

/// <summary>Something that stands in the reader's calendar and no longer needs them.</summary>
public sealed record CalendarLeftover(string Kind, Guid ItemId, DateOnly DueOn, string Code);

/// <summary>Everything one person must be told this morning.</summary>
/// <param name="Lines">What is owed now.</param>
/// <param name="Waiting">What a digest that has not gone yet says, as far as it is still true.</param>
/// <param name="Leftovers">What is to be taken out of their calendar.</param>
/// <param name="WaitingEmailId">That digest, which this one takes the place of.</param>
public sealed record OwedDigest(
    ReminderPerson Person, IReadOnlyList<DigestLine> Lines, IReadOnlyList<DigestLine> Waiting, IReadOnlyList<CalendarLeftover> Leftovers,
    Guid? WaitingEmailId)
{
    public IReadOnlyList<DigestLine> All => [.. Lines, .. Waiting.Where(w => !Lines.Any(l => l.Key == w.Key))];
}

/// <summary>One morning of reminders.</summary>
/// <param name="QuietBecause">Why nothing goes out on that day; null on an ordinary one.</param>
public sealed record OwedMorning(DateOnly Day, string? QuietBecause, IReadOnlyList<OwedDigest> Digests);
