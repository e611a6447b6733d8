using System.Runtime.CompilerServices;
using CyberGov.Controls;
using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Reminders;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Reviews;

/// <summary>The open reviews, as things to remind people of.</summary>
public sealed class ReviewsDue(CyberGovDbContext db, ControlDutiesQuery duties) : IReminderSource
{
    public const string Kind = "review";

    public IReadOnlyList<DueKind> Kinds { get; } =
    [
        new(Kind, "Reviews to do", "Follow each link to say how well the control works.", "Review", "control", "controls", "/reviews"),
    ];

    public async IAsyncEnumerable<DueItem> DueAsync(DueScope scope, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var why = await duties.ExecuteAsync(cancellationToken);
        var reviews = scope.Narrow(db.Reviews.AsNoTracking(), r => r.ReviewId).Open().Where(r => r.DueOn <= scope.Horizon);
        reviews = scope.OwnerId is { } owner ? reviews.Where(r => r.Control!.OwnerId == owner) : reviews;
        var open = reviews
            .Select(r => new { r.ReviewId, r.ControlId, r.DueOn, r.CreatedOn, r.Control!.Code, r.Control.Title, r.Control.OwnerId, r.Control.DeputyId, r.SnoozedUntil })
            .AsAsyncEnumerable();

        await foreach (var r in open.WithCancellation(cancellationToken))
        {
            yield return new DueItem(
                Kind, r.ReviewId, r.DueOn, r.CreatedOn, r.Code, r.Title,
                why.GetValueOrDefault(r.ControlId, ControlDutiesQuery.OwnChoice),
                $"/reviews/{r.ReviewId}/complete", r.OwnerId, r.DeputyId, r.SnoozedUntil);
        }
    }

    public IQueryable<Guid> ItemsVisibleTo(Viewer viewer) => db.Reviews.VisibleTo(viewer).Select(r => r.ReviewId);
}
