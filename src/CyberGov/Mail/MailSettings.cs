using System.Net.Mail;

namespace CyberGov.Mail;

public enum MailTransport
{
    /// <summary>Writes each mail as a file under the data folder: for trying the program out.</summary>
    Folder,
    Smtp,

    /// <summary>GOV.UK Notify, over its HTTP interface.</summary>
    Notify,

    /// <summary>Microsoft 365, over Microsoft Graph.</summary>
    Graph,
}

public enum SmtpSecurity
{
    None,

    /// <summary>Starts in the clear and turns to encryption before anything is said.</summary>
    StartTls,
}

/// <summary>The section <c>CyberGov:Mail</c> of the settings.</summary>
public sealed class MailSettings
{
    public MailTransport Transport { get; set; } = MailTransport.Folder;

    /// <summary>Whom mails come from, such as "CyberGov &lt;cybergov@council.gov.uk&gt;".</summary>
    public string From { get; set; } = "CyberGov <cybergov@localhost>";

    public SmtpSettings Smtp { get; set; } = new();

    public NotifySettings Notify { get; set; } = new();

    public GraphSettings Graph { get; set; } = new();

    public MailAddress FromAddress => new(From);

    /// <summary>What is wrong, each in a sentence that names the key and how to mend it.</summary>
    public IEnumerable<string> Problems()
    {
        if (!MailAddress.TryCreate(From, out _))
        {
            yield return "CyberGov:Mail:From must be an e-mail address, such as CyberGov <cybergov@council.gov.uk>.";
        }

        var ofTransport = Transport switch
        {
            MailTransport.Smtp => Smtp.Problems(),
            MailTransport.Notify => Notify.Problems(),
            MailTransport.Graph => Graph.Problems(),
            _ => [],
        };

        foreach (var problem in ofTransport)
        {
            yield return problem;
        }
    }
}

public sealed class SmtpSettings
{
    /// <summary>Mail servers that encrypt from the first byte listen here; System.Net.Mail cannot speak to them.</summary>
    private const int ImplicitTlsPort = 465;

    private const int MostConnections = 8;

    public string Host { get; set; } = "";

    public int Port { get; set; } = 587;

    public SmtpSecurity Security { get; set; } = SmtpSecurity.StartTls;

    public string? UserName { get; set; }

    public string? Password { get; set; }

    /// <summary>Mails handed over at the same time while more than 2,000 wait; of so many a kill may repeat each one. See docs/decisions/0014.</summary>
    public int Connections { get; set; } = MostConnections;

    internal IEnumerable<string> Problems()
    {
        if (string.IsNullOrWhiteSpace(Host))
        {
            yield return "CyberGov:Mail:Smtp:Host must name your mail server when CyberGov:Mail:Transport is Smtp.";
        }

        if (Port is < 1 or > 65535 or ImplicitTlsPort)
        {
            yield return "CyberGov:Mail:Smtp:Port must be a port with STARTTLS, usually 587; port 465 is not supported.";
        }

        if (Connections is < 1 or > MostConnections)
        {
            yield return $"CyberGov:Mail:Smtp:Connections must be from 1 to {MostConnections}.";
        }

        if (UserName is not null && Security == SmtpSecurity.None)
        {
            yield return "CyberGov:Mail:Smtp:Security must be StartTls when a user name is set, or the password would travel in the clear.";
        }

        if (UserName is not null != Password is not null)
        {
            yield return "CyberGov:Mail:Smtp:UserName and CyberGov:Mail:Smtp:Password must be set together or not at all.";
        }
    }
}
