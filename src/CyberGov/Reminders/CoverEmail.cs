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

    public QueuedEmail Ends(Person cover, string absent, DateTimeOffset now)
    {
        var subject = $"You no longer cover for {absent}";
        var body = new EmailBody(council)
            .Paragraph($"Hello {cover.Name},")
            .Paragraph($"You do not cover for {absent} any more: they are back or not away, or someone else covers. Their reminders no longer come to you.")
            .Link("See who is away and who covers", site.Page("/reminders/absences"));

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
