using CyberGov.Calendar;
using CyberGov.Mail;

namespace CyberGov.Reviews;

/// <summary>One review in a digest.</summary>
/// <param name="MilestoneOn">The reminder this mail serves; see <see cref="ReminderRule"/>.</param>
public sealed record ReviewToRemindOf(
    Guid ReviewId, string ControlCode, string ControlTitle, DateOnly DueOn, DateOnly MilestoneOn);

/// <summary>Whom a digest goes to.</summary>
public sealed record ReminderRecipient(Guid PersonId, string Name, string Address);

/// <summary>The one mail an owner gets in a morning: every review that needs them, the longest overdue first.</summary>
public sealed class ReviewReminderEmail(string councilName, SiteAddress site)
{
    public const string Kind = "review-digest";

    public QueuedEmail For(
        ReminderRecipient recipient, IReadOnlyList<ReviewToRemindOf> reviews, DateOnly today, DateTimeOffset now)
    {
        var subject = Subject(reviews, today);
        var body = new EmailBody(councilName)
            .Paragraph($"Hello {recipient.Name},")
            .Paragraph(Opening(reviews.Count))
            .Links(reviews.Select(r => new EmailLink($"{r.ControlCode}: {r.ControlTitle}", When(r.DueOn, today), PageOf(r))))
            .Link("See all your reviews", site.Page("/reviews"));

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

    private Uri PageOf(ReviewToRemindOf review) => site.Page($"/reviews/{review.ReviewId}/complete");

    private static string Opening(int count) => count == 1
        ? "You own a control that needs your review. Follow the link to say how well it works."
        : $"You own {count} controls that need your review. Follow each link to say how well the control works.";

    private static string Subject(IReadOnlyList<ReviewToRemindOf> reviews, DateOnly today)
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

    private static string When(DateOnly dueOn, DateOnly today) => (dueOn.DayNumber - today.DayNumber) switch
    {
        0 => $"Due today, {dueOn.InWords()}",
        1 => $"Due tomorrow, {dueOn.InWords()}",
        > 1 and var days => $"Due in {days} days, on {dueOn.InWords()}",
        -1 => $"1 day overdue: it was due on {dueOn.InWords()}",
        var days => $"{-days} days overdue: it was due on {dueOn.InWords()}",
    };
}
