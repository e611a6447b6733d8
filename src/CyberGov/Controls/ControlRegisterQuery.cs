using CyberGov.Data;
using CyberGov.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Controls;

public enum ControlSort
{
    Code,
    Title,
    Owner,
    Status,
    ReviewDue,
}

public enum ReviewDueFilter
{
    Overdue,
    Next30Days,
    Later,
}

/// <summary>What the register is asked for; null means no narrowing.</summary>
public sealed record ControlRegisterRequest
{
    public string? Text { get; init; }

    public string? FrameworkCode { get; init; }

    public Guid? OwnerId { get; init; }

    public bool WithoutOwner { get; init; }

    /// <summary>Only controls that the viewer, or someone whose leave they cover, owns or is deputy for.</summary>
    public bool Mine { get; init; }

    /// <summary>Only controls that apply and that no evidence in force backs.</summary>
    public bool WithoutEvidence { get; init; }

    public Guid? ServiceAreaId { get; init; }

    public ControlPosition? Position { get; init; }

    public ReviewDueFilter? ReviewDue { get; init; }

    public ControlSort Sort { get; init; }

    public bool Descending { get; init; }

    /// <summary>From 1; a number past the end means the first page.</summary>
    public int Page { get; init; } = 1;
}

public sealed record ControlRegisterRow(
    Guid ControlId,
    string Code,
    string Title,
    string? OwnerName,
    string? ServiceAreaName,
    ControlPosition Position,
    int EvidenceCount,
    DateOnly? NextReviewDueOn);

public sealed record ControlRegisterPage(IReadOnlyList<ControlRegisterRow> Rows, int TotalCount, int Page, int PageCount);

/// <summary>One page of the control register: two queries, whatever the data.</summary>
public sealed class ControlRegisterQuery(CyberGovDbContext db)
{
    public const int PageSize = 25;

    public async Task<ControlRegisterPage> ExecuteAsync(
        ControlRegisterRequest request, Viewer viewer, DateOnly today, CancellationToken cancellationToken)
    {
        var controls = Narrow(db.Controls.AsNoTracking().VisibleTo(viewer).InForce(), request, viewer, today);
        var total = await controls.CountAsync(cancellationToken);
        var pageCount = Math.Max(1, (total + PageSize - 1) / PageSize);
        var page = request.Page >= 1 && request.Page <= pageCount ? request.Page : 1;

        var rows = await Sorted(controls, request.Sort, request.Descending)
            .Skip((page - 1) * PageSize)
            .Take(PageSize)
            .Select(c => new
            {
                c.ControlId,
                c.Code,
                c.Title,
                OwnerName = c.Owner!.Name,
                ServiceAreaName = c.ServiceArea!.Name,
                c.Status,
                c.IsApplicable,
                c.EvidencedUntil,
                c.EvidenceCount,
                c.NextReviewDueOn,
            })
            .ToListAsync(cancellationToken);

        return new ControlRegisterPage(
            [
                .. rows.Select(c => new ControlRegisterRow(
                    c.ControlId, c.Code, c.Title, c.OwnerName, c.ServiceAreaName,
                    ControlPositions.Of(c.Status, c.IsApplicable, c.EvidencedUntil, today), c.EvidenceCount, c.NextReviewDueOn)),
            ],
            total,
            page,
            pageCount);
    }

    private IQueryable<Control> Narrow(
        IQueryable<Control> controls, ControlRegisterRequest request, Viewer viewer, DateOnly today)
    {
        controls = string.IsNullOrWhiteSpace(request.Text) ? controls : controls.MatchingText(request.Text, db);
        controls = request.FrameworkCode is { Length: > 0 } framework ? controls.ServingFramework(framework) : controls;
        controls = request.OwnerId is { } ownerId ? controls.Where(c => c.OwnerId == ownerId) : controls;
        controls = request.WithoutOwner ? controls.Where(c => c.OwnerId == null) : controls;
        controls = request.Mine ? controls.OwnedOrDeputisedBy(viewer) : controls;
        controls = request.WithoutEvidence
            ? controls.Where(c => c.IsApplicable && (c.EvidencedUntil == null || c.EvidencedUntil < today))
            : controls;
        controls = request.ServiceAreaId is { } areaId ? controls.Where(c => c.ServiceAreaId == areaId) : controls;
        controls = request.Position is { } position ? controls.InPosition(position, today) : controls;

        var soon = today.AddDays(30);
        return request.ReviewDue switch
        {
            ReviewDueFilter.Overdue => controls.Where(c => c.IsApplicable && c.NextReviewDueOn < today),
            ReviewDueFilter.Next30Days => controls.Where(c => c.IsApplicable && c.NextReviewDueOn >= today && c.NextReviewDueOn <= soon),
            ReviewDueFilter.Later => controls.Where(c => c.IsApplicable && c.NextReviewDueOn > soon),
            _ => controls,
        };
    }

    private static IOrderedQueryable<Control> Sorted(IQueryable<Control> controls, ControlSort sort, bool descending) =>
        (sort, descending) switch
        {
            (ControlSort.Title, false) => controls.OrderBy(c => c.Title).ThenBy(c => c.Code),
            (ControlSort.Title, true) => controls.OrderByDescending(c => c.Title).ThenBy(c => c.Code),
            (ControlSort.Owner, false) => controls.OrderBy(c => c.Owner!.Name == null).ThenBy(c => c.Owner!.Name).ThenBy(c => c.Code),
            (ControlSort.Owner, true) => controls.OrderBy(c => c.Owner!.Name == null).ThenByDescending(c => c.Owner!.Name).ThenBy(c => c.Code),
            (ControlSort.Status, false) => controls.OrderByDescending(c => c.IsApplicable).ThenBy(StatusRank).ThenBy(c => c.Code),
            (ControlSort.Status, true) => controls.OrderByDescending(c => c.IsApplicable).ThenByDescending(StatusRank).ThenBy(c => c.Code),
            (ControlSort.ReviewDue, false) => controls.OrderBy(c => c.NextReviewDueOn == null).ThenBy(c => c.NextReviewDueOn).ThenBy(c => c.Code),
            (ControlSort.ReviewDue, true) => controls.OrderBy(c => c.NextReviewDueOn == null).ThenByDescending(c => c.NextReviewDueOn).ThenBy(c => c.Code),
            (_, true) => controls.OrderByDescending(c => c.Code),
            _ => controls.OrderBy(c => c.Code),
        };

    /// <summary>Worst first.</summary>
    private static readonly System.Linq.Expressions.Expression<Func<Control, int>> StatusRank = c =>
        c.Status == ControlStatus.NotInPlace ? 0
        : c.Status == ControlStatus.NotAssessed ? 1
        : c.Status == ControlStatus.PartlyInPlace ? 2
        : c.EvidencedUntil == null ? 3
        : 4;
}
