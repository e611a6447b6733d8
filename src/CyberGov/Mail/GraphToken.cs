using System.Text.Json;

namespace CyberGov.Mail;

/// <summary>The token with which the program calls Microsoft Graph, got by its client secret and kept while it is good.</summary>
internal sealed class GraphToken(GraphSettings settings, TimeProvider time) : IDisposable
{
    private const string AddressKey = "CyberGov:Mail:Graph:LoginUrl";

    /// <summary>A call that starts now must still find it good when it arrives.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _oneAtATime = new(1);

    private (string Token, DateTimeOffset GoodUntil)? _kept;

    public void Forget() => _kept = null;

    public async Task<string> GetAsync(HttpClient http, CancellationToken cancellationToken)
    {
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            if (_kept is { } kept && kept.GoodUntil > time.GetUtcNow())
            {
                return kept.Token;
            }

            var (token, lifetime) = await AskAsync(http, cancellationToken);
            _kept = (token, time.GetUtcNow() + lifetime - Margin);

            return token;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public void Dispose() => _oneAtATime.Dispose();

    private async Task<(string Token, TimeSpan Lifetime)> AskAsync(HttpClient http, CancellationToken cancellationToken)
    {
        var path = $"{Uri.EscapeDataString(settings.TenantId)}/oauth2/v2.0/token";
        using var request = new HttpRequestMessage(HttpMethod.Post, WebAddress.Below(settings.LoginUrl, path))
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["grant_type"] = "client_credentials",
                ["client_id"] = settings.ClientId,
                ["client_secret"] = settings.ClientSecret,
                ["scope"] = $"{settings.BaseUrl.TrimEnd('/')}/.default",
            }),
        };
        using var response = await MailHttp.SendAsync(http, request, "The Microsoft sign-in service", AddressKey, cancellationToken);
        var answer = await MailHttp.ReadAsync(response, cancellationToken);

        return response.IsSuccessStatusCode
            && MailHttp.Text(answer, "access_token") is { } token
            && answer!.Value.TryGetProperty("expires_in", out var seconds)
            && seconds.ValueKind == JsonValueKind.Number
            ? (token, TimeSpan.FromSeconds(seconds.GetInt32()))
            : throw GraphErrors.NoToken(response, answer);
    }
}
