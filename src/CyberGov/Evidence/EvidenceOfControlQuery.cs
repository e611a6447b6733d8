using CyberGov.Data;
using CyberGov.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Evidence;

public sealed record ControlEvidence(
    string Code, string Title, Marking Marking, EvidenceState State, DateOnly EffectiveOn, DateOnly? ExpiresOn);

/// <summary>The newest evidence of one control that this person may see, for the control's own page.</summary>
public sealed class EvidenceOfControlQuery(CyberGovDbContext db)
{
    public async Task<IReadOnlyList<ControlEvidence>> ExecuteAsync(
        Guid controlId, int most, Viewer viewer, DateOnly today, CancellationToken cancellationToken)
    {
        var ofControl = db.EvidenceControls.Where(l => l.ControlId == controlId).Select(l => l.EvidenceItemId);
        var items = await db.EvidenceVisibleTo(viewer)
            .Where(e => ofControl.Contains(e.EvidenceItemId))
            .OrderByDescending(e => e.Number)
            .Take(most)
            .Select(e => new { e.Code, e.Title, e.Marking, e.Stage, e.EffectiveOn, e.ExpiresOn })
            .ToListAsync(cancellationToken);

        return
        [
            .. items.Select(e => new ControlEvidence(
                e.Code, e.Title, e.Marking, EvidenceStates.Of(e.Stage, e.ExpiresOn, today), e.EffectiveOn, e.ExpiresOn)),
        ];
    }
}
