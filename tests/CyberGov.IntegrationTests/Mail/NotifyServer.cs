using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CyberGov.Mail;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace CyberGov.IntegrationTests.Mail;

/// <summary>
/// A server of our own that follows the published contract of GOV.UK Notify: it checks each call's token as Notify does,
/// keeps what it takes, and says what became of it.
/// </summary>
public sealed class NotifyServer : IAsyncLifetime
{
    public const string ServiceId = "26785a09-ab16-4eb0-8407-a37497a57506";
    public const string Secret = "3d844edf-8d35-48ac-975b-e847b4f122b0";
    public const string TemplateId = "f33517ff-2a88-4f6e-b855-c550268ce08a";

    private WebApplication? _app;

    public Func<DateTimeOffset> Now { get; set; } = () => TimeProvider.System.GetUtcNow();

    /// <summary>What it took, by its own id.</summary>
    public ConcurrentDictionary<string, JsonElement> Taken { get; } = new(StringComparer.Ordinal);

    /// <summary>What became of it; delivered when nothing is said.</summary>
    public ConcurrentDictionary<string, string> Statuses { get; } = new(StringComparer.Ordinal);

    /// <summary>Answers the next send with this error instead.</summary>
    public (int Status, string Error, string Message)? NextError { get; set; }

    public string Address => _app!.Urls.First();

    public MailSettings Settings(Action<NotifySettings>? change = null)
    {
        var settings = new MailSettings
        {
            Transport = MailTransport.Notify,
            Notify = { ApiKey = $"cybergov live-{ServiceId}-{Secret}", TemplateId = TemplateId, BaseUrl = Address },
        };
        change?.Invoke(settings.Notify);

        return settings;
    }

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Use(CheckTokenAsync);
        _app.MapPost("/v2/notifications/email", TakeAsync);
        _app.MapGet("/v2/notifications/{id}", Tell);
        _app.MapGet("/v2/notifications", List);
        await _app.StartAsync(TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => _app!.DisposeAsync();

    private async Task CheckTokenAsync(HttpContext context, RequestDelegate next)
    {
        var parts = context.Request.Headers.Authorization.ToString().Replace("Bearer ", "", StringComparison.Ordinal).Split('.');
        if (parts.Length != 3)
        {
            await ErrorAsync(context, 401, "AuthError", "Unauthorized: authentication token must be provided");
            return;
        }

        using var header = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[0]));
        using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[1]));
        var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes($"{parts[0]}.{parts[1]}"));
        var isSigned = CryptographicOperations.FixedTimeEquals(expected, Base64Url.DecodeFromChars(parts[2]));
        var issuedAt = DateTimeOffset.FromUnixTimeSeconds(claims.RootElement.GetProperty("iat").GetInt64());

        if (!isSigned || header.RootElement.GetProperty("alg").GetString() != "HS256"
            || claims.RootElement.GetProperty("iss").GetString() != ServiceId)
        {
            await ErrorAsync(context, 403, "AuthError", "Invalid token: API key not found");
        }
        else if ((Now() - issuedAt).Duration() > TimeSpan.FromSeconds(30))
        {
            await ErrorAsync(context, 403, "AuthError", "Error: Your system clock must be accurate to within 30 seconds");
        }
        else
        {
            await next(context);
        }
    }

    private async Task TakeAsync(HttpContext context)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.Body);
        var root = body.RootElement;
        var address = root.GetProperty("email_address").GetString()!;
        if (NextError is { } error)
        {
            NextError = null;
            await ErrorAsync(context, error.Status, error.Error, error.Message);
        }
        else if (root.GetProperty("template_id").GetString() != TemplateId)
        {
            await ErrorAsync(context, 400, "BadRequestError", "Template not found");
        }
        else if (!address.Contains('.', StringComparison.Ordinal))
        {
            await ErrorAsync(context, 400, "ValidationError", "email_address Not a valid email address");
        }
        else
        {
            var id = Guid.CreateVersion7().ToString("D");
            Taken[id] = root.Clone();
            context.Response.StatusCode = 201;
            await context.Response.WriteAsJsonAsync(new { id, reference = root.GetProperty("reference").GetString() });
        }
    }

    private IResult Tell(string id) => Taken.ContainsKey(id)
        ? Results.Json(new { id, status = Statuses.GetValueOrDefault(id, "delivered") })
        : Results.Json(new { errors = new[] { new { error = "NoResultFound", message = "No result found" } } }, statusCode: 404);

    private IResult List(string reference) => Results.Json(new
    {
        notifications = Taken
            .Where(t => t.Value.GetProperty("reference").GetString() == reference)
            .Select(t => new { id = t.Key, status = Statuses.GetValueOrDefault(t.Key, "delivered") }),
    });

    private static Task ErrorAsync(HttpContext context, int status, string error, string message)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(new { status_code = status, errors = new[] { new { error, message } } });
    }
}
