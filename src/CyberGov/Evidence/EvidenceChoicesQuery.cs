using CyberGov.Controls;
using CyberGov.Data;
using CyberGov.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Evidence;

/// <summary>One thing to choose from in a form or a filter.</summary>
public sealed record EvidenceChoice<TValue>(TValue Value, string Name);

/// <summary>A control that evidence may be asked for, and who would be asked.</summary>
public sealed record RequestableControl(Guid ControlId, string Code, string Title, Guid? OwnerId, string? OwnerName);

/// <summary>What the forms and filters about evidence offer; only what would be accepted from this person.</summary>
public sealed class EvidenceChoicesQuery(CyberGovDbContext db, KeptLists kept)
{
    public Task<List<EvidencedControl>> ControlsAsync(Viewer viewer, CancellationToken cancellationToken) =>
        db.ControlsEvidencedBy(viewer)
            .OrderBy(c => c.Code)
            .Select(c => new EvidencedControl(c.ControlId, c.Code, c.Title, c.Owner!.Name))
            .ToListAsync(cancellationToken);

    /// <summary>The controls evidence may be asked for.</summary>
    public Task<List<RequestableControl>> RequestableControlsAsync(Viewer viewer, CancellationToken cancellationToken) =>
        db.Controls.AsNoTracking().VisibleTo(viewer).InForce()
            .Where(c => c.IsApplicable)
            .OrderBy(c => c.Code)
            .Select(c => new RequestableControl(c.ControlId, c.Code, c.Title, c.OwnerId, c.Owner!.Name))
            .ToListAsync(cancellationToken);

    public Task<List<EvidenceChoice<Guid>>> NewOwnersAsync(DateOnly today, CancellationToken cancellationToken) =>
        db.EvidenceOwners(today)
            .OrderBy(p => p.Name)
            .Select(p => new EvidenceChoice<Guid>(p.Id, p.Name))
            .ToListAsync(cancellationToken);

    /// <summary>The people who own at least one item this person may see.</summary>
    public async Task<IReadOnlyList<EvidenceChoice<Guid>>> PresentOwnersAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        if (viewer.SeesAllEvidence)
        {
            // There is far more evidence than people: asked person by person, the index on owners answers each at once.
            return await kept.ReadAsync(
                "evidence owners",
                () => ByNameAsync(db.People.Where(p => db.EvidenceItems.Any(e => e.OwnerId == p.Id)), cancellationToken));
        }

        var visible = db.EvidenceVisibleTo(viewer);
        var ownerIds = visible.Select(e => e.OwnerId);
        var owners = viewer.SeesAllButDrafts
            ? db.People.Where(p => visible.Any(e => e.OwnerId == p.Id))
            : db.People.Where(p => ownerIds.Contains(p.Id));
        return await kept.ReadAsync(
            $"evidence owners for {viewer.PersonId} as {string.Join(' ', viewer.Roles.Order())}", () => ByNameAsync(owners, cancellationToken));
    }

    public Task<IReadOnlyList<EvidenceChoice<string>>> FrameworksAsync(CancellationToken cancellationToken) => kept.ReadAsync(
        "frameworks of evidence",
        () => db.Frameworks
            .Where(f => f.RetiredAt == null)
            .OrderBy(f => f.Title)
            .Select(f => new EvidenceChoice<string>(f.Code, f.Title + " (" + f.Edition + ")"))
            .ToListAsync(cancellationToken));

    private static Task<List<EvidenceChoice<Guid>>> ByNameAsync(IQueryable<Person> people, CancellationToken cancellationToken) => people
        .OrderBy(p => p.Name)
        .Select(p => new EvidenceChoice<Guid>(p.Id, p.Name))
        .ToListAsync(cancellationToken);
}
