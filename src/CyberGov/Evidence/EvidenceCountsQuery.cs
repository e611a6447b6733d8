using CyberGov.Data;
using CyberGov.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Evidence;

/// <summary>How many evidence items of each control this person may see: the number that the list behind it shows.</summary>
public sealed class EvidenceCountsQuery(CyberGovDbContext db)
{
    /// <param name="controls">Each control with its kept count, which is right for those who see everything.</param>
    public async Task<IReadOnlyDictionary<Guid, int>> ExecuteAsync(
        IReadOnlyDictionary<Guid, int> controls, Viewer viewer, CancellationToken cancellationToken)
    {
        if (viewer.SeesAllEvidence)
        {
            return controls;
        }

        var visible = db.EvidenceVisibleTo(viewer).Standing().Select(e => e.EvidenceItemId);
        var counts = await db.EvidenceControls.AsNoTracking()
            .Where(l => controls.Keys.Contains(l.ControlId) && visible.Contains(l.EvidenceItemId))
            .GroupBy(l => l.ControlId)
            .Select(g => new { ControlId = g.Key, Count = g.Count() })
            .ToDictionaryAsync(c => c.ControlId, c => c.Count, cancellationToken);
        return controls.Keys.ToDictionary(id => id, id => counts.GetValueOrDefault(id));
    }
}
