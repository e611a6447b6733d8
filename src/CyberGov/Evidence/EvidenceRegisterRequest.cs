namespace CyberGov.Evidence;

public enum EvidenceSort
{
    /// <summary>By the order in which items were logged.</summary>
    Logged,
    Title,
    Effective,
    Expires,
}

/// <summary>What the register is asked for; null or empty means no narrowing.</summary>
public sealed record EvidenceRegisterRequest
{
    public string? Text { get; init; }

    public string? ControlCode { get; init; }

    public string? FrameworkCode { get; init; }

    public Guid? OwnerId { get; init; }

    /// <summary>Only what the viewer, or someone whose leave they cover, owns or logged.</summary>
    public bool Mine { get; init; }

    public Marking? Marking { get; init; }

    public IReadOnlyCollection<EvidenceState> States { get; init; } = [];

    /// <summary>Leaves out what was withdrawn, superseded, disposed of or never handed in.</summary>
    public bool StandingOnly { get; init; }

    public EvidenceSort Sort { get; init; }

    /// <summary>Newest first where items are sorted as they were logged.</summary>
    public bool Descending { get; init; } = true;

    /// <summary>From 1; a number past the end means the first page.</summary>
    public int Page { get; init; } = 1;

    internal bool HasText => !string.IsNullOrWhiteSpace(Text);

    internal bool IsForAll => !HasText && ControlCode is not { Length: > 0 } && !IsNarrowedByItems;

    /// <summary>Whether it takes a look at the items themselves, beyond their text and their controls.</summary>
    internal bool IsNarrowedByItems => FrameworkCode is { Length: > 0 } || OwnerId is not null || Mine
        || Marking is not null || States.Count > 0 || StandingOnly;
}

public sealed record EvidenceRegisterRow(
    string Code,
    string Title,
    string OwnerName,
    Marking Marking,
    EvidenceState State,
    DateOnly EffectiveOn,
    DateOnly? ExpiresOn,
    IReadOnlyList<string> ControlCodes);

/// <param name="Rows">At most <see cref="EvidenceRegisterQuery.PageSize"/>.</param>
/// <param name="TotalCount">How many items there are; with <paramref name="HasMore"/>, how many there are at least.</param>
/// <param name="Page">From 1.</param>
/// <param name="PageCount">How many pages can be gone to from here.</param>
/// <param name="HasMore">Whether there are so many that they were not all counted.</param>
public sealed record EvidenceRegisterPage(IReadOnlyList<EvidenceRegisterRow> Rows, int TotalCount, int Page, int PageCount, bool HasMore);
