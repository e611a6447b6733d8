using System.Runtime.CompilerServices;
using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Pias.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Pias.Register;

/// <summary>One page of the register of assessments: two queries, a third where the Commissioner is asked; and the whole of it, read as it is sent.</summary>
public sealed class PiaRegisterQuery(CyberGovDbContext db, KeptLists kept)
{
    public const int PageSize = 25;

    public async Task<PiaRegisterPage> ExecuteAsync(
        PiaRegisterRequest request, Viewer viewer, DateOnly today, CancellationToken cancellationToken)
    {
        var pias = Found(request, viewer, today);
        var (total, hasMore) = await CountAsync(pias, request, viewer, cancellationToken);
        var pageCount = Math.Max(1, (total + PageSize - 1) / PageSize);
        var page = request.Page >= 1 && request.Page <= pageCount ? request.Page : 1;
        var shown = pias.Sorted(request.Sort, request.Descending).Skip((page - 1) * PageSize).Take(PageSize);

        var rows = await Rows(shown).ToListAsync(cancellationToken);
        if (rows.Exists(r => r.State == PiaState.PriorConsultation))
        {
            var codes = rows.ConvertAll(r => r.Code);
            var due = await CommissionerDatesAsync(db.Pias.Where(p => codes.Contains(p.Code)), today, cancellationToken);
            rows = rows.ConvertAll(r => r with { CommissionerDueOn = due.GetValueOrDefault(r.Code) });
        }

        return new PiaRegisterPage(rows, total, page, pageCount, hasMore);
    }

    /// <summary>Every row that the same request would page through.</summary>
    public async IAsyncEnumerable<PiaRegisterRow> AllAsync(
        PiaRegisterRequest request, Viewer viewer, DateOnly today, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var found = Found(request, viewer, today);
        var due = await CommissionerDatesAsync(found, today, cancellationToken);

        // Few names stand in very many rows: they are read once, not looked up for each. Ids stay text on the way,
        // because to make them of it anew for every row takes long.
        var areas = await NamesAsync(db.ServiceAreas.Select(a => new { Id = a.ServiceAreaId, a.Name }), a => a.Id, a => a.Name);
        var people = await NamesAsync(db.People.Select(p => new { p.Id, p.Name }), p => p.Id, p => p.Name);
        var rows = found.Sorted(request.Sort, request.Descending).Select(p => new
        {
            p.Code,
            p.Title,
            ServiceAreaId = p.ServiceAreaId.ToString(),
            ProjectLeadId = p.ProjectLeadId.ToString(),
            p.State,
            p.WaitsFor,
            WaitsForId = p.WaitsForId == null ? null : p.WaitsForId.Value.ToString(),
            p.StateSinceOn,
            p.InitialLevel,
            p.ResidualLevel,
            p.NextReviewOn,
            p.IsLawEnforcement,
            p.VersionNumber,
        });
        await foreach (var p in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            yield return new PiaRegisterRow(
                p.Code, p.Title, areas[p.ServiceAreaId], people[p.ProjectLeadId], p.State, p.WaitsFor,
                p.WaitsForId is null ? null : people[p.WaitsForId],
                p.StateSinceOn, p.InitialLevel, p.ResidualLevel, p.NextReviewOn,
                p.IsLawEnforcement, p.VersionNumber)
            {
                CommissionerDueOn = due.GetValueOrDefault(p.Code),
            };
        }

        Task<Dictionary<string, string>> NamesAsync<T>(IQueryable<T> named, Func<T, Guid> id, Func<T, string> name) =>
            named.ToDictionaryAsync(n => id(n).ToString(), name, StringComparer.OrdinalIgnoreCase, cancellationToken);
    }

    /// <summary>How many of all this person may see are in each state; states without any are left out.</summary>
    public Task<IReadOnlyList<PiaStateCount>> CountsAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        var name = viewer.SeesAllPias ? "pia states" : $"pia states {string.Join(' ', viewer.ActsFor)}";
        return kept.ReadAsync(name, () => db.PiasVisibleTo(viewer)
            .GroupBy(p => p.State)
            .Select(g => new PiaStateCount(g.Key, g.Count()))
            .ToListAsync(cancellationToken));
    }

    /// <summary>The whole has been counted for the picture of the states; to count a part is to go through it.</summary>
    private async Task<(int Total, bool HasMore)> CountAsync(
        IQueryable<Pia> pias, PiaRegisterRequest request, Viewer viewer, CancellationToken cancellationToken)
    {
        if (request.IsForAll)
        {
            return ((await CountsAsync(viewer, cancellationToken)).Sum(c => c.Count), false);
        }

        // Whoever sees all sees every number that the text index has.
        var words = SearchWords.Asked(request.Text);
        var numbers = viewer.SeesAllPias && words.Count > 0 && (request with { Text = null }).IsForAll
            ? db.PiaNumbersMatching(words)
            : pias.Select(p => p.Number);
        return await numbers.CountForPageAsync(request.Page, PageSize, cancellationToken);
    }

    private IQueryable<Pia> Found(PiaRegisterRequest request, Viewer viewer, DateOnly today)
    {
        var pias = db.PiasVisibleTo(viewer).AsNoTracking().Narrowed(request, viewer, today);
        if (string.IsNullOrWhiteSpace(request.Text))
        {
            return pias;
        }

        // Text without a single letter or digit finds nothing rather than everything.
        var words = SearchWords.Asked(request.Text);
        var numbers = db.PiaNumbersMatching(words);
        return words.Count == 0 ? pias.Where(_ => false) : pias.Where(p => numbers.Contains(p.Number));
    }

    /// <summary>By code, for those that wait for a reply; few ever do.</summary>
    private async Task<Dictionary<string, DateOnly?>> CommissionerDatesAsync(
        IQueryable<Pia> pias, DateOnly today, CancellationToken cancellationToken)
    {
        var asked = await pias.AsNoTracking()
            .Where(p => p.State == PiaState.PriorConsultation)
            .Join(
                db.PriorConsultations.Include(c => c.Suspensions),
                p => new { p.PiaId, p.VersionNumber }, c => new { c.PiaId, c.VersionNumber }, (p, c) => new { Pia = p, Record = c })
            .ToListAsync(cancellationToken);
        return asked.ToDictionary(a => a.Pia.Code, a => a.Record.ClockOn(today, a.Pia.IsLawEnforcement)?.DueOn, StringComparer.Ordinal);
    }

    private IQueryable<PiaRegisterRow> Rows(IQueryable<Pia> pias) => pias.Select(p => new PiaRegisterRow(
        p.Code, p.Title, p.ServiceArea!.Name, p.ProjectLead!.Name, p.State, p.WaitsFor,
        db.People.Where(w => w.Id == p.WaitsForId).Select(w => w.Name).FirstOrDefault(),
        p.StateSinceOn, p.InitialLevel, p.ResidualLevel, p.NextReviewOn, p.IsLawEnforcement, p.VersionNumber));
}
