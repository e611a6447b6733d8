using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Pias.Form;
using CyberGov.Pias.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Pias;

/// <summary>What the register of assessments is asked for; null means no narrowing.</summary>
public sealed record PiaRegisterRequest
{
    public PiaState? State { get; init; }

    /// <summary>From 1; a number past the end means the first page.</summary>
    public int Page { get; init; } = 1;
}

public sealed record PiaRegisterRow(
    string Code,
    string Title,
    string ServiceArea,
    string ProjectLead,
    PiaState State,
    PiaActor? WaitsFor,
    string? WaitsForName,
    DateOnly StateSinceOn,
    RiskLevel? ResidualLevel,
    DateOnly? NextReviewOn);

public sealed record PiaRegisterPage(IReadOnlyList<PiaRegisterRow> Rows, int TotalCount, int Page, int PageCount);

/// <summary>One page of the register of assessments, the newest first: two queries, whatever the data.</summary>
public sealed class PiaRegisterQuery(CyberGovDbContext db)
{
    public const int PageSize = 25;

    public async Task<PiaRegisterPage> ExecuteAsync(PiaRegisterRequest request, Viewer viewer, CancellationToken cancellationToken)
    {
        var pias = db.PiasVisibleTo(viewer).AsNoTracking();
        pias = request.State is { } state ? pias.Where(p => p.State == state) : pias;
        var total = await pias.CountAsync(cancellationToken);
        var pageCount = Math.Max(1, (total + PageSize - 1) / PageSize);
        var page = request.Page >= 1 && request.Page <= pageCount ? request.Page : 1;
        var rows = await pias
            .OrderByDescending(p => p.Number)
            .Skip((page - 1) * PageSize)
            .Take(PageSize)
            .Select(p => new PiaRegisterRow(
                p.Code, p.Title, p.ServiceArea!.Name, p.ProjectLead!.Name, p.State, p.WaitsFor,
                db.People.Where(w => w.Id == p.WaitsForId).Select(w => w.Name).FirstOrDefault(),
                p.StateSinceOn, p.ResidualLevel, p.NextReviewOn))
            .ToListAsync(cancellationToken);

        return new PiaRegisterPage(rows, total, page, pageCount);
    }
}
