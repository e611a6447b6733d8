using CyberGov.Data;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Catalogue;

/// <summary>The last attempt to load the catalogue, and the load that the council works with; often the same.</summary>
public sealed record CatalogueLoads(CatalogueLoad? LastAttempt, CatalogueLoad? LastGood);

public sealed class CatalogueLoadsQuery(CyberGovDbContext db)
{
    public async Task<CatalogueLoads> ExecuteAsync(CancellationToken cancellationToken)
    {
        // By id, which rises with time also when two attempts share an instant or the clock was set back.
        var newestFirst = db.CatalogueLoads
            .AsNoTracking()
            .OrderByDescending(l => l.CatalogueLoadId);

        return new CatalogueLoads(
            await newestFirst.FirstOrDefaultAsync(cancellationToken),
            await newestFirst.FirstOrDefaultAsync(l => l.IsGood, cancellationToken));
    }
}
