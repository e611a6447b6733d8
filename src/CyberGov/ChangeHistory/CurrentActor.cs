namespace CyberGov.ChangeHistory;

/// <summary>Who is acting in this scope: a signed-in person, or null for the program itself (jobs, commands, set-up).</summary>
public sealed class CurrentActor
{
    public Guid? PersonId { get; set; }
}
