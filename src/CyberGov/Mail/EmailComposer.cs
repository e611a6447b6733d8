using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using CyberGov.Identity;

namespace CyberGov.Mail;

/// <summary>Turns a queued mail into the message that travels: the same headers and parts whichever way it goes.</summary>
public static class EmailComposer
{
    private const string Calendar = "text/calendar";

    /// <exception cref="EmailRefusedException">The recipient's address is not one that mail can be sent to.</exception>
    public static MailMessage Compose(QueuedEmail email, MailAddress from)
    {
        var message = new MailMessage
        {
            From = new MailAddress(from.Address, Quotable(from.DisplayName), Encoding.UTF8),
            Subject = OneLine.Of(email.Subject),
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
        };
        message.To.Add(Recipient(email));
        message.Headers.Add("Message-ID", email.MessageId(from.Host));

        // Asks the recipient's out-of-office answer to stay quiet.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.AlternateViews.Add(Part(email.TextBody, MediaTypeNames.Text.Plain));
        message.AlternateViews.Add(Part(email.HtmlBody, MediaTypeNames.Text.Html));

        foreach (var attachment in email.Attachments)
        {
            message.Attachments.Add(File(attachment));
        }

        return message;
    }

    /// <exception cref="EmailRefusedException">The recipient's address is not one that mail can be sent to.</exception>
    public static MailAddress Recipient(QueuedEmail email)
    {
        var typed = email.ToAddress.Trim();

        // TryCreate would also take "Name <address>" and comments; the address book holds addresses only.
        if (typed.Any(char.IsControl)
            || !MailAddress.TryCreate(typed, Quotable(OneLine.Of(email.ToName)), Encoding.UTF8, out var address)
            || !string.Equals(address.Address, typed, StringComparison.OrdinalIgnoreCase))
        {
            throw new EmailRefusedException("The address is not an e-mail address.");
        }

        if (!Ascii.IsValid(address.User))
        {
            throw new EmailRefusedException("The part of the address before the @ holds a letter that e-mail cannot carry.");
        }

        return address;
    }

    /// <summary>
    /// System.Net.Mail puts an ASCII name between quotation marks without escaping those within it, and encodes any other whole.
    /// </summary>
    private static string Quotable(string name) => Ascii.IsValid(name)
        ? name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)
        : name;

    private static AlternateView Part(string text, string mediaType)
    {
        var part = AlternateView.CreateAlternateViewFromString(text, Encoding.UTF8, mediaType);
        part.TransferEncoding = TransferEncoding.QuotedPrintable;

        return part;
    }

    private static Attachment File(QueuedEmailAttachment attachment)
    {
        var type = new ContentType(attachment.ContentType) { CharSet = Encoding.UTF8.WebName, Name = attachment.FileName };

        // A calendar program takes the entry only when the method stands here as it stands in the text.
        if (type.MediaType == Calendar && type.Parameters["method"] is null && MethodOf(attachment.Text) is { } method)
        {
            type.Parameters["method"] = method;
        }

        var file = new Attachment(new MemoryStream(Encoding.UTF8.GetBytes(attachment.Text)), type)
        {
            TransferEncoding = TransferEncoding.Base64,
            NameEncoding = Encoding.UTF8,
        };
        file.ContentDisposition!.FileName = attachment.FileName;

        return file;
    }

    private static string? MethodOf(string calendar)
    {
        foreach (var line in calendar.AsSpan().EnumerateLines())
        {
            if (line.StartsWith("METHOD:", StringComparison.OrdinalIgnoreCase))
            {
                return line["METHOD:".Length..].Trim().ToString();
            }
        }

        return null;
    }
}
