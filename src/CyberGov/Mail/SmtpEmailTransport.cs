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

    /// <summary>Some servers end a connection that carries very many.</summary>
    private const int MostAConnection = 100;

    private readonly ConcurrentBag<Connection> _idle = [];

    public string Name => nameof(MailTransport.Smtp);

    /// <summary>SmtpClient waits on the network for most of each mail, so eight connections are eight times as fast as one.</summary>
    public int AtOnce => settings.Smtp.Connections;

    public async Task<HandedOver> HandOverAsync(QueuedEmail email, CancellationToken cancellationToken)
    {
        using var message = EmailComposer.Compose(email, settings.FromAddress);
        var connection = _idle.TryTake(out var kept) ? kept : Connect();

        try
        {
            await SendAsync(connection.Client, message).WaitAsync(Patience, cancellationToken);
        }
        catch (Exception exception)
        {
            // After an error the connection may be in the middle of something, so it is not used again.
            connection.Client.Dispose();

            throw SmtpErrors.Explain(exception, settings.Smtp);
        }

        KeepOrClose(connection with { Carried = connection.Carried + 1 });

        return new HandedOver($"Taken by {settings.Smtp.Host}:{settings.Smtp.Port}.");
    }

    /// <summary>
    /// On a thread of its own: SmtpClient sends the end of a message and waits for its answer without letting go of the
    /// thread, in SendMailAsync too, and a few lanes would use up the thread pool.
    /// </summary>
    private static Task SendAsync(SmtpClient client, MailMessage message) => Task.Factory.StartNew(
        () => client.Send(message), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private void KeepOrClose(Connection connection)
    {
        if (connection.Carried < MostAConnection)
        {
            _idle.Add(connection);
        }
        else
        {
            connection.Client.Dispose();
        }
    }

    public void Dispose()
    {
        while (_idle.TryTake(out var connection))
        {
            connection.Client.Dispose();
        }
    }

    private Connection Connect() => new(new SmtpClient(settings.Smtp.Host, settings.Smtp.Port)
    {
        EnableSsl = settings.Smtp.Security == SmtpSecurity.StartTls,
        UseDefaultCredentials = false,

        // A thread that nobody waits for any more ends by itself.
        Timeout = (int)(Patience + TimeSpan.FromSeconds(10)).TotalMilliseconds,
        Credentials = settings.Smtp.UserName is { } userName
            ? new NetworkCredential(userName, settings.Smtp.Password)
            : null,
    }, Carried: 0);

    private sealed record Connection(SmtpClient Client, int Carried);
}
