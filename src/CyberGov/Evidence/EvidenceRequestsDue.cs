using System.Runtime.CompilerServices;
using CyberGov.Controls;
using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Reminders;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Evidence;

/// <summary>The open requests for evidence, as things to remind people of; when whoever was asked cannot be told, the control's owner is.</summary>
public sealed class EvidenceRequestsDue(CyberGovDbContext db, ControlDutiesQuery duties) : IReminderSource
{
    public const string Kind = "evidence-request";

    public IReadOnlyList<DueKind> Kinds { get; } =
    [
        new(Kind, "Evidence asked of you", "If it is in CyberGov already you only need to pick it. Follow the link to answer.",
            "Answer", "request", "requests for evidence",
            "/evidence/requests"),
    ];

    public async IAsyncEnumerable<DueItem> DueAsync(DueScope scope, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var why = await duties.ExecuteAsync(cancellationToken);
        var requests = scope.Narrow(db.EvidenceRequests.AsNoTracking(), r => r.EvidenceRequestId)
            .Where(r => r.ClosedAt == null && r.DueOn <= scope.Horizon && r.Control!.RetiredAt == null);
        requests = scope.OwnerId is { } owner ? requests.Where(r => r.AskedOfId == owner) : requests;
        var open = requests
            .Select(r => new
            {
                r.EvidenceRequestId,
                r.Code,
                r.ControlId,
                r.AskedOfId,
                r.RequestedOn,
                r.DueOn,
                ControlCode = r.Control!.Code,
                r.Control.Title,
                Deputy = r.Control.OwnerId == r.AskedOfId ? r.Control.DeputyId : r.Control.OwnerId,
                AskedBy = r.RequestedBy!.Name,
            })
            .AsAsyncEnumerable();

        await foreach (var o in open.WithCancellation(cancellationToken))
        {
            // The mail that asked serves for the step of its own day.
            yield return new DueItem(
                Kind, o.EvidenceRequestId, o.DueOn, o.RequestedOn.AddDays(1), o.Code, $"{o.ControlCode}, {o.Title}",
                $"Asked by {o.AskedBy}. {why.GetValueOrDefault(o.ControlId, ControlDutiesQuery.OwnChoice)}",
                $"/evidence/requests/{o.Code}", o.AskedOfId, o.Deputy, QuietUntil: null);
        }
    }

    public IQueryable<Guid> ItemsVisibleTo(Viewer viewer) => db.EvidenceRequestsVisibleTo(viewer).Select(r => r.EvidenceRequestId);
}
