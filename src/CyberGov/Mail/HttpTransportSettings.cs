namespace CyberGov.Mail;

/// <summary>The section <c>CyberGov:Mail:Notify</c> of the settings.</summary>
public sealed class NotifySettings
{
    /// <summary>As Notify shows it once: the key's name, the service's id and the secret, joined by hyphens.</summary>
    public string ApiKey { get; set; } = "";

    /// <summary>A template of the service whose subject is ((subject)) and whose message is ((body)).</summary>
    public string TemplateId { get; set; } = "";

    public string BaseUrl { get; set; } = "https://api.notifications.service.gov.uk";

    internal IEnumerable<string> Problems()
    {
        if (!NotifyApiKey.TryParse(ApiKey, out _))
        {
            yield return "CyberGov:Mail:Notify:ApiKey must be the whole key as GOV.UK Notify showed it: name, service id and secret.";
        }

        if (!Guid.TryParse(TemplateId, out _))
        {
            yield return "CyberGov:Mail:Notify:TemplateId must be the id of an e-mail template with the subject ((subject)) and the message ((body)).";
        }

        if (!WebAddress.IsSafe(BaseUrl))
        {
            yield return "CyberGov:Mail:Notify:BaseUrl must start with https:// unless it is on this computer.";
        }
    }
}

/// <summary>The section <c>CyberGov:Mail:Graph</c> of the settings.</summary>
public sealed class GraphSettings
{
    public string TenantId { get; set; } = "";

    public string ClientId { get; set; } = "";

    public string ClientSecret { get; set; } = "";

    /// <summary>The mailbox mails are sent from, by its address.</summary>
    public string Sender { get; set; } = "";

    public string BaseUrl { get; set; } = "https://graph.microsoft.com";

    /// <summary>Where tokens come from.</summary>
    public string LoginUrl { get; set; } = "https://login.microsoftonline.com";

    internal IEnumerable<string> Problems()
    {
        foreach (var (key, value) in new[]
        {
            (nameof(TenantId), TenantId), (nameof(ClientId), ClientId), (nameof(ClientSecret), ClientSecret), (nameof(Sender), Sender),
        })
        {
            if (string.IsNullOrWhiteSpace(value))
            {
                yield return $"CyberGov:Mail:Graph:{key} must be set when CyberGov:Mail:Transport is Graph.";
            }
        }

        foreach (var (key, value) in new[] { (nameof(BaseUrl), BaseUrl), (nameof(LoginUrl), LoginUrl) })
        {
            if (!WebAddress.IsSafe(value))
            {
                yield return $"CyberGov:Mail:Graph:{key} must start with https:// unless it is on this computer.";
            }
        }
    }
}

internal static class WebAddress
{
    public static bool IsSafe(string address) => Uri.TryCreate(address, UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback));

    /// <summary>The address of one call below the configured root.</summary>
    public static Uri Below(string root, string path) => new($"{root.TrimEnd('/')}/{path}");
}
