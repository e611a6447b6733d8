using CyberGov.Data;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Pias.Assessment;

/// <summary>The answers of an assessment's present version, by question.</summary>
public sealed class PiaAnswersQuery(CyberGovDbContext db)
{
    public async Task<IReadOnlyDictionary<string, PiaAnswer>> ExecuteAsync(Pia pia, CancellationToken cancellationToken) =>
        await db.PiaAnswers.AsNoTracking()
            .Where(a => a.PiaId == pia.PiaId && a.VersionNumber == pia.VersionNumber)
            .ToDictionaryAsync(a => a.Field, StringComparer.Ordinal, cancellationToken);
}
