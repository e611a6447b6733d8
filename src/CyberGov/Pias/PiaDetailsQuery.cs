using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Pias.Content;
using CyberGov.Pias.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Pias;

/// <summary>A step this person's part opens to them, and what still stands in its way.</summary>
public sealed record PiaStep(PiaAction Action, IReadOnlyList<string> Gaps)
{
    public bool IsReady => Gaps.Count == 0;
}

/// <summary>An assessment as its page shows it to one person.</summary>
public sealed record PiaDetails(
    Pia Pia,
    PiaDocument Document,
    PiaStanding Standing,
    IReadOnlyList<PiaDecision> Decisions,
    IReadOnlyList<PiaStep> Steps,
    IReadOnlyList<PiaClosedStep> Closed,
    bool MayWrite)
{
    public string HashShown => Document.ContentHash;
}

/// <summary>Reads one assessment with what this person may do next; null when it does not exist for them.</summary>
public sealed class PiaDetailsQuery(CyberGovDbContext db, PiaStandings standings, PiaTakers takers)
{
    public async Task<PiaDetails?> ExecuteAsync(string code, Viewer viewer, CancellationToken cancellationToken)
    {
        var pia = await db.PiasVisibleTo(viewer).AsNoTracking()
            .Include(p => p.ServiceArea)
            .Include(p => p.ProjectLead)
            .Include(p => p.InformationAssetOwner)
            .Include(p => p.HeadOfService)
            .Include(p => p.DpoReviewer)
            .SingleOrDefaultAsync(p => p.Code == code, cancellationToken);
        if (pia is null)
        {
            return null;
        }

        var (standing, document) = await standings.OfAsync(pia, cancellationToken);
        var decisions = await db.PiaDecisions.AsNoTracking()
            .Where(d => d.PiaId == pia.PiaId)
            .OrderByDescending(d => d.TakenAt).ThenByDescending(d => d.PiaDecisionId)
            .ToListAsync(cancellationToken);
        var mayWrite = await db.PiasWritableBy(viewer).AnyAsync(p => p.PiaId == pia.PiaId, cancellationToken);

        var closed = await takers.ClosedToAsync(pia, standing, viewer, cancellationToken);
        return new PiaDetails(pia, document, standing, decisions, [.. StepsFor(standing, viewer)], closed, mayWrite);
    }

    private static IEnumerable<PiaStep> StepsFor(PiaStanding standing, Viewer viewer)
    {
        foreach (var action in PiaWorkflow.Transitions.Where(t => t.From == standing.State).Select(t => t.Action))
        {
            switch (PiaRules.Closed(action, standing, viewer))
            {
                case null when PiaRules.MayLead(action, standing):
                    yield return new PiaStep(action, []);
                    break;
                case { Refusal: PiaRefusal.Incomplete } obstacle:
                    yield return new PiaStep(action, obstacle.Gaps);
                    break;
            }
        }
    }
}
