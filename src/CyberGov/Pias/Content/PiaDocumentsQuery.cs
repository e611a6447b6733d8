using CyberGov.Data;
using CyberGov.Pias.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Pias.Content;

/// <summary>A moment at which what an assessment said is kept whole.</summary>
public sealed record KeptDocument(
    Guid DecisionId, int VersionNumber, PiaAction? Action, DateTimeOffset TakenAt, string ContentHash);

/// <summary>Finds what an assessment said at each of its decisions.</summary>
public sealed class PiaDocumentsQuery(CyberGovDbContext db, PiaContents contents)
{
    private const int MostShown = 200;

    /// <summary>The newest first; of decisions on the same words only the last.</summary>
    public async Task<IReadOnlyList<KeptDocument>> ListAsync(Guid piaId, CancellationToken cancellationToken)
    {
        var decisions = await db.PiaDecisions.AsNoTracking()
            .Where(d => d.PiaId == piaId)
            .OrderByDescending(d => d.TakenAt).ThenByDescending(d => d.PiaDecisionId)
            .Take(MostShown)
            .Select(d => new KeptDocument(d.PiaDecisionId, d.VersionNumber, d.Action, d.TakenAt, d.ContentHash))
            .ToListAsync(cancellationToken);
        return [.. decisions.DistinctBy(d => d.ContentHash, StringComparer.Ordinal)];
    }

    /// <summary>As it stood at a decision; null where the assessment has no such decision.</summary>
    public async Task<PiaDocument?> AtAsync(Guid piaId, Guid decisionId, CancellationToken cancellationToken)
    {
        var hash = await db.PiaDecisions.AsNoTracking()
            .Where(d => d.PiaId == piaId && d.PiaDecisionId == decisionId)
            .Select(d => d.ContentHash)
            .SingleOrDefaultAsync(cancellationToken);
        return hash is null ? null : await contents.AsDecidedAsync(piaId, hash, cancellationToken);
    }
}
