using CyberGov.Data;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Reviews;

/// <summary>Everything one person must be told this morning.</summary>
public sealed record OwedDigest(
    ReminderRecipient Recipient, IReadOnlyList<ReviewToRemindOf> Reviews, IReadOnlyList<RequestToRemindOf> Requests);

/// <summary>Who is owed which reminders today: four queries, however many controls, requests and people there are.</summary>
public sealed class RemindersOwedQuery(CyberGovDbContext db, RequestRemindersOwedQuery requestsOwed)
{
    public async Task<IReadOnlyList<OwedDigest>> ExecuteAsync(DateOnly today, CancellationToken cancellationToken)
    {
        var reviews = await ReviewsAsync(today, cancellationToken);
        var requests = await requestsOwed.ExecuteAsync(today, cancellationToken);

        return
        [
            .. reviews.Select(r => r.Key)
                .Union(requests.Select(r => r.Key))
                .Select(recipient => new OwedDigest(recipient, [.. reviews[recipient]], [.. requests[recipient]])),
        ];
    }

    private async Task<ILookup<ReminderRecipient, ReviewToRemindOf>> ReviewsAsync(DateOnly today, CancellationToken cancellationToken)
    {
        var horizon = today.AddDays(ReminderRule.DaysOfNotice);
        var candidates = await db.Reviews
            .AsNoTracking()
            .Open()
            .Where(r => r.DueOn <= horizon)
            .Where(r => r.Control!.Owner!.Email != null && r.Control.Owner.Email != "")
            .Where(r => r.Control!.Owner!.LeftOn == null || r.Control.Owner.LeftOn > today)
            .OrderBy(r => r.DueOn)
            .ThenBy(r => r.Control!.Code)
            .Select(r => new
            {
                r.ReviewId,
                r.DueOn,
                r.CreatedOn,
                r.Control!.Code,
                r.Control.Title,
                Recipient = new ReminderRecipient(r.Control.Owner!.Id, r.Control.Owner.Name, r.Control.Owner.Email!),
            })
            .ToListAsync(cancellationToken);
        var sent = await SentLatelyAsync(today, cancellationToken);

        var owed =
            from review in candidates
            let milestone = ReminderRule.OwedMilestone(review.DueOn, review.CreatedOn, today)
            where milestone is not null && !sent.Contains((review.ReviewId, review.Recipient.PersonId, milestone.Value))
            select (
                review.Recipient,
                Review: new ReviewToRemindOf(review.ReviewId, review.Code, review.Title, review.DueOn, milestone.Value));

        return owed.ToLookup(o => o.Recipient, o => o.Review);
    }

    private async Task<HashSet<(Guid ReviewId, Guid PersonId, DateOnly MilestoneOn)>> SentLatelyAsync(
        DateOnly today, CancellationToken cancellationToken)
    {
        // An owed milestone is never older than the longest gap between two of them.
        var earliest = today.AddDays(-ReminderRule.LongestGapInDays);
        var sent = await db.ReviewReminders
            .AsNoTracking()
            .Where(s => s.MilestoneOn >= earliest && s.Review!.CompletedAt == null)
            .Select(s => new { s.ReviewId, s.PersonId, s.MilestoneOn })
            .ToListAsync(cancellationToken);

        return [.. sent.Select(s => (s.ReviewId, s.PersonId, s.MilestoneOn))];
    }
}
