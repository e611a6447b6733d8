using CyberGov.Calendar;
using CyberGov.Catalogue;
using CyberGov.Demo.Papers;
using CyberGov.Evidence;
using CyberGov.Identity;
using CyberGov.Mail;
using CyberGov.Reviews;

namespace CyberGov.Demo;

/// <summary>The reminders of the last weeks as the morning job would have sent them; one was refused.</summary>
internal sealed class MailEvents(DemoCalendar calendar, DemoStaff staff, SiteAddress site)
{
    private const string Transport = "Smtp";
    private const string Refusal = "550 5.1.1 Mailbox unavailable: this address is not known here";

    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    private readonly ReviewReminderEmail _email = new(Paper.Organisation, site);
    private readonly Chance _chance = new("mail");
    private List<PlannedRequest> _requests = [];

    public IEnumerable<DemoEvent> All(DemoPlan plan)
    {
        var open = plan.Controls
            .Select(c => new OpenReview(c, plan.Reviews[c.Code][^1], staff.OwnerOf(c)))
            .Where(r => !DemoFacts.NotApplicable.ContainsKey(r.Control.Code))
            .ToList();
        _requests = [.. plan.Requests.Where(r => r.IsOpen)];
        var digests = Digests(open).ToList();

        return digests.Select((digest, i) => new DemoEvent(
            UkTime.At(digest.On, new TimeOnly(7, 30)), null, world => Send(world, digest, isRefused: i == digests.Count - 2)));
    }

    /// <summary>Every milestone that came in the time the job looks back on, so that it owes none of them again.</summary>
    private IEnumerable<Digest> Digests(List<OpenReview> open)
    {
        var before = calendar.Today.AddDays(-ReminderRule.LongestGapInDays - 2);
        var told = open.ToDictionary(r => r, r => MilestoneOf(r, before));
        var toldOfRequests = _requests.ToDictionary(r => r, r => MilestoneOf(r, before));
        for (var day = before.AddDays(1); day <= calendar.LastDay; day = day.AddDays(1))
        {
            if (!calendar.IsWorkingDay(day))
            {
                continue;
            }

            var owed = open.Where(r => MilestoneOf(r, day) is { } milestone && milestone != told[r]).ToList();
            foreach (var review in owed)
            {
                told[review] = MilestoneOf(review, day);
            }

            var requests = OwedRequests(toldOfRequests, day);
            foreach (var owner in owed.Select(r => r.Owner).Union(requests.Select(r => r.AskedOf)))
            {
                yield return new Digest(
                    day,
                    owner,
                    [.. owed.Where(r => r.Owner == owner).OrderBy(r => r.Planned.DueOn)],
                    [.. requests.Where(r => r.AskedOf == owner).OrderBy(r => r.DueOn)]);
            }
        }
    }

    /// <summary>The job runs in the morning, before the look that brings the next review into being.</summary>
    private static DateOnly? MilestoneOf(OpenReview review, DateOnly day) => review.Planned.CreatedOn >= day
        ? null
        : ReminderRule.OwedMilestone(review.Planned.DueOn, review.Planned.CreatedOn, day);

    private List<PlannedRequest> OwedRequests(Dictionary<PlannedRequest, DateOnly?> told, DateOnly day)
    {
        var owed = _requests.Where(r => MilestoneOf(r, day) is { } milestone && milestone != told[r]).ToList();
        owed.ForEach(r => told[r] = MilestoneOf(r, day));
        return owed;
    }

    private static DateOnly? MilestoneOf(PlannedRequest request, DateOnly day) =>
        request.AskedOn >= day ? null : ReminderRule.OwedMilestone(request.DueOn, request.AskedOn.AddDays(1), day);

    private void Send(DemoWorld world, Digest digest, bool isRefused)
    {
        var at = UkTime.At(digest.On, new TimeOnly(7, 30));
        var owner = digest.Owner;
        List<ReviewToRemindOf> reviews =
        [
            .. digest.Reviews.Select(r => new ReviewToRemindOf(
                r.Planned.ReviewId, r.Control.Code, r.Control.Title, r.Planned.DueOn, MilestoneOf(r, digest.On)!.Value)),
        ];
        var mail = _email.For(new OwedDigest(new ReminderRecipient(owner.Id, owner.Name, owner.Email!), reviews, RequestsOf(digest)), digest.On, at);
        world.Db.QueuedEmails.Add(mail);
        var handedOverAt = at.AddSeconds(_chance.Between(20, 90));
        world.Db.EmailAttempts.Add(HandOver(mail, handedOverAt, isRefused));
        if (isRefused)
        {
            owner.RefuseMail(handedOverAt, Refusal);
        }

        world.Db.ReviewReminders.AddRange(reviews.Select(r => new ReviewReminder
        {
            ReviewId = r.ReviewId,
            PersonId = owner.Id,
            MilestoneOn = r.MilestoneOn,
            QueuedEmailId = mail.QueuedEmailId,
        }));
        world.Db.EvidenceRequestReminders.AddRange(digest.Requests.Select(r => new EvidenceRequestReminder
        {
            EvidenceRequestId = r.EvidenceRequestId,
            PersonId = owner.Id,
            MilestoneOn = MilestoneOf(r, digest.On)!.Value,
            QueuedEmailId = mail.QueuedEmailId,
        }));
    }

    private static List<RequestToRemindOf> RequestsOf(Digest digest) =>
    [
        .. digest.Requests.Select(r => new RequestToRemindOf(
            r.EvidenceRequestId, r.Code, r.Control.Code, r.Control.Title, r.AskedBy.Name, r.DueOn, MilestoneOf(r, digest.On)!.Value)),
    ];

    private EmailAttempt HandOver(QueuedEmail mail, DateTimeOffset at, bool isRefused)
    {
        mail.Lease(at, Lease);
        return isRefused
            ? mail.RecordRefusal(at, Transport, Refusal)
            : mail.RecordSent(at, Transport, new HandedOver($"250 2.0.0 Ok: queued as {_chance.Between(0x100000, 0xFFFFFF):X}"));
    }

    private sealed record OpenReview(CommonControl Control, PlannedReview Planned, Person Owner);

    private sealed record Digest(
        DateOnly On, Person Owner, IReadOnlyList<OpenReview> Reviews, IReadOnlyList<PlannedRequest> Requests);
}
