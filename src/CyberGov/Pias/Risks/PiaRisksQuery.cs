using CyberGov.Controls;
using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Pias.Form;
using CyberGov.Pias.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Pias.Risks;

/// <summary>The risks of an assessment's present version with their measures, and what this person may do with them.</summary>
public sealed record PiaRisksView(Pia Pia, PiaStanding Standing, IReadOnlyList<PiaRisk> Risks, bool MayWrite)
{
    public PiaRisk? Find(int number) => Risks.FirstOrDefault(r => r.Number == number);
}

public sealed class PiaRisksQuery(CyberGovDbContext db, PiaStandings standings)
{
    /// <summary>Null when the assessment does not exist for this person.</summary>
    public async Task<PiaRisksView?> ExecuteAsync(string code, Viewer viewer, CancellationToken cancellationToken)
    {
        var pia = await db.PiasVisibleTo(viewer).AsNoTracking().SingleOrDefaultAsync(p => p.Code == code, cancellationToken);
        if (pia is null)
        {
            return null;
        }

        var risks = await db.PiaRisks.AsNoTracking().AsSplitQuery()
            .Where(r => r.PiaId == pia.PiaId && r.VersionNumber == pia.VersionNumber)
            .Include(r => r.Measures.OrderBy(m => m.Number)).ThenInclude(m => m.Control)
            .Include(r => r.Measures).ThenInclude(m => m.Owner)
            .OrderBy(r => r.Number)
            .ToListAsync(cancellationToken);
        var (standing, _) = await standings.OfAsync(pia, cancellationToken);
        var mayWrite = pia.State.IsBeingWritten && await db.PiasWritableBy(viewer).AnyAsync(p => p.PiaId == pia.PiaId, cancellationToken);
        return new PiaRisksView(pia, standing, risks, mayWrite);
    }
}

/// <summary>A control that may be a measure, and the ideas it serves.</summary>
public sealed record MeasureControl(Guid ControlId, string Code, string Title, ControlPosition Position, IReadOnlyList<string> Ideas);

/// <summary>Controls to choose as a measure: those found by words, or those the form suggests.</summary>
public sealed class MeasureControlsQuery(CyberGovDbContext db, PiaForm form)
{
    public const int Most = 30;

    public async Task<IReadOnlyList<MeasureControl>> ExecuteAsync(
        string? search, Viewer viewer, DateOnly today, CancellationToken cancellationToken)
    {
        var ideas = form.Risk.MeasureIdeas.SelectMany(i => i.ControlCodes, (i, code) => (i.Label, Code: code))
            .ToLookup(i => i.Code, i => i.Label, StringComparer.Ordinal);
        var suggested = ideas.Select(i => i.Key).ToList();
        var offered = db.Controls.AsNoTracking().VisibleTo(viewer).InForce().Where(c => c.IsApplicable);
        offered = string.IsNullOrWhiteSpace(search) ? offered.Where(c => suggested.Contains(c.Code)) : offered.MatchingText(search, db);
        var found = await offered
            .OrderBy(c => c.Code)
            .Take(Most)
            .Select(c => new { c.ControlId, c.Code, c.Title, c.Status, c.IsApplicable, c.EvidencedUntil })
            .ToListAsync(cancellationToken);

        return found.ConvertAll(c => new MeasureControl(
            c.ControlId, c.Code, c.Title, ControlPositions.Of(c.Status, c.IsApplicable, c.EvidencedUntil, today), [.. ideas[c.Code]]));
    }
}
