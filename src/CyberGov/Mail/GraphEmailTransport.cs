using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace CyberGov.Mail;

/// <summary>
/// Hands mails to Microsoft 365 over Graph, as the message that would travel by SMTP, with its Message-ID and attachments.
/// Signs in as an application; its token is kept until shortly before it ends.
/// </summary>
public sealed class GraphEmailTransport(MailSettings settings, TimeProvider time) : IEmailTransport, IDisposable
{
    private const string AddressKey = "CyberGov:Mail:Graph:BaseUrl";

    private readonly HttpClient _http = MailHttp.Client();

    private readonly GraphToken _token = new(settings.Graph, time);

    public string Name => nameof(MailTransport.Graph);

    /// <summary>Exchange Online serves no more than four calls of an application on one mailbox.</summary>
    public int AtOnce => 4;

    public async Task<HandedOver> HandOverAsync(QueuedEmail email, CancellationToken cancellationToken)
    {
        var mime = await MimeAsync(email, cancellationToken);
        using var first = await SendAsync(mime, await _token.GetAsync(_http, cancellationToken), cancellationToken);
        if (first.StatusCode != HttpStatusCode.Unauthorized)
        {
            return await AnswerAsync(first, cancellationToken);
        }

        // The token was withdrawn before its time; a new one shows whether we may still send.
        _token.Forget();
        using var second = await SendAsync(mime, await _token.GetAsync(_http, cancellationToken), cancellationToken);

        return await AnswerAsync(second, cancellationToken);
    }

    public void Dispose()
    {
        _token.Dispose();
        _http.Dispose();
    }

    private static async Task<HandedOver> AnswerAsync(HttpResponseMessage response, CancellationToken cancellationToken) =>
        response.StatusCode == HttpStatusCode.Accepted
            ? new HandedOver("Taken by Microsoft 365.")
            : throw GraphErrors.Explain(response, await MailHttp.ReadAsync(response, cancellationToken));

    private async Task<HttpResponseMessage> SendAsync(string mime, string token, CancellationToken cancellationToken)
    {
        var path = $"v1.0/users/{Uri.EscapeDataString(settings.Graph.Sender)}/sendMail";
        using var request = new HttpRequestMessage(HttpMethod.Post, WebAddress.Below(settings.Graph.BaseUrl, path))
        {
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
            Content = new StringContent(mime, Encoding.ASCII, "text/plain"),
        };

        return await MailHttp.SendAsync(_http, request, GraphErrors.Service, AddressKey, cancellationToken);
    }

    private async Task<string> MimeAsync(QueuedEmail email, CancellationToken cancellationToken)
    {
        using var message = EmailComposer.Compose(email, settings.FromAddress);
        var folder = Path.Combine(Path.GetTempPath(), $"cybergov-{email.QueuedEmailId:N}");
        byte[] mime = [];
        await MimeFile.WriteAsync(message, folder, file => mime = File.ReadAllBytes(file.FullName), cancellationToken);

        return Convert.ToBase64String(mime);
    }
}
