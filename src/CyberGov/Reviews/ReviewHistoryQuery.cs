using CyberGov.Controls;
using CyberGov.Data;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Reviews;

public sealed record PastReview(
    Guid ReviewId,
    DateOnly DueOn,
    DateTimeOffset CompletedAt,
    string? CompletedByName,
    ReviewOutcome Outcome,
    string? Note,
    IReadOnlyList<string> EvidenceCodes,
    DateOnly ScheduledFor,
    string? MovedReason,
    ControlStatus? StatusSeen);

/// <summary>What earlier looks at one control found, newest first. Everyone who may see the control may see it.</summary>
public sealed class ReviewHistoryQuery(CyberGovDbContext db)
{
    public Task<List<PastReview>> ExecuteAsync(Guid controlId, int most, CancellationToken cancellationToken) =>
        db.Reviews
            .AsNoTracking()
            .Where(r => r.ControlId == controlId && r.CompletedAt != null)
            .OrderByDescending(r => r.CompletedAt)
            .Take(most)
            .Select(r => new PastReview(
                r.ReviewId, r.DueOn, r.CompletedAt!.Value, r.CompletedBy!.Name, r.Outcome!.Value, r.Note,
                r.EvidenceSeen.Select(e => e.EvidenceRevision!.EvidenceItem!.Code).ToList(),
                r.ScheduledFor, r.MovedReason, r.StatusSeen))
            .ToListAsync(cancellationToken);
}
