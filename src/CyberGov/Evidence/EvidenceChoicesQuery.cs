using CyberGov.Data;
using CyberGov.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Evidence;

/// <summary>One thing to choose from in a form or a filter.</summary>
public sealed record EvidenceChoice<TValue>(TValue Value, string Name);

/// <summary>What the forms and filters about evidence offer; only what would be accepted from this person.</summary>
public sealed class EvidenceChoicesQuery(CyberGovDbContext db)
{
    public Task<List<EvidencedControl>> ControlsAsync(Viewer viewer, CancellationToken cancellationToken) =>
        db.ControlsEvidencedBy(viewer)
            .OrderBy(c => c.Code)
            .Select(c => new EvidencedControl(c.ControlId, c.Code, c.Title, c.Owner!.Name))
            .ToListAsync(cancellationToken);

    public Task<List<EvidenceChoice<Guid>>> NewOwnersAsync(DateOnly today, CancellationToken cancellationToken) =>
        db.EvidenceOwners(today)
            .OrderBy(p => p.Name)
            .Select(p => new EvidenceChoice<Guid>(p.Id, p.Name))
            .ToListAsync(cancellationToken);

    /// <summary>The people who own at least one item this person may see.</summary>
    public Task<List<EvidenceChoice<Guid>>> PresentOwnersAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        var ownerIds = db.EvidenceVisibleTo(viewer).Select(e => e.OwnerId);
        return db.People
            .Where(p => ownerIds.Contains(p.Id))
            .OrderBy(p => p.Name)
            .Select(p => new EvidenceChoice<Guid>(p.Id, p.Name))
            .ToListAsync(cancellationToken);
    }

    public Task<List<EvidenceChoice<string>>> FrameworksAsync(CancellationToken cancellationToken) =>
        db.Frameworks
            .Where(f => f.RetiredAt == null)
            .OrderBy(f => f.Title)
            .Select(f => new EvidenceChoice<string>(f.Code, f.Title + " (" + f.Edition + ")"))
            .ToListAsync(cancellationToken);
}
