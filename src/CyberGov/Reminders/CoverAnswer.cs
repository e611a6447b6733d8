namespace CyberGov.Reminders;

/// <summary>What of an absence is wrong.</summary>
public enum CoverField
{
    Person,
    LastDay,
    Cover,
}

/// <summary>What came of arranging cover.</summary>
/// <param name="Wrong">Null when it is saved.</param>
/// <param name="Words">Why it is not saved; or, when it is, what to know besides.</param>
/// <param name="Absence">What is saved.</param>
public sealed record CoverAnswer(CoverField? Wrong, string Words, Absence? Absence)
{
    public bool IsSaved => Wrong is null;

    public static CoverAnswer No(CoverField field, string words) => new(field, words, null);
}
