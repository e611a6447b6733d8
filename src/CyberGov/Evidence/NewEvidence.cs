namespace CyberGov.Evidence;

/// <summary>What a person says about an evidence item before it is logged.</summary>
public sealed record NewEvidence
{
    public const int MaxTitleLength = 200;
    public const int MaxShowsLength = 2000;
    public const int MaxLinkLength = 2000;
    public const int MaxNoteLength = 10_000;
    public const int MaxFiles = 20;

    public required string? Title { get; init; }

    /// <summary>What it shows, in a sentence or two.</summary>
    public required string? Shows { get; init; }

    public required DateOnly? EffectiveOn { get; init; }

    public required DateOnly? ExpiresOn { get; init; }

    public required Guid? OwnerId { get; init; }

    public required Marking? Marking { get; init; }

    public required IReadOnlyCollection<Guid> ControlIds { get; init; }

    public string? LinkUrl { get; init; }

    public string? Note { get; init; }

    public IReadOnlyList<ReceivedFile> Files { get; init; } = [];

    /// <summary>Everything that stops it from being logged: the field, and a sentence that says how to mend it.</summary>
    public IEnumerable<EvidenceFault> Faults(DateOnly today) =>
        [.. WordFaults(), .. DateFaults(today), .. ChoiceFaults(), .. ContentFaults()];

    private IEnumerable<EvidenceFault> WordFaults()
    {
        if (string.IsNullOrWhiteSpace(Title))
        {
            yield return new(nameof(Title), "Enter a title");
        }
        else if (Title.Length > MaxTitleLength)
        {
            yield return new(nameof(Title), $"Title must be {MaxTitleLength} characters or less");
        }

        if (string.IsNullOrWhiteSpace(Shows))
        {
            yield return new(nameof(Shows), "Enter what it shows");
        }
        else if (Shows.Length > MaxShowsLength)
        {
            yield return new(nameof(Shows), $"What it shows must be {MaxShowsLength:N0} characters or less");
        }
    }

    private IEnumerable<EvidenceFault> DateFaults(DateOnly today)
    {
        if (EffectiveOn is null)
        {
            yield return new(nameof(EffectiveOn), "Enter the date from which it holds");
        }
        else if (EffectiveOn > today)
        {
            yield return new(nameof(EffectiveOn), "The date from which it holds must be today or in the past");
        }

        if (ExpiresOn <= EffectiveOn)
        {
            yield return new(nameof(ExpiresOn), "The date it runs out must be after the date from which it holds");
        }
    }

    private IEnumerable<EvidenceFault> ChoiceFaults()
    {
        if (OwnerId is null)
        {
            yield return new(nameof(OwnerId), "Select who owns it");
        }

        if (Marking is null || !Enum.IsDefined(Marking.Value))
        {
            yield return new(nameof(Marking), "Select how it is marked");
        }

        if (ControlIds.Count == 0)
        {
            yield return new(nameof(ControlIds), "Select at least one control");
        }
    }

    private IEnumerable<EvidenceFault> ContentFaults()
    {
        if (Files.Count == 0 && string.IsNullOrWhiteSpace(LinkUrl) && string.IsNullOrWhiteSpace(Note))
        {
            yield return new(nameof(Files), "Choose a file, or enter a link or a note");
        }

        if (Files.Count > MaxFiles)
        {
            yield return new(nameof(Files), $"Choose {MaxFiles} files or fewer, or pack them into one ZIP file");
        }

        if (!string.IsNullOrWhiteSpace(LinkUrl) && FaultInLink(LinkUrl) is { } fault)
        {
            yield return new(nameof(LinkUrl), fault);
        }

        if (Note?.Length > MaxNoteLength)
        {
            yield return new(nameof(Note), $"Note must be {MaxNoteLength:N0} characters or less");
        }
    }

    private static string? FaultInLink(string link)
    {
        if (link.Length > MaxLinkLength)
        {
            return $"Link must be {MaxLinkLength:N0} characters or less";
        }

        if (!Uri.TryCreate(link.Trim(), UriKind.Absolute, out var uri)
            || (uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp)
            || uri.Host.Length == 0)
        {
            return "Link must be a full web address that starts with https:// or http://";
        }

        return uri.UserInfo.Length > 0 ? "Link must not hold a user name or password" : null;
    }
}

/// <summary>One field of the form and what is wrong with it.</summary>
public sealed record EvidenceFault(string Field, string Message);
