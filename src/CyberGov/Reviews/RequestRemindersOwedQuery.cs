using CyberGov.Data;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Reviews;

/// <summary>One request for evidence in a digest.</summary>
/// <param name="MilestoneOn">The reminder this mail serves; see <see cref="ReminderRule"/>.</param>
public sealed record RequestToRemindOf(
    Guid EvidenceRequestId, string Code, string ControlCode, string ControlTitle, string AskedBy, DateOnly DueOn, DateOnly MilestoneOn);

/// <summary>
/// Who is owed a reminder of which open requests for evidence: whoever was asked, or the control's owner once they have left.
/// The rule is that of reviews; the mail that asked serves for the milestones of its own day.
/// </summary>
public sealed class RequestRemindersOwedQuery(CyberGovDbContext db)
{
    public async Task<ILookup<ReminderRecipient, RequestToRemindOf>> ExecuteAsync(DateOnly today, CancellationToken cancellationToken)
    {
        var horizon = today.AddDays(ReminderRule.DaysOfNotice);
        var candidates = await db.EvidenceRequests
            .AsNoTracking()
            .Where(r => r.ClosedAt == null && r.DueOn <= horizon && r.Control!.RetiredAt == null)
            .OrderBy(r => r.DueOn)
            .ThenBy(r => r.Code)
            .Select(r => new
            {
                Request = r,
                ControlCode = r.Control!.Code,
                ControlTitle = r.Control.Title,
                AskedBy = r.RequestedBy!.Name,
                // Whoever has left, or has no address, is passed over.
                Person = r.AskedOf!.Email != null && r.AskedOf.Email != "" && (r.AskedOf.LeftOn == null || r.AskedOf.LeftOn > today)
                    ? r.AskedOf
                    : r.Control.Owner,
            })
            .ToListAsync(cancellationToken);
        var sent = await SentLatelyAsync(today, cancellationToken);

        var owed =
            from candidate in candidates
            let person = candidate.Person
            where person is { Email.Length: > 0 } && !person.HasLeft(today)
            let request = candidate.Request
            let milestone = ReminderRule.OwedMilestone(request.DueOn, request.RequestedOn.AddDays(1), today)
            where milestone is not null && !sent.Contains((request.EvidenceRequestId, person.Id, milestone.Value))
            select (
                Recipient: new ReminderRecipient(person.Id, person.Name, person.Email!),
                Request: new RequestToRemindOf(
                    request.EvidenceRequestId, request.Code, candidate.ControlCode, candidate.ControlTitle, candidate.AskedBy,
                    request.DueOn, milestone.Value));

        return owed.ToLookup(o => o.Recipient, o => o.Request);
    }

    private async Task<HashSet<(Guid EvidenceRequestId, Guid PersonId, DateOnly MilestoneOn)>> SentLatelyAsync(
        DateOnly today, CancellationToken cancellationToken)
    {
        var earliest = today.AddDays(-ReminderRule.LongestGapInDays);
        var sent = await db.EvidenceRequestReminders
            .AsNoTracking()
            .Where(s => s.MilestoneOn >= earliest && s.EvidenceRequest!.ClosedAt == null)
            .Select(s => new { s.EvidenceRequestId, s.PersonId, s.MilestoneOn })
            .ToListAsync(cancellationToken);

        return [.. sent.Select(s => (s.EvidenceRequestId, s.PersonId, s.MilestoneOn))];
    }
}
