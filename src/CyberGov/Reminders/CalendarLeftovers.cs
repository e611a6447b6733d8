namespace CyberGov.Reminders;

/// <summary>Calendar entries of days to come, less those that are shown to be open and still that person's: what is left is to be taken out.</summary>
internal sealed class CalendarLeftovers(HashSet<ToldKey> entries, Recipients recipients)
{
    /// <summary>Done, moved or someone else's now, of people who can be told so.</summary>
    public IEnumerable<ToldKey> Left => entries.Where(e => recipients.CanBeTold(e.PersonId));

    /// <summary>The day up to which due items must be looked at.</summary>
    public DateOnly Horizon(DateOnly atLeast) => entries.Select(e => e.DueOn).Append(atLeast).Max();

    public void Keep(DueItem item)
    {
        if (entries.Count == 0)
        {
            return;
        }

        if (item.OwnerId is { } ownerId)
        {
            entries.Remove(new ToldKey(ownerId, item.Kind, item.ItemId, item.DueOn));
        }

        foreach (var asked in recipients.Asked(item))
        {
            entries.Remove(new ToldKey(asked.Person.PersonId, item.Kind, item.ItemId, item.DueOn));
        }
    }
}
