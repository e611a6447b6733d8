using CyberGov.Identity;
using CyberGov.Mail;

namespace CyberGov.People;

/// <summary>Asks a person to choose a password and so get access.</summary>
public sealed class InvitationEmail(CouncilLook council, SiteAddress site)
{
    public const string Kind = "invitation";

    /// <param name="link">Works once, for 24 hours.</param>
    public QueuedEmail For(Person person, Uri link, DateTimeOffset now)
    {
        const string subject = "Choose your CyberGov password within 24 hours";
        var body = new EmailBody(council)
            .Paragraph($"Hello {person.Name},")
            .Paragraph($"{council.Name} keeps its cyber security and information governance duties in CyberGov, and you have a part in it. "
                + "Choose a password with the link below. It works once, for 24 hours.")
            .Link("Choose a password", link)
            .Paragraph("If the link has run out or has been used, ask for a new one:")
            .Link("Send me a new link", site.Page("/sign-in/link"))
            .Paragraph("If you did not expect this mail, leave it: nothing changes until somebody uses the link.");

        return new QueuedEmail
        {
            Kind = Kind,
            PersonId = person.Id,
            ToAddress = person.Email!,
            ToName = person.Name,
            Subject = subject,
            TextBody = body.ToText(),
            HtmlBody = body.ToHtml(subject),
            HoldsPersonalLink = true,
            QueuedAt = now,
        };
    }
}
