namespace CyberGov.Reminders;

/// <summary>One entry of a digest.</summary>
/// <param name="Step">The step of the rules that this entry serves.</param>
/// <param name="Owner">Whose it is; null when it is the reader's own or the officers'.</param>
/// <param name="IsAsked">The reader is to do it; otherwise they are told that it is late.</param>
public sealed record DigestLine(DueItem Item, int Step, ReminderRung Rung, string? Owner, bool IsAsked)
{
    public (string Kind, Guid ItemId, DateOnly DueOn) Key => (Item.Kind, Item.ItemId, Item.DueOn);

    /// <summary>Where the reader's link leads: to the form, or for those whose form it is not, to where they can see that it is done.</summary>
    public string Path => Rung is ReminderRung.LineManager or ReminderRung.Administrator ? $"/reminders/{Item.Kind}/{Item.ItemId}" : Item.Path;

    /// <summary>Its day is over. The step it serves may be one before that: what was due on a Sunday is first told of on the Monday.</summary>
    public required bool IsOverdue { get; init; }

    /// <summary>Its due date goes into the reader's calendar; a day that is over helps nobody there.</summary>
    public bool HasCalendarEntry => IsAsked && !IsOverdue && Rung is not (ReminderRung.Officer or ReminderRung.Administrator);
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

/// <summary>Someone who is owed a digest, by ids alone; its words are read when it is written.</summary>
/// <param name="ItemIds">Of what they are owed and were not told.</param>
/// <param name="HasLeftovers">Something is to be taken out of their calendar.</param>
/// <param name="WaitingEmailId">A digest of theirs that has not gone yet.</param>
public sealed record OwedPerson(ReminderPerson Person, IReadOnlyList<Guid> ItemIds, bool HasLeftovers, Guid? WaitingEmailId);

/// <summary>One morning of reminders.</summary>
public sealed class OwedMorning
{
    internal OwedMorning(DateOnly day, string? quietBecause, IReadOnlyList<OwedPerson> people, Assignments assignments) =>
        (Day, QuietBecause, People, Assignments) = (day, quietBecause, people, assignments);

    public DateOnly Day { get; }

    /// <summary>Why nothing goes out on that day; null on an ordinary one.</summary>
    public string? QuietBecause { get; }

    /// <summary>Who gets a digest.</summary>
    public IReadOnlyList<OwedPerson> People { get; }

    internal Assignments Assignments { get; }

    public OwedMorning Without(ISet<Guid> people) =>
        new(Day, QuietBecause, [.. People.Where(p => !people.Contains(p.Person.PersonId))], Assignments);
}
