using System.ComponentModel.DataAnnotations;
using CyberGov.ChangeHistory;
using CyberGov.Controls;
using CyberGov.Identity;

namespace CyberGov.Evidence;

/// <summary>The government security classification a council puts on the item.</summary>
public enum Marking
{
    [Display(Name = "OFFICIAL")]
    Official,

    [Display(Name = "OFFICIAL-SENSITIVE")]
    OfficialSensitive,
}

/// <summary>
/// Something that shows a control works: files, a link or a note. What it says lives in its revisions; the newest one's
/// title and dates are copied here for registers.
/// </summary>
public sealed class EvidenceItem
{
    public Guid EvidenceItemId { get; init; } = Guid.CreateVersion7();

    /// <summary>Year and running number as one integer, such as 2026000042; newest first and the full-text row number.</summary>
    public required long Number { get; init; }

    /// <summary>What people quote, such as EV-2026-0042.</summary>
    [Recorded]
    public required string Code { get; init; }

    [Recorded]
    public required string Title { get; set; }

    [Recorded]
    public required Guid OwnerId { get; set; }

    public Person? Owner { get; init; }

    [Recorded]
    public required Marking Marking { get; set; }

    [Recorded]
    public required DateOnly EffectiveOn { get; set; }

    /// <summary>The last day on which it counts; null when it does not run out.</summary>
    [Recorded]
    public DateOnly? ExpiresOn { get; set; }

    public required Guid LoggedById { get; init; }

    public Person? LoggedBy { get; init; }

    public required DateTimeOffset LoggedAt { get; init; }

    public int CurrentRevisionNumber { get; set; } = 1;

    /// <summary>Code, title, what it shows, file names and link, for full-text search.</summary>
    public required string SearchText { get; set; }

    /// <summary>Set when it was logged by mistake or no longer stands; it stays readable.</summary>
    [Recorded]
    public DateTimeOffset? WithdrawnAt { get; private set; }

    public Guid? WithdrawnById { get; private set; }

    [Recorded]
    public string? WithdrawnReason { get; private set; }

    public int Version { get; private set; }

    public List<EvidenceRevision> Revisions { get; } = [];

    public List<EvidenceControl> Controls { get; } = [];

    public bool IsCurrent(DateOnly today) =>
        WithdrawnAt is null && EffectiveOn <= today && (ExpiresOn is null || ExpiresOn >= today);

    public void Withdraw(string reason, Guid withdrawnById, DateTimeOffset now)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        if (WithdrawnAt is not null)
        {
            throw new InvalidOperationException($"Evidence {EvidenceItemId} is already withdrawn.");
        }

        (WithdrawnReason, WithdrawnById, WithdrawnAt) = (reason, withdrawnById, now);
        Version++;
    }
}

/// <summary>Says that an evidence item serves a control.</summary>
public sealed class EvidenceControl
{
    [Recorded]
    public required Guid EvidenceItemId { get; init; }

    public EvidenceItem? EvidenceItem { get; init; }

    [Recorded]
    public required Guid ControlId { get; init; }

    public Control? Control { get; init; }

    public required Guid AttachedById { get; init; }

    public required DateTimeOffset AttachedAt { get; init; }
}
