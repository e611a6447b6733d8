using CyberGov.Data;
using CyberGov.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Pias.Register;

/// <summary>One page of the register of assessments: two queries, whatever the data; and the whole of it, read as it is sent.</summary>
public sealed class PiaRegisterQuery(CyberGovDbContext db, KeptLists kept)
{
    public const int PageSize = 25;

    public async Task<PiaRegisterPage> ExecuteAsync(
        PiaRegisterRequest request, Viewer viewer, DateOnly today, CancellationToken cancellationToken)
    {
        var pias = Found(request, viewer, today);
        var total = await pias.CountAsync(cancellationToken);
        var pageCount = Math.Max(1, (total + PageSize - 1) / PageSize);
        var page = request.Page >= 1 && request.Page <= pageCount ? request.Page : 1;
        var shown = pias.Sorted(request.Sort, request.Descending).Skip((page - 1) * PageSize).Take(PageSize);

        return new PiaRegisterPage(await Rows(shown).ToListAsync(cancellationToken), total, page, pageCount);
    }

    /// <summary>Every row that the same request would page through.</summary>
    public IAsyncEnumerable<PiaRegisterRow> AllAsync(PiaRegisterRequest request, Viewer viewer, DateOnly today) =>
        Rows(Found(request, viewer, today).Sorted(request.Sort, request.Descending)).AsAsyncEnumerable();

    /// <summary>How many of all this person may see are in each state; states without any are left out.</summary>
    public Task<IReadOnlyList<PiaStateCount>> CountsAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        var name = viewer.SeesAllPias ? "pia states" : $"pia states {string.Join(' ', viewer.ActsFor)}";
        return kept.ReadAsync(name, () => db.PiasVisibleTo(viewer)
            .GroupBy(p => p.State)
            .Select(g => new PiaStateCount(g.Key, g.Count()))
            .ToListAsync(cancellationToken));
    }

    private IQueryable<Pia> Found(PiaRegisterRequest request, Viewer viewer, DateOnly today) =>
        db.PiasVisibleTo(viewer).AsNoTracking().Narrowed(request, viewer, today);

    private IQueryable<PiaRegisterRow> Rows(IQueryable<Pia> pias) => pias.Select(p => new PiaRegisterRow(
        p.Code, p.Title, p.ServiceArea!.Name, p.ProjectLead!.Name, p.State, p.WaitsFor,
        db.People.Where(w => w.Id == p.WaitsForId).Select(w => w.Name).FirstOrDefault(),
        p.StateSinceOn, p.InitialLevel, p.ResidualLevel, p.NextReviewOn, p.IsLawEnforcement, p.VersionNumber));
}
