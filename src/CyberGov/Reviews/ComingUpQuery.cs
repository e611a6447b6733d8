using CyberGov.Data;
using CyberGov.Evidence;
using CyberGov.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Reviews;

public enum ComingUpKind
{
    Review,
    EvidenceRequest,
    EvidenceExpiry,
}

/// <summary>What the calendar is asked for: days from and to, both counted.</summary>
/// <param name="Kind">Null means all kinds.</param>
public sealed record ComingUpRequest(DateOnly From, DateOnly To, ComingUpKind? Kind, bool Mine);

/// <summary>Something that is due or runs out on a day.</summary>
public sealed record ComingUpItem(ComingUpKind Kind, DateOnly On, string Code, string Title, string Path, string? Who);

/// <summary>How many things of one kind fall on a day.</summary>
public sealed record ComingUpCount(ComingUpKind Kind, DateOnly On, int Count);

/// <summary>
/// What comes on which day, as far as a person may see it: open reviews, open requests for evidence, and accepted evidence that
/// runs out. One query a kind, whatever the data; a list holds <see cref="Most"/> of a kind at most.
/// </summary>
public sealed class ComingUpQuery(CyberGovDbContext db)
{
    public const int Most = 100;

    public async Task<IReadOnlyList<ComingUpCount>> CountsAsync(
        ComingUpRequest request, Viewer viewer, CancellationToken cancellationToken)
    {
        List<ComingUpCount> counts = [];
        if (request.Kind is null or ComingUpKind.Review)
        {
            counts.AddRange(await Reviews(request, viewer).GroupBy(r => r.DueOn)
                .Select(g => new ComingUpCount(ComingUpKind.Review, g.Key, g.Count())).ToListAsync(cancellationToken));
        }

        if (request.Kind is null or ComingUpKind.EvidenceRequest)
        {
            counts.AddRange(await Requests(request, viewer).GroupBy(r => r.DueOn)
                .Select(g => new ComingUpCount(ComingUpKind.EvidenceRequest, g.Key, g.Count())).ToListAsync(cancellationToken));
        }

        if (request.Kind is null or ComingUpKind.EvidenceExpiry)
        {
            counts.AddRange(await Expiring(request, viewer).GroupBy(e => e.ExpiresOn!.Value)
                .Select(g => new ComingUpCount(ComingUpKind.EvidenceExpiry, g.Key, g.Count())).ToListAsync(cancellationToken));
        }

        return [.. counts.OrderBy(c => c.On).ThenBy(c => c.Kind)];
    }

    public async Task<IReadOnlyList<ComingUpItem>> ItemsAsync(
        ComingUpRequest request, Viewer viewer, CancellationToken cancellationToken)
    {
        List<ComingUpItem> items = [];
        if (request.Kind is null or ComingUpKind.Review)
        {
            items.AddRange(await Reviews(request, viewer).OrderBy(r => r.DueOn).ThenBy(r => r.Control!.Code).Take(Most)
                .Select(r => new ComingUpItem(
                    ComingUpKind.Review, r.DueOn, r.Control!.Code, r.Control.Title, "/controls/" + r.Control.Code, r.Control.Owner!.Name))
                .ToListAsync(cancellationToken));
        }

        if (request.Kind is null or ComingUpKind.EvidenceRequest)
        {
            items.AddRange(await Requests(request, viewer).OrderBy(r => r.DueOn).ThenBy(r => r.Code).Take(Most)
                .Select(r => new ComingUpItem(
                    ComingUpKind.EvidenceRequest, r.DueOn, r.Code, r.Control!.Code + " " + r.Control.Title,
                    "/evidence/requests?show=Open", r.AskedOf!.Name))
                .ToListAsync(cancellationToken));
        }

        if (request.Kind is null or ComingUpKind.EvidenceExpiry)
        {
            items.AddRange(await Expiring(request, viewer).OrderBy(e => e.ExpiresOn).ThenBy(e => e.Number).Take(Most)
                .Select(e => new ComingUpItem(
                    ComingUpKind.EvidenceExpiry, e.ExpiresOn!.Value, e.Code, e.Title, "/evidence/" + e.Code, e.Owner!.Name))
                .ToListAsync(cancellationToken));
        }

        return [.. items.OrderBy(i => i.On).ThenBy(i => i.Kind).ThenBy(i => i.Code, StringComparer.Ordinal)];
    }

    private IQueryable<Review> Reviews(ComingUpRequest request, Viewer viewer)
    {
        var reviews = db.Reviews.AsNoTracking().VisibleTo(viewer).Open().Where(r => r.DueOn >= request.From && r.DueOn <= request.To);

        return request.Mine ? reviews.OfControlsOf(viewer.PersonId) : reviews;
    }

    private IQueryable<EvidenceRequest> Requests(ComingUpRequest request, Viewer viewer)
    {
        var requests = db.EvidenceRequestsVisibleTo(viewer).AsNoTracking()
            .Where(r => r.ClosedAt == null && r.DueOn >= request.From && r.DueOn <= request.To);

        return request.Mine ? requests.Where(r => r.AskedOfId == viewer.PersonId) : requests;
    }

    private IQueryable<EvidenceItem> Expiring(ComingUpRequest request, Viewer viewer)
    {
        var items = db.EvidenceVisibleTo(viewer).AsNoTracking()
            .Where(e => e.Stage == EvidenceStage.Accepted && e.ExpiresOn >= request.From && e.ExpiresOn <= request.To);

        return request.Mine ? items.OfPerson(viewer.PersonId) : items;
    }
}
