using System.Collections.Concurrent;
using System.Net;
using System.Net.Mail;

namespace CyberGov.Mail;

/// <summary>
/// Hands mails to the council's mail server. Lives for one delivery run and keeps its connections open meanwhile;
/// one recipient a message, because a refused one is only reported after the others were sent.
/// </summary>
public sealed class SmtpEmailTransport(MailSettings settings) : IEmailTransport, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ConcurrentBag<SmtpClient> _idle = [];

    public string Name => nameof(MailTransport.Smtp);

    public async Task<string> HandOverAsync(QueuedEmail email, CancellationToken cancellationToken)
    {
        using var message = EmailComposer.Compose(email, settings.FromAddress);
        var client = _idle.TryTake(out var kept) ? kept : Connect();

        try
        {
            await client.SendMailAsync(message, cancellationToken).WaitAsync(Patience, cancellationToken);
        }
        catch (Exception exception)
        {
            // After an error the connection may be in the middle of something, so it is not used again.
            client.Dispose();

            throw SmtpErrors.Explain(exception, settings.Smtp);
        }

        _idle.Add(client);

        return $"Taken by {settings.Smtp.Host}:{settings.Smtp.Port}.";
    }

    public void Dispose()
    {
        while (_idle.TryTake(out var client))
        {
            client.Dispose();
        }
    }

    private SmtpClient Connect() => new(settings.Smtp.Host, settings.Smtp.Port)
    {
        EnableSsl = settings.Smtp.Security == SmtpSecurity.StartTls,
        UseDefaultCredentials = false,
        Credentials = settings.Smtp.UserName is { } userName
            ? new NetworkCredential(userName, settings.Smtp.Password)
            : null,
    };
}
