using CyberGov.Data;
using CyberGov.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Reviews;

/// <summary>One review of which someone says that nothing has changed, and the seal of what they had before them.</summary>
public sealed record UnchangedReview(Guid ReviewId, string Seal);

/// <summary>What became of it. Only what is complete was changed.</summary>
public enum UnchangedResult
{
    Completed,

    /// <summary>This person has completed it before, as by a second click; what was recorded stays as it is.</summary>
    CompletedBefore,

    /// <summary>Something on record is not what the reviewer saw, or someone else was first.</summary>
    RecordChanged,

    /// <summary>There is no such review for this person, or nothing was found yet that could be found again.</summary>
    NotOffered,
}

/// <summary>
/// Completes reviews whose reviewer says that nothing has changed: the outcome is the last one, and what they saw, the status
/// and each evidence revision in force, goes on record. Each review is all or nothing by itself.
/// </summary>
public sealed class CompleteUnchanged(CyberGovDbContext db, ReviewOnRecordQuery onRecord, CompleteReview completeReview)
{
    public const string Words = "Nothing has changed since the last review.";

    private const int MaxNoteLength = 4000;

    public async Task<IReadOnlyList<UnchangedResult>> ExecuteAsync(
        Viewer viewer, IReadOnlyCollection<UnchangedReview> reviews, CancellationToken cancellationToken)
    {
        List<UnchangedResult> results = [];
        foreach (var review in reviews.DistinctBy(r => r.ReviewId).Take(ReviewOnRecordQuery.Most))
        {
            results.Add(await CompleteAsync(viewer, review, cancellationToken));

            // What one review loaded, or failed to save, is no business of the next.
            db.ChangeTracker.Clear();
        }

        return results;
    }

    private async Task<UnchangedResult> CompleteAsync(Viewer viewer, UnchangedReview review, CancellationToken cancellationToken)
    {
        if (await onRecord.FindAsync(viewer, review.ReviewId, cancellationToken) is not { MayBeUnchanged: true } record)
        {
            return await UnlessTheirsAsync(UnchangedResult.NotOffered, viewer, review.ReviewId, cancellationToken);
        }

        if (!string.Equals(record.Seal, review.Seal, StringComparison.Ordinal))
        {
            return UnchangedResult.RecordChanged;
        }

        var findings = new ReviewFindings(
            record.Last!.Outcome, NoteAfter(record.Last.Note), [.. record.Evidence.Select(e => e.EvidenceRevisionId)]);
        try
        {
            return await completeReview.ExecuteAsync(viewer, review.ReviewId, findings, cancellationToken) is null
                ? UnchangedResult.NotOffered
                : UnchangedResult.Completed;
        }
        catch (DbUpdateConcurrencyException)
        {
            return await UnlessTheirsAsync(UnchangedResult.RecordChanged, viewer, review.ReviewId, cancellationToken);
        }
    }

    private async Task<UnchangedResult> UnlessTheirsAsync(
        UnchangedResult result, Viewer viewer, Guid reviewId, CancellationToken cancellationToken) =>
        await db.Reviews.CompletableBy(viewer)
            .AnyAsync(r => r.ReviewId == reviewId && r.CompletedAt != null && r.CompletedById == viewer.PersonId, cancellationToken)
            ? UnchangedResult.CompletedBefore
            : result;

    /// <summary>Says it once, however often nothing changes, and keeps what was missing then.</summary>
    private static string NoteAfter(string? lastNote)
    {
        if (lastNote is null)
        {
            return Words;
        }

        return lastNote.StartsWith(Words, StringComparison.Ordinal) || lastNote.Length + Words.Length >= MaxNoteLength
            ? lastNote
            : $"{Words} {lastNote}";
    }
}
