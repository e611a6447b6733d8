namespace CyberGov.ChangeHistory;

/// <summary>
/// Marks a property whose changes are kept in the history. Only marked properties are ever written there, so secrets and
/// evidence text cannot slip in.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RecordedAttribute : Attribute
{
    /// <summary>That it changed is kept, never what it was or is: for passwords and the like.</summary>
    public bool FactOnly { get; init; }
}
