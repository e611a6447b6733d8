using System.Net.Sockets;
using System.Text.Json;

namespace CyberGov.Mail;

/// <summary>What the transports over HTTP share: patience, and words for a service that cannot be reached or answers in another form.</summary>
internal static class MailHttp
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static HttpClient Client() => new(new SocketsHttpHandler
    {
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        AllowAutoRedirect = false,
    })
    {
        Timeout = Patience,
    };

    /// <param name="service">As people call it, such as GOV.UK Notify.</param>
    /// <param name="key">The setting that says where the service is.</param>
    public static async Task<HttpResponseMessage> SendAsync(
        HttpClient http, HttpRequestMessage request, string service, string key, CancellationToken cancellationToken)
    {
        try
        {
            return await http.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException exception)
        {
            var why = exception.InnerException is SocketException { SocketErrorCode: SocketError.HostNotFound }
                ? "no machine of that name is known"
                : exception.Message;
            throw new MailServerException($"{service} could not be reached: {why}.", exception)
            {
                Trouble = MailTrouble.WholeServer,
                Mend = $"Check {key}, and that the firewall and proxy let this machine reach {request.RequestUri!.Host}.",
            };
        }
        catch (TaskCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new MailServerException($"{service} did not answer in time.", exception)
            {
                Trouble = MailTrouble.WholeServer,
                Mend = $"Check that the firewall and proxy let this machine reach {request.RequestUri!.Host}.",
            };
        }
    }

    /// <returns>Null when the answer is not JSON, such as the page of a proxy.</returns>
    public static async Task<JsonElement?> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.ValueKind == JsonValueKind.Object ? json.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static string? Text(JsonElement? element, string name) =>
        element is { ValueKind: JsonValueKind.Object } found
            && found.TryGetProperty(name, out var value)
            && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
