using System.Security.Cryptography;
using System.Text;
using CyberGov.Calendar;
using CyberGov.Controls;
using CyberGov.Data;
using CyberGov.Evidence;
using CyberGov.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Reviews;

/// <summary>An evidence item that counts today for a control under review.</summary>
public sealed record EvidenceInForce(
    Guid EvidenceRevisionId, string Code, string Title, int RevisionNumber, DateOnly EffectiveOn, DateOnly? ExpiresOn, bool IsNew);

/// <summary>What the last review of a control found.</summary>
public sealed record LastFinding(Guid ReviewId, ReviewOutcome Outcome, string? Note, DateTimeOffset CompletedAt, string? CompletedByName);

/// <summary>What is on record about an open review: what a reviewer says of when they say that nothing has changed.</summary>
/// <param name="RanOut">Items that have run out since the last review.</param>
public sealed record ReviewOnRecord(
    Guid ReviewId,
    string ControlCode,
    string ControlTitle,
    DateOnly DueOn,
    ControlStatus Status,
    LastFinding? Last,
    IReadOnlyList<EvidenceInForce> Evidence,
    IReadOnlyList<string> RanOut)
{
    /// <summary>
    /// Only what was once found can be found again; and what was in place by evidence that has since run out needs a closer look.
    /// </summary>
    public bool MayBeUnchanged => Last is not null && (RanOut.Count == 0 || Evidence.Count > 0 || Last.Outcome != ReviewOutcome.InPlace);

    /// <summary>Stands for all of it, so that nobody confirms what they did not see.</summary>
    public string Seal => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(
        ' ', [ReviewId, Status, Last?.ReviewId, .. Evidence.Select(e => e.EvidenceRevisionId).Order()]))));
}

/// <summary>Reads what is on record about some reviews: two queries, however many they are.</summary>
public sealed class ReviewOnRecordQuery(CyberGovDbContext db, TimeProvider time)
{
    /// <summary>As many as one person can look through in one go.</summary>
    public const int Most = 50;

    private const int DaysAhead = 30;

    public async Task<ReviewOnRecord?> FindAsync(Viewer viewer, Guid reviewId, CancellationToken cancellationToken) =>
        (await ReadAsync(db.Reviews.CompletableBy(viewer).Where(r => r.ReviewId == reviewId), viewer, cancellationToken)).SingleOrDefault();

    /// <summary>The viewer's own reviews that are overdue or due within 30 days, the most urgent first.</summary>
    public Task<List<ReviewOnRecord>> DueAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        var soon = time.TodayInUk().AddDays(DaysAhead);
        return ReadAsync(
            db.Reviews.CompletableBy(viewer).OfControlsOf(viewer.PersonId).Where(r => r.DueOn <= soon), viewer, cancellationToken);
    }

    private async Task<List<ReviewOnRecord>> ReadAsync(IQueryable<Review> reviews, Viewer viewer, CancellationToken cancellationToken)
    {
        var found = await reviews
            .AsNoTracking()
            .Open()
            .OrderBy(r => r.DueOn).ThenBy(r => r.Control!.Code)
            .Take(Most)
            .Select(r => new
            {
                r.ReviewId,
                r.ControlId,
                r.Control!.Code,
                r.Control.Title,
                r.DueOn,
                r.Control.Status,
                Last = db.Reviews
                    .Where(p => p.ControlId == r.ControlId && p.CompletedAt != null)
                    .OrderByDescending(p => p.CompletedAt)
                    .Select(p => new LastFinding(p.ReviewId, p.Outcome!.Value, p.Note, p.CompletedAt!.Value, p.CompletedBy!.Name))
                    .FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        var today = time.TodayInUk();
        var since = found.Select(r => r.Last is null ? today : UkTime.DateIn(r.Last.CompletedAt)).Append(today).Min();
        var evidence = await EvidenceAsync(viewer, [.. found.Select(r => r.ControlId)], since, cancellationToken);

        return found.ConvertAll(r =>
        {
            var lastAt = r.Last?.CompletedAt ?? DateTimeOffset.MaxValue;
            var inForce = evidence[r.ControlId].Where(e => e.Until >= today)
                .Select(e => new EvidenceInForce(
                    e.EvidenceRevisionId, e.Code, e.Title, e.Number, e.EffectiveOn, e.ExpiresOn, e.DecidedAt > lastAt));
            var ranOut = evidence[r.ControlId]
                .Where(e => e.Until < today && r.Last is not null && e.Until >= UkTime.DateIn(lastAt)).Select(e => e.Code);

            return new ReviewOnRecord(r.ReviewId, r.Code, r.Title, r.DueOn, r.Status, r.Last, [.. inForce], [.. ranOut]);
        });
    }

    /// <summary>Accepted evidence that this person may see and that counted at some time since the last of those reviews.</summary>
    private async Task<ILookup<Guid, AcceptedEvidence>> EvidenceAsync(
        Viewer viewer, List<Guid> controlIds, DateOnly since, CancellationToken cancellationToken)
    {
        var lines = await (
            from item in db.EvidenceVisibleTo(viewer).AsNoTracking().Standing()
            where item.AcceptedRevisionNumber != null && item.AcceptedUntil >= since
            from link in item.Controls
            where controlIds.Contains(link.ControlId)
            join revision in db.EvidenceRevisions
                on new { item.EvidenceItemId, Number = item.AcceptedRevisionNumber!.Value }
                equals new { revision.EvidenceItemId, revision.Number }
            orderby item.Number descending
            select new AcceptedEvidence(
                link.ControlId, revision.EvidenceRevisionId, item.Code, revision.Title, revision.Number, revision.EffectiveOn,
                revision.ExpiresOn, item.AcceptedUntil!.Value, revision.DecidedAt))
            .ToListAsync(cancellationToken);

        return lines.ToLookup(l => l.ControlId);
    }

    private sealed record AcceptedEvidence(
        Guid ControlId, Guid EvidenceRevisionId, string Code, string Title, int Number, DateOnly EffectiveOn, DateOnly? ExpiresOn,
        DateOnly Until, DateTimeOffset? DecidedAt);
}
