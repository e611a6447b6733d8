using CyberGov.Data;
using CyberGov.Evidence;

namespace CyberGov.Demo;

/// <summary>Asks for evidence on each day, and answers or closes what was asked.</summary>
internal static class RequestEvents
{
    public static IEnumerable<DemoEvent> All(DemoPlan plan)
    {
        foreach (var planned in plan.Requests)
        {
            EvidenceRequest? request = null;
            yield return new DemoEvent(planned.AskedAt, planned.AskedBy.Id, world =>
            {
                request = RequestFrom(planned, world.Controls[planned.Control.Code].ControlId);
                world.Db.EvidenceRequests.Add(request);
            });
            if (planned.Answer is { } answer)
            {
                var at = answer.LoggedAt.AddMinutes(10);
                yield return new DemoEvent(at, answer.Owner.Id, world =>
                {
                    world.Db.Attach(request!);
                    request!.Answer(answer.EvidenceItemId, answer.Owner.Id, at);
                });
            }
            else if (planned.Closed is { } closed)
            {
                yield return new DemoEvent(closed.At, planned.AskedOf.Id, world =>
                {
                    world.Db.Attach(request!);
                    request!.Close(closed.Reason, planned.AskedOf.Id, closed.At);
                });
            }
        }
    }

    /// <summary>So that the next real number follows the last seeded one.</summary>
    public static IEnumerable<CodeSequence> Sequences(DemoPlan plan) => plan.Requests
        .GroupBy(r => r.AskedOn.Year)
        .Select(year => new CodeSequence { Prefix = RequestEvidence.CodePrefix, Year = year.Key, Last = year.Count() });

    private static EvidenceRequest RequestFrom(PlannedRequest planned, Guid controlId) => new()
    {
        EvidenceRequestId = planned.EvidenceRequestId,
        Code = planned.Code,
        ControlId = controlId,
        AskedOfId = planned.AskedOf.Id,
        RequestedById = planned.AskedBy.Id,
        RequestedAt = planned.AskedAt,
        RequestedOn = planned.AskedOn,
        Wanted = planned.Wanted,
        DueOn = planned.DueOn,
    };
}
