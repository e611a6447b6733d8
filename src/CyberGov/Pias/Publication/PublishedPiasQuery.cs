using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.Pias.Form;
using CyberGov.Workbooks;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Pias.Publication;

/// <summary>One published assessment in the list anyone may read.</summary>
public sealed record PublishedPia(
    string Code,
    string Title,
    string ServiceArea,
    int VersionNumber,
    RiskLevel? InitialLevel,
    RiskLevel? ResidualLevel,
    DateTimeOffset ApprovedAt,
    DateTimeOffset PublishedAt);

public sealed record PublishedPiaPage(IReadOnlyList<PublishedPia> Rows, int TotalCount, int Page, int PageCount);

/// <summary>What anyone may read, without signing in. It reads only what was kept for publication, never an assessment itself.</summary>
public sealed class PublishedPiasQuery(CyberGovDbContext db)
{
    public const int PageSize = 25;

    /// <summary>So that nobody can ask the server for more than it has to give at once.</summary>
    public const int MostInOneFile = 10_000;

    private IQueryable<PiaPublication> InForce => db.PiaPublications.AsNoTracking().Where(p => p.IsPublished && p.EndedAt == null);

    /// <param name="page">From 1; a number past the end means the first page.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<PublishedPiaPage> ListAsync(int page, CancellationToken cancellationToken)
    {
        var total = await InForce.CountAsync(cancellationToken);
        var pageCount = Math.Max(1, (total + PageSize - 1) / PageSize);
        page = page >= 1 && page <= pageCount ? page : 1;
        return new PublishedPiaPage(
            await Rows().Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancellationToken), total, page, pageCount);
    }

    /// <returns>Null when there is none by that code, or it is not published.</returns>
    public async Task<PiaPaper?> FindAsync(string code, CancellationToken cancellationToken) =>
        await InForce.Where(p => p.Pia!.Code == code).Select(p => p.Paper).SingleOrDefaultAsync(cancellationToken) is { } paper
            ? PaperJson.Read(paper)
            : null;

    public async Task<string> OrganisationAsync(CancellationToken cancellationToken) =>
        await db.Organisations.AsNoTracking().Select(o => o.Name).SingleOrDefaultAsync(cancellationToken) ?? "";

    public Task<bool> OffersOpenDataAsync(CancellationToken cancellationToken) =>
        db.OpenDataChoices.AsNoTracking().AnyAsync(c => c.OffersPias, cancellationToken);

    public IAsyncEnumerable<PublishedPia> AllAsync() => Rows().Take(MostInOneFile).AsAsyncEnumerable();

    private IQueryable<PublishedPia> Rows() => InForce
        .OrderByDescending(p => p.DecidedAt).ThenBy(p => p.PiaPublicationId)
        .Select(p => new PublishedPia(
            p.Pia!.Code, p.Title, p.ServiceArea, p.VersionNumber, p.InitialLevel, p.ResidualLevel, p.ApprovedAt, p.DecidedAt));
}

/// <summary>The published assessments as open data.</summary>
public static class OpenDataFile
{
    public static Register<PublishedPia> Shape(string publicAddress) =>
        new Register<PublishedPia>("Published", "tblPublished", "Privacy impact assessments the council has published.")
            .Text("reference", 16, p => p.Code)
            .Text("title", 50, p => p.Title)
            .Text("service_area", 24, p => p.ServiceArea)
            .WholeNumber("version", 8, p => p.VersionNumber)
            .Text("risk_before_measures", 12, p => PiaWords.Of(p.InitialLevel))
            .Text("risk_that_remains", 12, p => PiaWords.Of(p.ResidualLevel))
            .Date("approved_on", p => UkTime.DateIn(p.ApprovedAt))
            .Date("published_on", p => UkTime.DateIn(p.PublishedAt))
            .Text("address", 50, p => $"{publicAddress}/{p.Code}");
}
