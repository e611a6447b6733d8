namespace CyberGov.Reminders;

/// <summary>Which person each due item is told to today, at which step: whoever is asked, and those up the ladder once it is late.</summary>
internal sealed class Assignments(ReminderPlan plan, Recipients recipients, DateOnly today)
{
    public ReminderPlan Plan => plan;

    public Recipients Recipients => recipients;

    public DateOnly Today => today;

    /// <summary>The ladder has no rung left: somebody ought to be told and nobody can be.</summary>
    public bool IsOwedToNobody(DueItem item) =>
        !IsQuiet(item) && plan.OwedStep(item.DueOn, item.KnownSince, today) is not null && recipients.Asked(item).Count == 0;

    public IReadOnlyList<(ReminderPerson Person, DigestLine Line)> LinesOf(DueItem item)
    {
        if (IsQuiet(item))
        {
            return [];
        }

        var lines = new List<(ReminderPerson Person, DigestLine Line)>();
        var isOverdue = item.DueOn < today;
        var owner = item.OwnerId is { } id ? recipients.NameOf(id) : null;
        if (plan.OwedStep(item.DueOn, item.KnownSince, today) is { } step)
        {
            foreach (var told in recipients.Asked(item))
            {
                lines.Add((told.Person, new DigestLine(item, step, told.Rung, told.Person.PersonId == item.OwnerId ? null : owner, IsAsked: true) { IsOverdue = isOverdue }));
            }
        }

        foreach (var (person, rung, afterDays) in Ladder(item))
        {
            if (plan.OwedStepOnLadder(afterDays, item.DueOn, item.KnownSince, today) is { } late
                && !lines.Exists(l => l.Person.PersonId == person.PersonId))
            {
                lines.Add((person, new DigestLine(item, late, rung, owner, IsAsked: false) { IsOverdue = isOverdue }));
            }
        }

        return lines;
    }

    private bool IsQuiet(DueItem item) => item.QuietUntil > today;

    private IEnumerable<(ReminderPerson Person, ReminderRung Rung, int? AfterDays)> Ladder(DueItem item)
    {
        if (item.DueOn >= today)
        {
            yield break;
        }

        if (recipients.PresentOrCover(item.DeputyId) is { } deputy)
        {
            yield return (deputy, ReminderRung.Deputy, plan.DeputyAfterDays);
        }

        if (recipients.Manager(item.OwnerId ?? item.DeputyId) is { } manager)
        {
            yield return (manager, ReminderRung.LineManager, plan.LineManagerAfterDays);
        }

        foreach (var siro in recipients.Siros.Where(s => !item.NotFor.Contains(s.PersonId)))
        {
            yield return (siro, ReminderRung.SeniorInformationRiskOwner, plan.SiroAfterDays);
        }
    }
}
