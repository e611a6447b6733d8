using System.Runtime.CompilerServices;
using CyberGov.Controls;
using CyberGov.Data;
using CyberGov.Evidence;
using CyberGov.Reviews;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Packs;

/// <summary>One row of the review register.</summary>
internal sealed record ReviewLine
{
    public required Guid ReviewId { get; init; }

    public required string ControlCode { get; init; }

    public required string ControlTitle { get; init; }

    public required DateOnly ScheduledFor { get; init; }

    public required DateOnly DueOn { get; init; }

    public required DateTimeOffset? CompletedAt { get; init; }

    public required string? CompletedByName { get; init; }

    public required ReviewOutcome? Outcome { get; init; }

    /// <summary>The status on record when the reviewer looked; null for reviews of versions that did not keep it.</summary>
    public required ControlStatus? StatusSeen { get; init; }

    public required string? Note { get; init; }

    /// <summary>Codes of the evidence looked at, as far as this person may see it.</summary>
    public IReadOnlyList<string> EvidenceCodes { get; set; } = [];

    public string StateOn(DateOnly today) => this switch
    {
        { CompletedAt: not null } => "Completed",
        _ when DueOn < today => "Overdue",
        _ => "Open",
    };
}

/// <summary>Reads the reviews of a pack by control, ten controls at a time: two queries each, and never more in memory.</summary>
internal sealed class ReviewLines(CyberGovDbContext db, PackScope scope)
{
    private const int ControlsAtATime = 10;

    public async IAsyncEnumerable<ReviewLine> ReadAsync(
        IReadOnlyList<ControlLine> controls, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var some in controls.Chunk(ControlsAtATime))
        {
            foreach (var line in await ReadAsync(some, cancellationToken))
            {
                yield return line;
            }
        }
    }

    private async Task<List<ReviewLine>> ReadAsync(ControlLine[] controls, CancellationToken cancellationToken)
    {
        var controlIds = controls.Select(c => c.ControlId).ToList();
        var reviews = scope.Reviews(db).Where(r => controlIds.Contains(r.ControlId));
        var lines = await reviews
            .OrderBy(r => r.Control!.Code).ThenBy(r => r.DueOn).ThenBy(r => r.ReviewId)
            .Select(r => new ReviewLine
            {
                ReviewId = r.ReviewId,
                ControlCode = r.Control!.Code,
                ControlTitle = r.Control.Title,
                ScheduledFor = r.ScheduledFor,
                DueOn = r.DueOn,
                CompletedAt = r.CompletedAt,
                CompletedByName = r.CompletedBy!.Name,
                Outcome = r.Outcome,
                StatusSeen = r.StatusSeen,
                Note = r.Note,
            })
            .ToListAsync(cancellationToken);
        var visible = db.EvidenceVisibleTo(scope.Viewer);
        var seen = (await reviews
            .SelectMany(r => r.EvidenceSeen, (r, s) => new { r.ReviewId, s.EvidenceRevision!.EvidenceItemId })
            .Join(visible, s => s.EvidenceItemId, e => e.EvidenceItemId, (s, e) => new { s.ReviewId, e.Code })
            .OrderBy(s => s.Code)
            .ToListAsync(cancellationToken)).ToLookup(s => s.ReviewId, s => s.Code);
        lines.ForEach(l => l.EvidenceCodes = [.. seen[l.ReviewId]]);
        return lines;
    }
}
