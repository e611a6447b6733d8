using CyberGov.Calendar;
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
    DateOnly NextDueOn,
    DateTimeOffset? CompletedAt,
    bool IsCompletedByViewer,
    PastReview? LastReview,
    IReadOnlyList<EvidenceToLookAt> Evidence,
    IReadOnlyList<DutyServed> Duties,
    ReviewOnRecord? OnRecord,
    ReviewStanding Standing);

/// <summary>A framework that a control serves, and for how many of its requirements.</summary>
public sealed record DutyServed(string FrameworkCode, string FrameworkTitle, string Edition, int Requirements);

/// <summary>The newest revision of one evidence item of the control.</summary>
public sealed record EvidenceToLookAt(
    Guid EvidenceRevisionId, string Code, string Title, DateOnly EffectiveOn, DateOnly? ExpiresOn);

public sealed class ReviewToCompleteQuery(
    CyberGovDbContext db,
    ReviewHistoryQuery history,
    ReviewOnRecordQuery onRecord,
    ReviewStandingQuery standing,
    ScheduleBookQuery schedules,
    TimeProvider time)
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
                r.Control!.CommonControlId,
                r.DueOn,
                r.ScheduledFor,
                r.CompletedAt,
                r.CompletedById,
                r.Control.Code,
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
        var book = await schedules.ExecuteAsync([review.ControlId], cancellationToken);
        var next = book.After(review.ControlId, review.ReviewMonths, review.ScheduledFor, time.TodayInUk());

        return new ReviewToComplete(
            reviewId, review.Code, review.Title, review.Objective, review.OwnerName, review.DueOn, next.DueOn,
            review.CompletedAt, review.CompletedById == viewer.PersonId, past.Count == 0 ? null : past[0],
            await EvidenceAsync(viewer, review.ControlId, cancellationToken),
            await DutiesAsync(review.CommonControlId, cancellationToken),
            await onRecord.FindAsync(viewer, reviewId, cancellationToken),
            (await standing.FindAsync(reviewId, cancellationToken))!);
    }

    private Task<List<DutyServed>> DutiesAsync(Guid commonControlId, CancellationToken cancellationToken) => db.Mappings
        .AsNoTracking()
        .Where(m => m.CommonControlId == commonControlId && m.RetiredAt == null && m.Requirement!.RetiredAt == null)
        .GroupBy(m => new { m.Requirement!.Framework!.Code, m.Requirement.Framework.Title, m.Requirement.Framework.Edition })
        .OrderBy(g => g.Key.Title).ThenBy(g => g.Key.Edition)
        .Select(g => new DutyServed(g.Key.Code, g.Key.Title, g.Key.Edition, g.Count()))
        .ToListAsync(cancellationToken);

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
