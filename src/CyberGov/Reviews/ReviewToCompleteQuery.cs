using CyberGov.Data;
using CyberGov.Evidence;
using CyberGov.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Reviews;

/// <summary>Everything someone needs before them to look at one control.</summary>
public sealed record ReviewToComplete(
    Guid ReviewId,
    string ControlCode,
    string ControlTitle,
    string Objective,
    string? OwnerName,
    DateOnly DueOn,
    int ReviewMonths,
    DateTimeOffset? CompletedAt,
    PastReview? LastReview,
    IReadOnlyList<EvidenceToLookAt> Evidence);

/// <summary>The newest revision of one evidence item of the control.</summary>
public sealed record EvidenceToLookAt(
    Guid EvidenceRevisionId, string Code, string Title, DateOnly EffectiveOn, DateOnly? ExpiresOn);

public sealed class ReviewToCompleteQuery(CyberGovDbContext db, ReviewHistoryQuery history)
{
    /// <returns>Null when there is no such review for this person.</returns>
    public async Task<ReviewToComplete?> ExecuteAsync(Viewer viewer, Guid reviewId, CancellationToken cancellationToken)
    {
        var review = await db.Reviews
            .AsNoTracking()
            .CompletableBy(viewer)
            .Where(r => r.ReviewId == reviewId && r.Control!.RetiredAt == null && r.Control.IsApplicable)
            .Select(r => new
            {
                r.ControlId,
                r.DueOn,
                r.CompletedAt,
                r.Control!.Code,
                r.Control.Title,
                r.Control.CommonControl!.Objective,
                OwnerName = r.Control.Owner!.Name,
                r.Control.ReviewMonths,
            })
            .SingleOrDefaultAsync(cancellationToken);

        if (review is null)
        {
            return null;
        }

        var past = await history.ExecuteAsync(review.ControlId, most: 1, cancellationToken);
        var evidence = await EvidenceAsync(viewer, review.ControlId, cancellationToken);

        return new ReviewToComplete(
            reviewId, review.Code, review.Title, review.Objective, review.OwnerName, review.DueOn, review.ReviewMonths,
            review.CompletedAt, past.Count == 0 ? null : past[0], evidence);
    }

    private Task<List<EvidenceToLookAt>> EvidenceAsync(Viewer viewer, Guid controlId, CancellationToken cancellationToken) =>
        db.EvidenceVisibleTo(viewer)
            .AsNoTracking()
            .Standing()
            .Where(e => e.Controls.Any(c => c.ControlId == controlId))
            .OrderByDescending(e => e.Number)
            .Join(
                db.EvidenceRevisions,
                e => new { e.EvidenceItemId, Number = e.AcceptedRevisionNumber ?? e.CurrentRevisionNumber },
                r => new { r.EvidenceItemId, r.Number },
                (e, r) => new EvidenceToLookAt(r.EvidenceRevisionId, e.Code, r.Title, r.EffectiveOn, r.ExpiresOn))
            .ToListAsync(cancellationToken);
}
