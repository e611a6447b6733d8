using CyberGov.Data;
using CyberGov.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Evidence;

public enum RequestState
{
    Open,
    Overdue,
    Answered,
    Closed,
}

public sealed record EvidenceRequestRow(
    string Code, Guid ControlId, string ControlCode, string ControlTitle, Guid AskedOfId, string AskedOfName,
    Guid RequestedById, string RequestedByName, DateOnly RequestedOn, DateOnly DueOn, string Wanted,
    DateTimeOffset? ClosedAt, string? ClosedReason, string? AnsweredWithCode)
{
    public RequestState StateOn(DateOnly today) => this switch
    {
        { AnsweredWithCode: not null } => RequestState.Answered,
        { ClosedAt: not null } => RequestState.Closed,
        _ => DueOn < today ? RequestState.Overdue : RequestState.Open,
    };
}

/// <summary>Which requests a list shows.</summary>
public enum RequestsShown
{
    Open,
    Overdue,
    Closed,
    All,
}

public static class EvidenceRequestFilters
{
    public static IQueryable<EvidenceRequest> Showing(this IQueryable<EvidenceRequest> requests, RequestsShown shown, DateOnly today) => shown switch
    {
        RequestsShown.Open => requests.Where(r => r.ClosedAt == null),
        RequestsShown.Overdue => requests.Where(r => r.ClosedAt == null && r.DueOn < today),
        RequestsShown.Closed => requests.Where(r => r.ClosedAt != null),
        _ => requests,
    };
}

public sealed record EvidenceRequestPage(IReadOnlyList<EvidenceRequestRow> Rows, int TotalCount, int Page, int PageCount);

/// <summary>Reads evidence requests as far as a person may see them.</summary>
public sealed class EvidenceRequestQueries(CyberGovDbContext db)
{
    public const int PageSize = 25;

    /// <param name="shown">Which of them.</param>
    /// <param name="mine">Only those asked of the viewer or of someone whose leave they cover.</param>
    /// <param name="page">From 1.</param>
    /// <param name="viewer">Who looks.</param>
    /// <param name="today">The day by which they are overdue or not.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<EvidenceRequestPage> PageAsync(
        RequestsShown shown, bool mine, int page, Viewer viewer, DateOnly today, CancellationToken cancellationToken)
    {
        var people = viewer.ActsFor;
        var requests = db.EvidenceRequestsVisibleTo(viewer).AsNoTracking().Showing(shown, today);
        requests = mine ? requests.Where(r => people.Contains(r.AskedOfId)) : requests;
        var total = await requests.CountAsync(cancellationToken);
        var pageCount = Math.Max(1, (total + PageSize - 1) / PageSize);
        page = page >= 1 && page <= pageCount ? page : 1;
        var rows = await Rows(requests.OrderBy(r => r.ClosedAt != null).ThenBy(r => r.DueOn).ThenBy(r => r.Code)
            .Skip((page - 1) * PageSize).Take(PageSize)).ToListAsync(cancellationToken);
        return new EvidenceRequestPage(rows, total, page, pageCount);
    }

    public Task<EvidenceRequestRow?> FindAsync(string code, Viewer viewer, CancellationToken cancellationToken) =>
        Rows(db.EvidenceRequestsVisibleTo(viewer).AsNoTracking().Where(r => r.Code == code)).SingleOrDefaultAsync(cancellationToken);

    public Task<bool> MayAnswerAsync(string code, Viewer viewer, CancellationToken cancellationToken) =>
        db.EvidenceRequestsAnswerableBy(viewer).AnyAsync(r => r.Code == code, cancellationToken);

    private IQueryable<EvidenceRequestRow> Rows(IQueryable<EvidenceRequest> requests) => requests.Select(r => new EvidenceRequestRow(
        r.Code, r.ControlId, r.Control!.Code, r.Control.Title, r.AskedOfId, r.AskedOf!.Name, r.RequestedById, r.RequestedBy!.Name,
        r.RequestedOn, r.DueOn, r.Wanted, r.ClosedAt, r.ClosedReason,
        db.EvidenceItems.Where(e => e.EvidenceItemId == r.AnsweredWithItemId).Select(e => e.Code).FirstOrDefault()));
}
