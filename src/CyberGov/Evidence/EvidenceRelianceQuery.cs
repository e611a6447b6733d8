using CyberGov.Controls;
using CyberGov.Data;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Evidence;

/// <summary>What stands on one item alone: the controls and requirements that drop the day after it runs out.</summary>
public sealed record EvidenceReliance(
    DateOnly RunsOutOn, IReadOnlyList<EvidencedControl> Controls, IReadOnlyList<RequirementStanding> Requirements);

/// <summary>Compares where requirements stand now with where they will stand when the item has run out and nothing else has changed.</summary>
public sealed class EvidenceRelianceQuery(CyberGovDbContext db, RequirementStandingQuery standings)
{
    /// <returns>Null when the item does not count or does not run out.</returns>
    public async Task<EvidenceReliance?> ExecuteAsync(Guid itemId, DateOnly today, CancellationToken cancellationToken)
    {
        var until = await db.EvidenceItems.AsNoTracking()
            .Where(e => e.EvidenceItemId == itemId)
            .Standing()
            .Select(e => e.AcceptedUntil)
            .SingleOrDefaultAsync(cancellationToken);
        if (until is not { } runsOutOn || runsOutOn < today || runsOutOn == DateOnly.MaxValue)
        {
            return null;
        }

        var controls = await db.EvidenceControls.AsNoTracking()
            .Where(l => l.EvidenceItemId == itemId && l.Control!.EvidencedUntil == runsOutOn && l.Control.IsApplicable)
            .Where(l => !db.EvidenceControls.Any(other => other.ControlId == l.ControlId && other.EvidenceItemId != itemId
                && other.EvidenceItem!.AcceptedUntil >= runsOutOn
                && other.EvidenceItem.Stage != EvidenceStage.Superseded
                && other.EvidenceItem.Stage != EvidenceStage.Withdrawn
                && other.EvidenceItem.Stage != EvidenceStage.Disposed))
            .OrderBy(l => l.Control!.Code)
            .Select(l => new EvidencedControl(l.ControlId, l.Control!.Code, l.Control.Title, l.Control.Owner!.Name))
            .ToListAsync(cancellationToken);
        return new EvidenceReliance(
            runsOutOn, controls, controls.Count == 0 ? [] : await DroppingAsync(controls, runsOutOn, today, cancellationToken));
    }

    private async Task<List<RequirementStanding>> DroppingAsync(
        List<EvidencedControl> controls, DateOnly runsOutOn, DateOnly today, CancellationToken cancellationToken)
    {
        var ids = controls.Select(c => c.ControlId).ToHashSet();
        var now = await standings.ExecuteAsync(null, null, today, cancellationToken);
        var then = (await standings.ExecuteAsync(null, null, runsOutOn.AddDays(1), cancellationToken))
            .ToDictionary(r => r.RequirementId, r => r.Status);
        return
        [
            .. now.Where(r => r.Status == RequirementStatus.Met
                && then[r.RequirementId] != RequirementStatus.Met
                && r.Controls.Any(c => ids.Contains(c.ControlId))),
        ];
    }
}
