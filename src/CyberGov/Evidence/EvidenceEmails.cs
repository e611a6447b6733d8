using CyberGov.Calendar;
using CyberGov.Mail;

namespace CyberGov.Evidence;

/// <summary>Whom a mail about evidence goes to.</summary>
public sealed record EmailRecipient(Guid PersonId, string Name, string Address);

/// <summary>The mails about evidence that go at once, because someone must act on them.</summary>
internal static class EvidenceEmails
{
    public const string ReturnedKind = "evidence-returned";
    public const string RequestedKind = "evidence-requested";

    public static QueuedEmail Returned(
        string councilName, SiteAddress site, EmailRecipient to, EvidenceItem item, string reason, DateTimeOffset now)
    {
        var subject = $"Mend evidence {item.Code}: it was returned";
        var body = new EmailBody(councilName)
            .Paragraph($"Hello {to.Name},")
            .Paragraph($"Your evidence {item.Code} was looked at and returned, so it does not count yet.")
            .Heading("What is to be mended")
            .Paragraph(reason)
            .Link($"Mend {item.Code} and hand it in again", site.Page($"/evidence/{item.Code}/revise"));
        return Mail(ReturnedKind, to, subject, body, now);
    }

    public static QueuedEmail Requested(
        string councilName, SiteAddress site, EmailRecipient to, EvidenceRequest request, string askedBy, string control, DateTimeOffset now)
    {
        var subject = $"Send evidence for {control.Split(':')[0]} by {request.DueOn.InWords()}";
        var body = new EmailBody(councilName)
            .Paragraph($"Hello {to.Name},")
            .Paragraph($"{askedBy} asks you for evidence that this control works: {control}.")
            .Heading("What is wanted")
            .Paragraph(request.Wanted)
            .Paragraph($"Please answer by {request.DueOn.InWords()}. If it is in CyberGov already you only need to pick it.")
            .Link($"Answer request {request.Code}", site.Page($"/evidence/requests/{request.Code}"));
        return Mail(RequestedKind, to, subject, body, now);
    }

    private static QueuedEmail Mail(string kind, EmailRecipient to, string subject, EmailBody body, DateTimeOffset now) => new()
    {
        Kind = kind,
        PersonId = to.PersonId,
        ToAddress = to.Address,
        ToName = to.Name,
        Subject = subject,
        TextBody = body.ToText(),
        HtmlBody = body.ToHtml(subject),
        QueuedAt = now,
    };
}
