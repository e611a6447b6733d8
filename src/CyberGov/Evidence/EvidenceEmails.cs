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
    public const string RequestEndedKind = "evidence-request-ended";
    public const string TakenInKind = "evidence-taken-in";

    public static QueuedEmail Returned(
        CouncilLook council, SiteAddress site, EmailRecipient to, EvidenceItem item, string reason, IReadOnlyList<string> duties,
        DateTimeOffset now)
    {
        var subject = $"Mend evidence {item.Code}: it was returned";
        var body = new EmailBody(council)
            .Paragraph($"Hello {to.Name},")
            .Paragraph($"Your evidence {item.Code} was looked at and returned, so it does not count yet.")
            .Heading("What is to be mended")
            .Quotation(reason)
            .Duties(duties)
            .Link($"Mend {item.Code} and hand it in again", site.Page($"/evidence/{item.Code}/revise"));
        return Mail(ReturnedKind, to, subject, body, now);
    }

    public static QueuedEmail Requested(
        CouncilLook council, SiteAddress site, EmailRecipient to, EvidenceRequest request, string askedBy, string control,
        IReadOnlyList<string> duties, DateTimeOffset now)
    {
        var subject = $"Send evidence for {control.Split(':')[0]} by {request.DueOn.InWords()}";
        var body = new EmailBody(council)
            .Paragraph($"Hello {to.Name},")
            .Paragraph($"{askedBy} asks you for evidence that this control works: {control}.")
            .Heading("What is wanted")
            .Quotation(request.Wanted)
            .Paragraph($"Please answer by {request.DueOn.InWords()}. If it is in CyberGov already you only need to pick it.")
            .Duties(duties)
            .Link($"Answer request {request.Code}", site.Page($"/evidence/requests/{request.Code}"));
        return Mail(RequestedKind, to, subject, body, now);
    }

    public static QueuedEmail Answered(
        CouncilLook council, SiteAddress site, EmailRecipient to, EvidenceRequest request, string answeredBy, string evidenceCode,
        IReadOnlyList<string> duties, DateTimeOffset now)
    {
        var subject = $"Request {request.Code} is answered with {evidenceCode}";
        var body = new EmailBody(council)
            .Paragraph($"Hello {to.Name},")
            .Paragraph($"{answeredBy} has answered what you asked for on {request.RequestedOn.InWords()}.")
            .Duties(duties)
            .Link($"See {evidenceCode}", site.Page($"/evidence/{evidenceCode}"));
        return Mail(RequestEndedKind, to, subject, body, now);
    }

    public static QueuedEmail Closed(
        CouncilLook council, SiteAddress site, EmailRecipient to, EvidenceRequest request, string closedBy,
        IReadOnlyList<string> duties, DateTimeOffset now)
    {
        var subject = $"Request {request.Code} is closed without evidence";
        var body = new EmailBody(council)
            .Paragraph($"Hello {to.Name},")
            .Paragraph($"{closedBy} has closed what you asked for on {request.RequestedOn.InWords()}, and says why:")
            .Quotation(request.ClosedReason!)
            .Duties(duties)
            .Link($"See request {request.Code}", site.Page($"/evidence/requests/{request.Code}"));
        return Mail(RequestEndedKind, to, subject, body, now);
    }

    public static QueuedEmail TakenIn(
        CouncilLook council, SiteAddress site, EmailRecipient to, EvidenceItem item, IReadOnlyList<string> refused, DateTimeOffset now)
    {
        var subject = $"{item.Code} is a draft: finish it";
        var body = new EmailBody(council)
            .Paragraph($"Hello {to.Name},")
            .Paragraph($"Your mail ‘{item.Title}’ is now the draft {item.Code}. It counts for nothing until you finish it and hand it in.");
        if (refused.Count > 0)
        {
            body.Heading("Not taken in");
            foreach (var sentence in refused)
            {
                body.Paragraph($"{sentence.Replace("The selected file ", "The attached file ", StringComparison.Ordinal).TrimEnd('.')}.");
            }

            body.Paragraph("You can add what is missing when you finish the draft.");
        }

        body.Link($"Finish {item.Code}", site.Page($"/evidence/{item.Code}/revise"));
        return Mail(TakenInKind, to, subject, body, now);
    }

    public static QueuedEmail NotTakenIn(CouncilLook council, EmailRecipient to, string mailed, string why, string next, DateTimeOffset now)
    {
        const string Subject = "Your mail to CyberGov was not taken in";
        var body = new EmailBody(council)
            .Paragraph($"Hello {to.Name},")
            .Paragraph($"No evidence was made of the mail {(mailed.Length == 0 ? "without a subject" : $"‘{mailed}’")} that you sent to CyberGov: {why}.")
            .Paragraph(next);
        return Mail(TakenInKind, to, Subject, body, now);
    }

    /// <summary>Why it matters.</summary>
    private static EmailBody Duties(this EmailBody body, IReadOnlyList<string> duties)
    {
        if (duties.Count > 0)
        {
            body.Heading("Why: the duties it serves");
        }

        return duties.Aggregate(body, (all, duty) => all.Paragraph(duty));
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
