using CyberGov.Controls;
using CyberGov.Data;
using CyberGov.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Reviews;

/// <summary>What the list of open reviews is asked for; null means no narrowing.</summary>
public sealed record ReviewRegisterRequest
{
    /// <summary>Only controls the viewer owns or is deputy for.</summary>
    public bool Mine { get; init; }

    public Guid? OwnerId { get; init; }

    public Guid? ServiceAreaId { get; init; }

    public string? FrameworkCode { get; init; }

    public ReviewDueFilter? Due { get; init; }

    /// <summary>From 1; a number past the end means the first page.</summary>
    public int Page { get; init; } = 1;
}

public sealed record ReviewRegisterRow(
    Guid ReviewId,
    string ControlCode,
    string ControlTitle,
    string? OwnerName,
    string? ServiceAreaName,
    DateOnly DueOn,
    ReviewOutcome? LastOutcome,
    DateOnly? LastReviewedOn,
    bool IsMoved,
    DateOnly? SnoozedUntil);

public sealed record ReviewRegisterPage(
    IReadOnlyList<ReviewRegisterRow> Rows, int TotalCount, int OverdueCount, int Page, int PageCount);

/// <summary>One page of open reviews, the longest overdue first: two queries, whatever the data.</summary>
public sealed class ReviewRegisterQuery(CyberGovDbContext db)
{
    public const int PageSize = 25;

    /// <summary>What is due within so many days is due soon.</summary>
    public const int SoonDays = 30;

    public async Task<ReviewRegisterPage> ExecuteAsync(
        ReviewRegisterRequest request, Viewer viewer, DateOnly today, CancellationToken cancellationToken)
    {
        var reviews = Narrow(db.Reviews.AsNoTracking().VisibleTo(viewer).Open(), request, viewer, today);
        var counts = await reviews
            .GroupBy(_ => 1)
            .Select(g => new { Total = g.Count(), Overdue = g.Count(r => r.DueOn < today) })
            .SingleOrDefaultAsync(cancellationToken);
        var total = counts?.Total ?? 0;
        var pageCount = Math.Max(1, (total + PageSize - 1) / PageSize);
        var page = request.Page >= 1 && request.Page <= pageCount ? request.Page : 1;

        var rows = await reviews
            .OrderBy(r => r.DueOn)
            .ThenBy(r => r.Control!.Code)
            .Skip((page - 1) * PageSize)
            .Take(PageSize)
            .Select(r => new ReviewRegisterRow(
                r.ReviewId, r.Control!.Code, r.Control.Title, r.Control.Owner!.Name, r.Control.ServiceArea!.Name, r.DueOn,
                db.Reviews
                    .Where(p => p.ControlId == r.ControlId && p.CompletedAt != null)
                    .OrderByDescending(p => p.CompletedAt)
                    .Select(p => p.Outcome)
                    .FirstOrDefault(),
                r.Control.LastReviewedOn, r.MovedReason != null, r.SnoozedUntil))
            .ToListAsync(cancellationToken);

        return new ReviewRegisterPage(rows, total, counts?.Overdue ?? 0, page, pageCount);
    }

    private IQueryable<Review> Narrow(
        IQueryable<Review> reviews, ReviewRegisterRequest request, Viewer viewer, DateOnly today)
    {
        reviews = request.Mine ? reviews.OfControlsOf(viewer.PersonId) : reviews;
        reviews = request.OwnerId is { } ownerId ? reviews.Where(r => r.Control!.OwnerId == ownerId) : reviews;
        reviews = request.ServiceAreaId is { } areaId ? reviews.Where(r => r.Control!.ServiceAreaId == areaId) : reviews;

        if (request.FrameworkCode is { Length: > 0 } framework)
        {
            var serving = db.Controls.ServingFramework(framework).Select(c => c.ControlId);
            reviews = reviews.Where(r => serving.Contains(r.ControlId));
        }

        var soon = today.AddDays(SoonDays);

        return request.Due switch
        {
            ReviewDueFilter.Overdue => reviews.Where(r => r.DueOn < today),
            ReviewDueFilter.Next30Days => reviews.Where(r => r.DueOn >= today && r.DueOn <= soon),
            ReviewDueFilter.Later => reviews.Where(r => r.DueOn > soon),
            _ => reviews,
        };
    }
}
