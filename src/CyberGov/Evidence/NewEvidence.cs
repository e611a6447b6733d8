namespace CyberGov.Evidence;

/// <summary>What a person says about an evidence item before it is saved, first or as a new revision.</summary>
public sealed record NewEvidence
{
    public const int MaxTitleLength = 200;
    public const int MaxShowsLength = 2000;
    public const int MaxLinkLength = 2000;
    public const int MaxNoteLength = 10_000;
    public const int MaxWhatChangedLength = 2000;
    public const int MaxFiles = 20;

    public required string? Title { get; init; }

    /// <summary>What it shows, in a sentence or two.</summary>
    public required string? Shows { get; init; }

    public required DateOnly? EffectiveOn { get; init; }

    /// <summary>The last day of the period it is a record of, where there is one.</summary>
    public DateOnly? PeriodEndsOn { get; init; }

    public required DateOnly? ExpiresOn { get; init; }

    public required Guid? OwnerId { get; init; }

    public required Marking? Marking { get; init; }

    public EvidenceKind? Kind { get; init; } = EvidenceKind.Other;

    public required IReadOnlyCollection<Guid> ControlIds { get; init; }

    public string? LinkUrl { get; init; }

    public string? Note { get; init; }

    public IReadOnlyList<ReceivedFile> Files { get; init; } = [];

    /// <summary>What is different from the revision before.</summary>
    public string? WhatChanged { get; init; }

    /// <summary>Owner, marking and kind are settled and not asked for.</summary>
    public bool HasFixedFacts { get; init; }

    /// <summary>How many controls it serves that the writer has no say over; they stay.</summary>
    public int FixedControlCount { get; init; }

    /// <summary>The code of the item whose place it takes once it is accepted.</summary>
    public string? ReplacesCode { get; init; }

    /// <summary>A title to begin with, from the name of a file: the folder and the ending go, underscores become spaces.</summary>
    public static string TitleFrom(string fileName)
    {
        var words = Path.GetFileNameWithoutExtension(fileName).Replace('_', ' ').Trim();
        return words[..Math.Min(words.Length, MaxTitleLength)];
    }

    /// <summary>A revision as its writer could have said it, to fill a form or to see what it lacks.</summary>
    public static NewEvidence From(EvidenceItem item, EvidenceRevision revision) => new()
    {
        Title = revision.Title,
        Shows = revision.Shows,
        EffectiveOn = revision.EffectiveOn,
        PeriodEndsOn = revision.PeriodEndsOn,
        ExpiresOn = revision.ExpiresOn,
        OwnerId = item.OwnerId,
        Marking = item.Marking,
        Kind = item.Kind,
        ControlIds = [.. item.Controls.Select(l => l.ControlId)],
        LinkUrl = revision.LinkUrl,
        Note = revision.Note,
        Files = [.. revision.Files.Select(f => new ReceivedFile(f.FileName, f.ContentType, f.Sha256, f.Length))],
    };

    /// <summary>The same words about an item whose owner, marking, kind and controls stay as they are.</summary>
    internal NewEvidence WithFactsOf(EvidenceItem item) => this with
    {
        OwnerId = null,
        Marking = item.Marking,
        Kind = item.Kind,
        ControlIds = [],
        FixedControlCount = item.Controls.Count,
        HasFixedFacts = true,
    };

    /// <summary>Everything that stops it from being handed in: the field, and a sentence that says how to mend it.</summary>
    public IEnumerable<EvidenceFault> Faults(DateOnly today) => [.. Missing(), .. DraftFaults(today)];

    /// <summary>What stops it even from being kept as a draft, which may lack everything but a title.</summary>
    public IEnumerable<EvidenceFault> DraftFaults(DateOnly today) => [.. WordFaults(), .. DateFaults(today), .. ContentFaults()];

    private IEnumerable<EvidenceFault> Missing()
    {
        if (string.IsNullOrWhiteSpace(Shows))
        {
            yield return new(nameof(Shows), "Enter what it shows");
        }

        if (EffectiveOn is null)
        {
            yield return new(nameof(EffectiveOn), "Enter the date from which it holds");
        }

        if (OwnerId is null && !HasFixedFacts)
        {
            yield return new(nameof(OwnerId), "Select who owns it");
        }

        if (!HasFixedFacts && (Kind is null || !Enum.IsDefined(Kind.Value)))
        {
            yield return new(nameof(Kind), "Select what kind of record it is");
        }

        if (!HasFixedFacts && (Marking is null || !Enum.IsDefined(Marking.Value)))
        {
            yield return new(nameof(Marking), "Select how it is marked");
        }

        if (ControlIds.Count + FixedControlCount == 0)
        {
            yield return new(nameof(ControlIds), "Select at least one control");
        }

        if (Files.Count == 0 && string.IsNullOrWhiteSpace(LinkUrl) && string.IsNullOrWhiteSpace(Note))
        {
            yield return new(nameof(Files), "Choose a file, or enter a link or a note");
        }
    }

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

        if (Shows?.Length > MaxShowsLength)
        {
            yield return new(nameof(Shows), $"What it shows must be {MaxShowsLength:N0} characters or less");
        }

        if (WhatChanged?.Length > MaxWhatChangedLength)
        {
            yield return new(nameof(WhatChanged), $"What has changed must be {MaxWhatChangedLength:N0} characters or less");
        }
    }

    private IEnumerable<EvidenceFault> DateFaults(DateOnly today)
    {
        if (EffectiveOn > today)
        {
            yield return new(nameof(EffectiveOn), "The date from which it holds must be today or in the past");
        }

        if (PeriodEndsOn < EffectiveOn)
        {
            yield return new(nameof(PeriodEndsOn), "The end of the period must not be before the date from which it holds");
        }

        if (ExpiresOn <= EffectiveOn)
        {
            yield return new(nameof(ExpiresOn), "The date it runs out must be after the date from which it holds");
        }
    }

    private IEnumerable<EvidenceFault> ContentFaults()
    {
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
