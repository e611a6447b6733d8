using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace CyberGov.Mail;

/// <summary>
/// Hands mails to GOV.UK Notify. It sends plain text by a template, no attachments, and later says whether each arrived.
/// Our id travels as the reference, so a mail that may have been taken before a crash is looked up instead of sent twice.
/// </summary>
public sealed class NotifyEmailTransport(MailSettings settings, TimeProvider time) : IEmailTransport, IDeliveryReceipts, IDisposable
{
    private const string Service = "GOV.UK Notify";
    private const string AddressKey = "CyberGov:Mail:Notify:BaseUrl";

    private readonly HttpClient _http = MailHttp.Client();

    public string Name => nameof(MailTransport.Notify);

    public int AtOnce => 8;

    public async Task<HandedOver> HandOverAsync(QueuedEmail email, CancellationToken cancellationToken)
    {
        var address = EmailComposer.Recipient(email).Address;
        if (email.AttemptCount > 1 && await TakenBeforeAsync(email, cancellationToken) is { } id)
        {
            return new HandedOver($"Had been taken by {Service} as {id} already.", id);
        }

        var body = new
        {
            email_address = address,
            template_id = settings.Notify.TemplateId,
            personalisation = new { subject = email.Subject, body = email.TextBody },
            reference = email.QueuedEmailId.ToString("D"),
        };
        using var request = Request(HttpMethod.Post, "v2/notifications/email");
        request.Content = JsonContent.Create(body);
        using var response = await MailHttp.SendAsync(_http, request, Service, AddressKey, cancellationToken);
        var answer = await MailHttp.ReadAsync(response, cancellationToken);

        return response.StatusCode == HttpStatusCode.Created && MailHttp.Text(answer, "id") is { } taken
            ? new HandedOver($"Taken by {Service} as {taken}.", taken)
            : throw NotifyErrors.Explain(response.StatusCode, answer);
    }

    public async Task<DeliveryReceipt> AskAsync(string receipt, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Get, $"v2/notifications/{Uri.EscapeDataString(receipt)}");
        using var response = await MailHttp.SendAsync(_http, request, Service, AddressKey, cancellationToken);
        var answer = await MailHttp.ReadAsync(response, cancellationToken);
        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            return new DeliveryReceipt(DeliveryOutcome.Open, $"{Service} does not know the mail.");
        }

        return response.IsSuccessStatusCode && MailHttp.Text(answer, "status") is { } status
            ? ReceiptOf(status)
            : throw NotifyErrors.Explain(response.StatusCode, answer, receipt);
    }

    public void Dispose() => _http.Dispose();

    private static DeliveryReceipt ReceiptOf(string status) => status switch
    {
        "delivered" => new(DeliveryOutcome.Delivered, $"{Service}: delivered."),
        "permanent-failure" => new(
            DeliveryOutcome.Refused, $"{Service}: permanent failure. The address does not exist, or its mail server refuses it for good."),
        "temporary-failure" => new(
            DeliveryOutcome.Lost, $"{Service}: temporary failure. The mailbox may be full or the recipient's mail server away."),
        "technical-failure" => new(DeliveryOutcome.Lost, $"{Service}: technical failure on its way."),
        _ => new(DeliveryOutcome.Open, $"{Service}: {status}."),
    };

    private async Task<string?> TakenBeforeAsync(QueuedEmail email, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Get, $"v2/notifications?reference={email.QueuedEmailId:D}");
        using var response = await MailHttp.SendAsync(_http, request, Service, AddressKey, cancellationToken);
        var answer = await MailHttp.ReadAsync(response, cancellationToken);
        if (!response.IsSuccessStatusCode || answer is null || !answer.Value.TryGetProperty("notifications", out var found))
        {
            throw NotifyErrors.Explain(response.StatusCode, answer);
        }

        return found.EnumerateArray()
            .Where(n => MailHttp.Text(n, "status")?.EndsWith("failure", StringComparison.Ordinal) == false)
            .Select(n => MailHttp.Text(n, "id"))
            .FirstOrDefault();
    }

    private HttpRequestMessage Request(HttpMethod method, string path)
    {
        if (!NotifyApiKey.TryParse(settings.Notify.ApiKey, out var key))
        {
            throw new MailServerException("The key for GOV.UK Notify is not complete.")
            {
                Trouble = MailTrouble.WholeServer,
                Mend = settings.Notify.Problems().First(),
            };
        }

        return new HttpRequestMessage(method, WebAddress.Below(settings.Notify.BaseUrl, path))
        {
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", key.Token(time.GetUtcNow())) },
        };
    }
}

/// <summary>What an error of GOV.UK Notify means for the mail, and how to put it right.</summary>
internal static class NotifyErrors
{
    private static readonly TimeSpan RateLimitLasts = TimeSpan.FromMinutes(1);

    /// <summary>The limit of a day; when it ends is not said.</summary>
    private static readonly TimeSpan DailyLimitLasts = TimeSpan.FromMinutes(30);

    public static Exception Explain(HttpStatusCode status, JsonElement? answer, string? receipt = null)
    {
        var (error, said) = FirstError(answer);
        var words = $"GOV.UK Notify answered {(int)status}: {said ?? "nothing we can read"}";

        return status switch
        {
            HttpStatusCode.BadRequest when receipt is null && IsAboutAddress(said) => new EmailRefusedException(words),
            HttpStatusCode.BadRequest => OfRequest(words, said),
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => WholeServer(words, ForbiddenMend(said)),
            HttpStatusCode.TooManyRequests => WholeServer(
                words,
                "It goes on by itself; Notify can raise the limit of your service.",
                error == "RateLimitError" ? RateLimitLasts : DailyLimitLasts),
            HttpStatusCode.NotFound => WholeServer(words, "Check CyberGov:Mail:Notify:BaseUrl."),
            HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout =>
                WholeServer(words, "Notify is away for a moment; it is tried again by itself."),
            _ => new MailServerException(words),
        };
    }

    private static (string? Error, string? Message) FirstError(JsonElement? answer)
    {
        if (answer is not { } found || !found.TryGetProperty("errors", out var errors)
            || errors.ValueKind != JsonValueKind.Array || errors.GetArrayLength() == 0)
        {
            return (null, null);
        }

        return (MailHttp.Text(errors[0], "error"), MailHttp.Text(errors[0], "message"));
    }

    private static bool IsAboutAddress(string? said) => said?.StartsWith("email_address", StringComparison.Ordinal) == true;

    private static MailServerException OfRequest(string words, string? said) => said switch
    {
        not null when Says(said, "team-only") || Says(said, "trial mode") => new MailServerException(words)
        {
            Mend = "Ask for the service to go live in GOV.UK Notify, and use a live key; until then only its team gets mail.",
        },
        not null when Says(said, "template") || Says(said, "personalisation") => WholeServer(
            words,
            "Set CyberGov:Mail:Notify:TemplateId to an e-mail template of this service with the subject ((subject)) and the message ((body))."),
        _ => new MailServerException(words),
    };

    private static string ForbiddenMend(string? said) => said is not null && Says(said, "clock")
        ? "Set this machine's clock: it must be right to half a minute."
        : "Check that CyberGov:Mail:Notify:ApiKey is the whole key and has not been revoked.";

    private static bool Says(string said, string word) => said.Contains(word, StringComparison.OrdinalIgnoreCase);

    private static MailServerException WholeServer(string words, string mend, TimeSpan? retryAfter = null) =>
        new(words) { Trouble = MailTrouble.WholeServer, Mend = mend, RetryAfter = retryAfter };
}
