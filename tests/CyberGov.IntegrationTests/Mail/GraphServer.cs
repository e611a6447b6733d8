using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using CyberGov.Mail;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace CyberGov.IntegrationTests.Mail;

/// <summary>
/// A server of our own that follows the published contracts of Microsoft's token endpoint (client credentials) and of Graph's
/// sendMail with MIME: it gives tokens, wants them back, and keeps the messages it takes.
/// </summary>
public sealed class GraphServer : IAsyncLifetime
{
    public const string Tenant = "a6f1a1a2-5a2c-4f43-9f0d-1d2f6c1b7a10";
    public const string Client = "0f3c5b58-6f0a-4c4a-8f4b-64b2a9c0a001";
    public const string Secret = "a~secret.with~odd-characters";
    public const string Sender = "cybergov@borsetshire.gov.uk";

    private readonly ConcurrentDictionary<string, bool> _tokens = new(StringComparer.Ordinal);

    private WebApplication? _app;

    public ConcurrentQueue<string> Messages { get; } = new();

    public int TokensGiven => _tokens.Count;

    /// <summary>Answers the next send with this error instead.</summary>
    public (int Status, string Code, string Message, int? RetryAfter)? NextError { get; set; }

    public string Address => _app!.Urls.First();

    public MailSettings Settings(Action<GraphSettings>? change = null)
    {
        var settings = new MailSettings
        {
            Transport = MailTransport.Graph,
            From = Sender,
            Graph =
            {
                TenantId = Tenant, ClientId = Client, ClientSecret = Secret, Sender = Sender, BaseUrl = Address, LoginUrl = Address,
            },
        };
        change?.Invoke(settings.Graph);

        return settings;
    }

    public void WithdrawTokens()
    {
        foreach (var token in _tokens.Keys)
        {
            _tokens[token] = false;
        }
    }

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapPost("/{tenant}/oauth2/v2.0/token", GiveTokenAsync);
        _app.MapPost("/v1.0/users/{sender}/sendMail", TakeAsync);
        await _app.StartAsync(TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => _app!.DisposeAsync();

    private async Task GiveTokenAsync(HttpContext context, string tenant)
    {
        var form = await context.Request.ReadFormAsync();
        var isKnown = tenant == Tenant && form["client_id"] == Client;
        if (!isKnown || form["client_secret"] != Secret || form["grant_type"] != "client_credentials" || form["scope"] != $"{Address}/.default")
        {
            context.Response.StatusCode = isKnown ? 401 : 400;
            await context.Response.WriteAsJsonAsync(new
            {
                error = isKnown ? "invalid_client" : "unauthorized_client",
                error_description = "AADSTS7000215: Invalid client secret provided.",
            });
            return;
        }

        var token = Guid.CreateVersion7().ToString("N");
        _tokens[token] = true;
        await context.Response.WriteAsJsonAsync(new { token_type = "Bearer", expires_in = 3599, access_token = token });
    }

    private async Task TakeAsync(HttpContext context, string sender)
    {
        var token = context.Request.Headers.Authorization.ToString().Replace("Bearer ", "", StringComparison.Ordinal);
        if (!_tokens.GetValueOrDefault(token))
        {
            await ErrorAsync(context, 401, "InvalidAuthenticationToken", "Access token has expired or is not yet valid.");
        }
        else if (NextError is { } error)
        {
            NextError = null;
            if (error.RetryAfter is { } seconds)
            {
                context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            }

            await ErrorAsync(context, error.Status, error.Code, error.Message);
        }
        else if (sender != Sender)
        {
            await ErrorAsync(context, 404, "ErrorInvalidUser", $"The requested user '{sender}' is invalid.");
        }
        else
        {
            Assert.StartsWith("text/plain", context.Request.ContentType, StringComparison.Ordinal);
            using var body = new StreamReader(context.Request.Body);
            Messages.Enqueue(Encoding.UTF8.GetString(Convert.FromBase64String(await body.ReadToEndAsync())));
            context.Response.StatusCode = 202;
        }
    }

    private static Task ErrorAsync(HttpContext context, int status, string code, string message)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(new { error = new { code, message } });
    }
}
