using CyberGov.Calendar;
using CyberGov.Mail;

namespace CyberGov.Reviews;

/// <summary>One review in a digest.</summary>
/// <param name="MilestoneOn">The reminder this mail serves; see <see cref="ReminderRule"/>.</param>
public sealed record ReviewToRemindOf(
    Guid ReviewId, string ControlCode, string ControlTitle, DateOnly DueOn, DateOnly MilestoneOn);

/// <summary>Whom a digest goes to.</summary>
public sealed record ReminderRecipient(Guid PersonId, string Name, string Address);

/// <summary>The one mail a person gets in a morning: every review and request that needs them, the longest overdue first.</summary>
public sealed class ReviewReminderEmail(string councilName, SiteAddress site)
{
    public const string Kind = "review-digest";

    public QueuedEmail For(OwedDigest digest, DateOnly today, DateTimeOffset now)
    {
        var recipient = digest.Recipient;
        var subject = Subject(digest, today);
        var body = new EmailBody(councilName).Paragraph($"Hello {recipient.Name},");
        if (digest.Reviews.Count > 0)
        {
            AddReviews(body, digest.Reviews, today);
        }

        if (digest.Requests.Count > 0)
        {
            AddRequests(body, digest.Requests, today);
        }

        return new QueuedEmail
        {
            Kind = Kind,
            PersonId = recipient.PersonId,
            ToAddress = recipient.Address,
            ToName = recipient.Name,
            Subject = subject,
            TextBody = body.ToText(),
            HtmlBody = body.ToHtml(subject),
            QueuedAt = now,
        };
    }

    private void AddReviews(EmailBody body, IReadOnlyList<ReviewToRemindOf> reviews, DateOnly today) => body
        .Paragraph(Opening(reviews.Count))
        .Links(reviews.Select(r => new EmailLink($"{r.ControlCode}: {r.ControlTitle}", When(r.DueOn, today), PageOf(r))))
        .Link("See all your reviews", site.Page("/reviews"));

    private void AddRequests(EmailBody body, IReadOnlyList<RequestToRemindOf> requests, DateOnly today) => body
        .Heading("Evidence asked of you")
        .Paragraph("If it is in CyberGov already you only need to pick it. Follow the link to answer.")
        .Links(requests.Select(r => new EmailLink(
            $"{r.Code}, {r.ControlCode}: {r.ControlTitle}",
            $"Asked by {r.AskedBy}. {When(r.DueOn, today)}",
            site.Page($"/evidence/requests/{r.Code}"))))
        .Link("See all that is asked of you", site.Page("/evidence/requests?mine=true"));

    private Uri PageOf(ReviewToRemindOf review) => site.Page($"/reviews/{review.ReviewId}/complete");

    private static string Opening(int count) => count == 1
        ? "You own a control that needs your review. Follow the link to say how well it works."
        : $"You own {count} controls that need your review. Follow each link to say how well the control works.";

    private static string Subject(OwedDigest digest, DateOnly today) => (digest.Reviews.Count, digest.Requests.Count) switch
    {
        (_, 0) => SubjectOfReviews(digest.Reviews, today),
        (0, _) => SubjectOfRequests(digest.Requests, today),
        (1, 1) => $"Review {digest.Reviews[0].ControlCode} and send evidence for {digest.Requests[0].ControlCode}",
        var (reviews, requests) => $"{reviews} {(reviews == 1 ? "review" : "reviews")} to do and {requests} {(requests == 1 ? "request" : "requests")} for evidence to answer",
    };

    private static string SubjectOfReviews(IReadOnlyList<ReviewToRemindOf> reviews, DateOnly today)
    {
        var overdue = reviews.Count(r => r.DueOn < today);
        var first = reviews.Min(r => r.DueOn);

        return (reviews.Count, overdue) switch
        {
            (1, 0) => $"Review {reviews[0].ControlCode} by {first.InWords()}",
            (1, _) => $"Review {reviews[0].ControlCode} now: it was due on {first.InWords()}",
            (var count, 0) => $"Review {count} controls, the first by {first.InWords()}",
            var (count, _) => $"Review {count} controls: {overdue} overdue, the first since {first.InWords()}",
        };
    }

    private static string SubjectOfRequests(IReadOnlyList<RequestToRemindOf> requests, DateOnly today)
    {
        var overdue = requests.Count(r => r.DueOn < today);
        var first = requests.Min(r => r.DueOn);

        return (requests.Count, overdue) switch
        {
            (1, 0) => $"Send evidence for {requests[0].ControlCode} by {first.InWords()}",
            (1, _) => $"Send evidence for {requests[0].ControlCode} now: it was due on {first.InWords()}",
            (var count, 0) => $"Answer {count} requests for evidence, the first by {first.InWords()}",
            var (count, _) => $"Answer {count} requests for evidence: {overdue} overdue, the first since {first.InWords()}",
        };
    }

    private static string When(DateOnly dueOn, DateOnly today) => (dueOn.DayNumber - today.DayNumber) switch
    {
        0 => $"Due today, {dueOn.InWords()}",
        1 => $"Due tomorrow, {dueOn.InWords()}",
        > 1 and var days => $"Due in {days} days, on {dueOn.InWords()}",
        -1 => $"1 day overdue: it was due on {dueOn.InWords()}",
        var days => $"{-days} days overdue: it was due on {dueOn.InWords()}",
    };
}
