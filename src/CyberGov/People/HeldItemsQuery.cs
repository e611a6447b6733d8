using CyberGov.Data;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.People;

/// <summary>One control that moves, and as what the leaver holds it.</summary>
public sealed record HeldControl(Guid ControlId, string Code, string Title, bool IsOwner);

/// <summary>Everything that someone holds and somebody else must take over.</summary>
public sealed record HeldItems(
    Guid PersonId, string Name, DateOnly? LeftOn, IReadOnlyList<HeldControl> Controls, int EvidenceItems, IReadOnlyList<string> RequestCodes,
    IReadOnlyList<HeldCount> Others)
{
    public int Count => Controls.Count + EvidenceItems + RequestCodes.Count + Others.Sum(o => o.Count);
}

/// <summary>What a person holds.</summary>
public sealed class HeldItemsQuery(CyberGovDbContext db, IEnumerable<IHandOverPart> parts)
{
    public async Task<HeldItems?> ExecuteAsync(Guid personId, CancellationToken cancellationToken)
    {
        var person = await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == personId, cancellationToken);
        if (person is null)
        {
            return null;
        }

        return new HeldItems(
            personId,
            person.Name,
            person.LeftOn,
            await db.Controls.AsNoTracking()
                .Where(c => c.RetiredAt == null && (c.OwnerId == personId || c.DeputyId == personId))
                .OrderBy(c => c.Code)
                .Select(c => new HeldControl(c.ControlId, c.Code, c.Title, c.OwnerId == personId))
                .ToListAsync(cancellationToken),
            await db.EvidenceItems.CountAsync(e => e.OwnerId == personId && e.WithdrawnAt == null && e.DisposedAt == null, cancellationToken),
            await db.EvidenceRequests.Where(r => r.AskedOfId == personId && r.ClosedAt == null)
                .OrderBy(r => r.Code).Select(r => r.Code).ToListAsync(cancellationToken),
            await OthersAsync(personId, cancellationToken));
    }

    private async Task<List<HeldCount>> OthersAsync(Guid personId, CancellationToken cancellationToken)
    {
        List<HeldCount> held = [];
        foreach (var part in parts)
        {
            held.AddRange((await part.CountAsync(personId, cancellationToken)).Where(c => c.Count > 0));
        }

        return held;
    }

    /// <summary>People who have left and still hold something.</summary>
    public Task<List<HeldBy>> LeaversAsync(DateOnly today, CancellationToken cancellationToken)
    {
        var holders = parts.Aggregate(db.Controls.Where(_ => false).Select(c => c.ControlId), (all, part) => all.Concat(part.Holders));
        return db.People.AsNoTracking()
            .Where(p => p.LeftOn <= today)
            .Where(p => holders.Contains(p.Id)
                || db.Controls.Any(c => c.RetiredAt == null && (c.OwnerId == p.Id || c.DeputyId == p.Id))
                || db.EvidenceItems.Any(e => e.OwnerId == p.Id && e.WithdrawnAt == null && e.DisposedAt == null)
                || db.EvidenceRequests.Any(r => r.AskedOfId == p.Id && r.ClosedAt == null))
            .OrderBy(p => p.LeftOn).ThenBy(p => p.Name)
            .Take(100)
            .Select(p => new HeldBy(p.Id, p.Name, p.LeftOn))
            .ToListAsync(cancellationToken);
    }
}

public sealed record HeldBy(Guid PersonId, string Name, DateOnly? LeftOn);
