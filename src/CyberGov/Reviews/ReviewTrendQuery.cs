using CyberGov.Controls;
using CyberGov.Data;
using CyberGov.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Reviews;

/// <summary>How punctual the reviews completed in three months of a year were.</summary>
public sealed record ReviewQuarter(int Year, int Quarter, int OnTime, int UpTo7DaysLate, int UpTo28DaysLate, int Later, int MostDaysLate)
{
    public int Total => OnTime + UpTo7DaysLate + UpTo28DaysLate + Later;

    public int OnTimePercent => Total == 0 ? 0 : (int)Math.Round(100d * OnTime / Total, MidpointRounding.AwayFromZero);

    /// <summary>January to March 2027</summary>
    public string Words => Quarter switch
    {
        1 => $"January to March {Year}",
        2 => $"April to June {Year}",
        3 => $"July to September {Year}",
        _ => $"October to December {Year}",
    };
}

/// <summary>A completed review in the list of all of them.</summary>
public sealed record CompletedReviewRow(
    string ControlCode, string ControlTitle, DateOnly DueOn, DateOnly CompletedOn, int DaysLate, bool WasMoved, string? CompletedByName,
    ReviewOutcome Outcome, ControlStatus? StatusSeen);

public sealed record CompletedReviewPage(IReadOnlyList<CompletedReviewRow> Rows, int TotalCount, int Page, int PageCount);

/// <summary>What is asked of the past reviews; null means no narrowing.</summary>
public sealed record CompletedReviewRequest(string? ControlCode, bool Mine, int Page);

/// <summary>Past reviews as far as a person may see them: how late they were by quarter, counted in the database, and each one.</summary>
public sealed class ReviewTrendQuery(CyberGovDbContext db)
{
    public const int PageSize = 25;

    private const int Quarters = 8;

    /// <summary>The last eight quarters, oldest first, also those in which nothing was completed.</summary>
    public async Task<IReadOnlyList<ReviewQuarter>> QuartersAsync(
        CompletedReviewRequest request, Viewer viewer, DateOnly today, CancellationToken cancellationToken)
    {
        var present = new DateOnly(today.Year, today.Month - ((today.Month - 1) % 3), 1);
        var first = present.AddMonths(-3 * (Quarters - 1));
        var found = await Completed(request, viewer)
            .Where(r => r.CompletedOn >= first)
            .GroupBy(r => new { r.CompletedOn!.Value.Year, Quarter = ((r.CompletedOn!.Value.Month - 1) / 3) + 1 })
            .Select(g => new ReviewQuarter(
                g.Key.Year,
                g.Key.Quarter,
                g.Count(r => r.DaysLate <= 0),
                g.Count(r => r.DaysLate > 0 && r.DaysLate <= 7),
                g.Count(r => r.DaysLate > 7 && r.DaysLate <= 28),
                g.Count(r => r.DaysLate > 28),
                g.Max(r => r.DaysLate!.Value)))
            .ToListAsync(cancellationToken);

        return
        [
            .. Enumerable.Range(0, Quarters).Select(i => first.AddMonths(3 * i)).Select(start =>
                found.Find(q => q.Year == start.Year && q.Quarter == ((start.Month - 1) / 3) + 1)
                ?? new ReviewQuarter(start.Year, ((start.Month - 1) / 3) + 1, 0, 0, 0, 0, 0)),
        ];
    }

    public async Task<CompletedReviewPage> PageAsync(CompletedReviewRequest request, Viewer viewer, CancellationToken cancellationToken)
    {
        var reviews = Completed(request, viewer);
        var total = await reviews.CountAsync(cancellationToken);
        var pageCount = Math.Max(1, (total + PageSize - 1) / PageSize);
        var page = request.Page >= 1 && request.Page <= pageCount ? request.Page : 1;
        var rows = await reviews
            .OrderByDescending(r => r.CompletedOn).ThenByDescending(r => r.ReviewId)
            .Skip((page - 1) * PageSize)
            .Take(PageSize)
            .Select(r => new CompletedReviewRow(
                r.Control!.Code, r.Control.Title, r.DueOn, r.CompletedOn!.Value, r.DaysLate!.Value, r.MovedReason != null,
                r.CompletedBy!.Name, r.Outcome!.Value, r.StatusSeen))
            .ToListAsync(cancellationToken);

        return new CompletedReviewPage(rows, total, page, pageCount);
    }

    private IQueryable<Review> Completed(CompletedReviewRequest request, Viewer viewer)
    {
        var reviews = db.Reviews.AsNoTracking().VisibleTo(viewer).Where(r => r.CompletedOn != null);
        reviews = request.Mine ? reviews.OfControlsOf(viewer) : reviews;

        return request.ControlCode is { Length: > 0 } code ? reviews.Where(r => r.Control!.Code == code) : reviews;
    }
}
