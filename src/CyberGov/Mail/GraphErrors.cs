using System.Net;
using System.Text.Json;

namespace CyberGov.Mail;

/// <summary>What an error of Microsoft Graph or its sign-in means for the mail, and how to put it right.</summary>
internal static class GraphErrors
{
    public const string Service = "Microsoft 365";

    public static Exception Explain(HttpResponseMessage response, JsonElement? answer)
    {
        var error = answer is { } found && found.TryGetProperty("error", out var inner) ? inner : (JsonElement?)null;
        var code = MailHttp.Text(error, "code");
        var words = $"{Service} answered {(int)response.StatusCode}: {code} {MailHttp.Text(error, "message")}".TrimEnd();

        return response.StatusCode switch
        {
            HttpStatusCode.BadRequest when code is "ErrorInvalidRecipients" => new EmailRefusedException(words),
            HttpStatusCode.Unauthorized => WholeServer(words, "Check CyberGov:Mail:Graph:TenantId and the application it holds."),
            HttpStatusCode.Forbidden => WholeServer(
                words,
                "Give the application the permission Mail.Send (application, not delegated), have an administrator consent, and let its access policy include the sender."),
            HttpStatusCode.NotFound => WholeServer(
                words, "Check that CyberGov:Mail:Graph:Sender is a mailbox of this tenant and CyberGov:Mail:Graph:BaseUrl is right."),
            HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout =>
                WholeServer(words, "It goes on by itself.", Wait(response)),
            _ => new MailServerException(words),
        };
    }

    public static MailServerException NoToken(HttpResponseMessage response, JsonElement? answer)
    {
        var (error, said) = (MailHttp.Text(answer, "error"), MailHttp.Text(answer, "error_description"));

        return WholeServer(
            $"The Microsoft sign-in service answered {(int)response.StatusCode}: {error} {said}".TrimEnd(),
            error switch
            {
                "invalid_client" => "Check CyberGov:Mail:Graph:ClientId and ClientSecret: the secret may have ended, or its id was copied instead of its value.",
                "unauthorized_client" => "Check CyberGov:Mail:Graph:ClientId: this tenant does not know the application.",
                _ => "Check CyberGov:Mail:Graph:TenantId, ClientId and ClientSecret.",
            },
            Wait(response));
    }

    private static TimeSpan? Wait(HttpResponseMessage response) => response.Headers.RetryAfter?.Delta;

    private static MailServerException WholeServer(string words, string mend, TimeSpan? retryAfter = null) =>
        new(words) { Trouble = MailTrouble.WholeServer, Mend = mend, RetryAfter = retryAfter };
}
