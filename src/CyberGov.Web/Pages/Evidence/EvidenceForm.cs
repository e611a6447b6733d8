using System.ComponentModel.DataAnnotations;
using CyberGov.Evidence;
using CyberGov.Web.FrontEnd;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CyberGov.Web.Pages.Evidence;

/// <summary>What the pages that log and revise an item ask for, in the order in which they ask.</summary>
public sealed class EvidenceForm
{
    [JoinsLines]
    public string? Title { get; set; }

    public string? Shows { get; set; }

    public string? WhatChanged { get; set; }

    public List<IFormFile> Files { get; set; } = [];

    public string? LinkUrl { get; set; }

    public string? Note { get; set; }

    public EvidenceKind? Kind { get; set; }

    [Display(Name = "The date from which it holds")]
    public DateOnly? EffectiveOn { get; set; }

    [Display(Name = "The end of the period")]
    public DateOnly? PeriodEndsOn { get; set; }

    [Display(Name = "The date it runs out")]
    public DateOnly? ExpiresOn { get; set; }

    public Guid? OwnerId { get; set; }

    public Marking? Marking { get; set; }

    public List<Guid> ControlIds { get; set; } = [];

    /// <summary>Seals of files that came with an earlier try or are part of the revision before.</summary>
    public List<string> Kept { get; set; } = [];

    /// <summary>The code of the item whose place it takes.</summary>
    public string? Replaces { get; set; }

    /// <summary>The code of the request it answers.</summary>
    public string? Answers { get; set; }

    /// <summary>The revision it follows.</summary>
    public int Follows { get; set; }

    /// <summary>The person knows that the same file is logged already.</summary>
    public bool LogAnyway { get; set; }

    [BindNever]
    public bool IsRevision { get; set; }

    /// <summary>Owner, marking, kind and controls are changed elsewhere once an item was handed in.</summary>
    [BindNever]
    public bool HasFixedFacts { get; set; }

    [BindNever]
    public bool FilesAreScanned { get; set; }

    [BindNever]
    public IReadOnlyList<(string Seal, ReceivedFile File)> KeptFromBefore { get; set; } = [];

    [BindNever]
    public IReadOnlyList<FileHeldAlready> HeldAlready { get; set; } = [];

    [BindNever]
    public IReadOnlyList<SelectListItem> Owners { get; set; } = [];

    [BindNever]
    public IReadOnlyList<SelectListItem> Controls { get; set; } = [];

    /// <summary>Controls it serves that this person has no say over; they stay as they are.</summary>
    [BindNever]
    public IReadOnlyList<EvidencedControl> FixedControls { get; set; } = [];

    public NewEvidence With(IReadOnlyList<ReceivedFile> files) => new()
    {
        Title = Title,
        Shows = Shows,
        WhatChanged = WhatChanged,
        EffectiveOn = EffectiveOn,
        PeriodEndsOn = PeriodEndsOn,
        ExpiresOn = ExpiresOn,
        OwnerId = OwnerId,
        Kind = Kind,
        Marking = Marking,
        ControlIds = ControlIds,
        FixedControlCount = HasFixedFacts ? 1 : FixedControls.Count,
        HasFixedFacts = HasFixedFacts,
        LinkUrl = LinkUrl,
        Note = Note,
        Files = files,
        ReplacesCode = Replaces,
    };

    public static EvidenceForm Of(EvidenceFacts facts, EvidenceRevision revision, IEnumerable<EvidencedControl> controls) => new()
    {
        Title = revision.Title,
        Shows = revision.Shows,
        LinkUrl = revision.LinkUrl,
        Note = revision.Note,
        Kind = facts.Kind,
        EffectiveOn = revision.EffectiveOn,
        PeriodEndsOn = revision.PeriodEndsOn,
        ExpiresOn = revision.ExpiresOn,
        OwnerId = facts.OwnerId,
        Marking = facts.Marking,
        ControlIds = [.. controls.Select(c => c.ControlId)],
        Follows = facts.CurrentRevisionNumber,
    };
}
