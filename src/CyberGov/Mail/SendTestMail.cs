using CyberGov.Data;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Mail;

/// <summary>Hands one mail over at once, so that an administrator sees whether mail leaves the building and, if not, why.</summary>
public sealed class SendTestMail(CyberGovDbContext db, IEmailTransport transport, RecordHandOff handOffs, TimeProvider time)
{
    public const string Kind = "test-mail";

    /// <summary>Longer than a mail server may take to answer.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    public async Task<Guid> ExecuteAsync(string address, string name, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var council = await db.Organisations.Select(o => o.Name).SingleOrDefaultAsync(cancellationToken) ?? "CyberGov";
        var body = new EmailBody(council).Paragraph(
            "This is a test of the mail settings. If you can read it, reminders reach people the same way. You need not do anything.");
        var email = new QueuedEmail
        {
            Kind = Kind,
            ToAddress = address,
            ToName = name,
            Subject = "Test mail from CyberGov",
            TextBody = body.ToText(),
            HtmlBody = body.ToHtml("Test mail from CyberGov"),
            QueuedAt = now,
        };
        email.Lease(now, Lease);
        db.QueuedEmails.Add(email);
        await db.SaveChangesAsync(cancellationToken);

        // Whoever leaves the page does not leave a mail behind of which nothing is known.
        await handOffs.ExecuteAsync(await HandOverAsync(email));

        return email.QueuedEmailId;
    }

    /// <summary>Whatever went wrong is final: the administrator is looking, and nobody wants it in an hour.</summary>
    private async Task<HandOff> HandOverAsync(QueuedEmail email)
    {
        try
        {
            return HandOff.Taken(email, await transport.HandOverAsync(email, CancellationToken.None));
        }
        catch (EmailRefusedException refusal)
        {
            return HandOff.Refused(email, $"{refusal.Message} Check the address you typed; with another one it may work.");
        }
        catch (MailServerException failure)
        {
            return HandOff.Refused(email, failure.InWords);
        }
        catch (Exception exception)
        {
            return HandOff.Refused(email, $"{transport.Name} could not be used: {exception.Message}");
        }
    }
}
