using CyberGov.Calendar;
using CyberGov.Identity;
using CyberGov.Mail;

namespace CyberGov.Reminders;

/// <summary>Tells whoever covers for someone from when to when, or that it is over.</summary>
internal sealed class CoverEmail(CouncilLook council, SiteAddress site)
{
    public const string Kind = "leave-cover";

    public QueuedEmail Begins(Person cover, string absent, Absence absence, DateTimeOffset now)
    {
        var subject = $"You cover for {absent} {Days(absence)}";
        var body = new EmailBody(council)
            .Paragraph($"Hello {cover.Name},")
            .Paragraph($"{absent} is away, and you cover for them {Days(absence)}.")
            .Paragraph("On these days you get their reminders and may do what is theirs to do: complete their reviews, answer what is asked of them and keep their evidence up to date.")
            .Paragraph("If you cannot, ask them, their line manager or an information governance officer to choose someone else.")
            .Link("See who is away and who covers", site.Page("/reminders/absences"));

        return Mail(cover, subject, body, now);
    }

    /// <param name="cover">Who covered.</param>
    /// <param name="absent">For whom.</param>
    /// <param name="isBack">They are not away any more; otherwise someone else covers now, or nobody.</param>
    /// <param name="now">When it is written.</param>
    public QueuedEmail Ends(Person cover, string absent, bool isBack, DateTimeOffset now)
    {
        var subject = $"You no longer cover for {absent}";
        var body = new EmailBody(council)
            .Paragraph($"Hello {cover.Name},")
            .Paragraph(isBack
                ? $"{absent} is back, or not away after all, so you do not cover for them any more."
                : $"{absent} is still away, and their cover was arranged in another way, so you do not cover for them any more.")
            .Paragraph("Their reminders no longer come to you, and what is theirs to do is no longer yours. You need not do anything.");

        return Mail(cover, subject, body, now);
    }

    private static string Days(Absence absence) => absence.FirstDay == absence.LastDay
        ? $"on {absence.FirstDay.InWords()}"
        : $"from {absence.FirstDay.InWords()} to {absence.LastDay.InWords()}";

    private static QueuedEmail Mail(Person to, string subject, EmailBody body, DateTimeOffset now) => new()
    {
        Kind = Kind,
        PersonId = to.Id,
        ToAddress = to.Email!,
        ToName = to.Name,
        Subject = subject,
        TextBody = body.ToText(),
        HtmlBody = body.ToHtml(subject),
        QueuedAt = now,
    };
}
