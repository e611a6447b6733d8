using CyberGov.Calendar;
using CyberGov.Controls;
using CyberGov.Data;
using CyberGov.Evidence;
using CyberGov.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Reviews;

/// <summary>What someone found when they looked at a control.</summary>
/// <param name="Note">Why it is not fully in place; may be empty when it is.</param>
/// <param name="EvidenceRevisionIds">What they looked at.</param>
public sealed record ReviewFindings(ReviewOutcome Outcome, string? Note, IReadOnlyCollection<Guid> EvidenceRevisionIds)
{
    public static bool NeedsNote(ReviewOutcome outcome) => outcome != ReviewOutcome.InPlace;
}

/// <summary>Closes a review, gives the control the status that was found and opens the next review, all or nothing.</summary>
public sealed class CompleteReview(CyberGovDbContext db, ScheduleBookQuery schedules, TimeProvider time)
{
    /// <returns>When the next review is due; null when there is no such review or evidence for this person.</returns>
    /// <exception cref="DbUpdateConcurrencyException">Someone else completed it first.</exception>
    public async Task<DateOnly?> ExecuteAsync(
        Viewer viewer, Guid reviewId, ReviewFindings findings, CancellationToken cancellationToken)
    {
        if (ReviewFindings.NeedsNote(findings.Outcome) && string.IsNullOrWhiteSpace(findings.Note))
        {
            throw new InvalidOperationException("A review that found something missing must say what.");
        }

        var review = await db.Reviews
            .Include(r => r.Control)
            .CompletableBy(viewer)
            .SingleOrDefaultAsync(r => r.ReviewId == reviewId, cancellationToken);

        if (review is null || !await MayCiteAsync(viewer, review.ControlId, findings.EvidenceRevisionIds, cancellationToken))
        {
            return null;
        }

        if (review.CompletedAt is not null)
        {
            throw new DbUpdateConcurrencyException($"Review {reviewId} has been completed meanwhile.");
        }

        var book = await schedules.ExecuteAsync([review.ControlId], cancellationToken);
        var next = Close(review, findings, viewer.PersonId, book);
        await SaveAsync(next, cancellationToken);

        return next.DueOn;
    }

    private Review Close(Review review, ReviewFindings findings, Guid completedById, ScheduleBook book)
    {
        var today = time.TodayInUk();
        var control = review.Control!;
        var following = book.After(control.ControlId, control.ReviewMonths, review.ScheduledFor, today);
        var note = string.IsNullOrWhiteSpace(findings.Note) ? null : findings.Note.Trim();
        var next = review.Complete(findings.Outcome, note, completedById, time.GetUtcNow(), following);

        review.RecordStatusSeen(control.Status);
        review.EvidenceSeen.AddRange(findings.EvidenceRevisionIds.Distinct().Select(
            id => new ReviewEvidence { ReviewId = review.ReviewId, EvidenceRevisionId = id }));
        control.RecordReview(StatusFor(findings.Outcome), today, next.DueOn);

        return next;
    }

    /// <summary>The old review is closed before the next is opened: the database allows a control one open review.</summary>
    private async Task SaveAsync(Review next, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        db.Reviews.Add(next);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Evidence may be cited when it is attached to this control and this person may see it.</summary>
    private async Task<bool> MayCiteAsync(
        Viewer viewer, Guid controlId, IReadOnlyCollection<Guid> revisionIds, CancellationToken cancellationToken)
    {
        var asked = revisionIds.Distinct().ToList();

        return asked.Count == 0 || asked.Count == await db.EvidenceVisibleTo(viewer)
            .Standing()
            .Where(e => e.Controls.Any(c => c.ControlId == controlId))
            .SelectMany(e => e.Revisions)
            .CountAsync(r => asked.Contains(r.EvidenceRevisionId), cancellationToken);
    }

    private static ControlStatus StatusFor(ReviewOutcome outcome) => outcome switch
    {
        ReviewOutcome.InPlace => ControlStatus.InPlace,
        ReviewOutcome.PartlyInPlace => ControlStatus.PartlyInPlace,
        ReviewOutcome.NotInPlace => ControlStatus.NotInPlace,
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "Not an outcome of a review."),
    };
}
