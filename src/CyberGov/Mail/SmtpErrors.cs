using System.Net.Mail;
using System.Net.Sockets;
using System.Security.Authentication;

namespace CyberGov.Mail;

/// <summary>
/// Puts what System.Net.Mail reports into words an administrator can act on, and tells "never" from "not now", and this
/// mail's trouble from everybody's.
/// </summary>
internal static class SmtpErrors
{
    /// <summary>530: the server wants a password (or encryption) first. System.Net.Mail shows a wrong password only so.</summary>
    private const int SignInNeeded = 530;

    public static Exception Explain(Exception exception, SmtpSettings settings) => exception switch
    {
        OperationCanceledException => exception,
        SmtpFailedRecipientException refused when IsForGood(refused) =>
            new EmailRefusedException($"The mail server refused the recipient: {refused.Message}", refused),
        SmtpException answered when (int)answered.StatusCode is > 0 => OfAnswer(answered, settings),
        TimeoutException => WholeServer($"{Server(settings)} did not answer in time.", exception, ReachMend(settings)),
        _ when Inner<AuthenticationException>(exception) is { } untrusted => WholeServer(
            $"The certificate of {settings.Host} is not trusted: {untrusted.Message}",
            exception,
            "Set CyberGov:Mail:Smtp:Host to the name in the certificate, or have this machine trust who issued it."),
        _ when Inner<SocketException>(exception) is { } broken => OfNetwork(broken, exception, settings),
        _ => General(exception, settings),
    };

    /// <summary>
    /// Codes in the 500s about this recipient. Those about commands, sign-in and encryption (500 to 504, 530 to 538) and about
    /// what we may send (5.7.x, relaying) are about our settings: the mail itself is fine and goes once they are mended.
    /// </summary>
    private static bool IsForGood(SmtpFailedRecipientException refused) =>
        (int)refused.StatusCode is (>= 550 and <= 559) or 521 && !IsAboutUs(refused.Message);

    private static bool IsAboutUs(string answer) =>
        answer.Contains(" 5.7.", StringComparison.Ordinal)
        || answer.Contains("relay", StringComparison.OrdinalIgnoreCase);

    private static MailServerException OfAnswer(SmtpException answered, SmtpSettings settings)
    {
        var words = $"The mail server answered {(int)answered.StatusCode}: {answered.Message}";

        return (int)answered.StatusCode switch
        {
            SignInNeeded => SignIn(answered, settings),
            454 or 534 or 535 or 538 => WholeServer(words, answered, "Check CyberGov:Mail:Smtp:UserName and Password."),
            450 or 451 or 452 => new MailServerException(words, answered) { Trouble = MailTrouble.PutOff },
            >= 500 when IsAboutUs(answered.Message) => new MailServerException(words, answered)
            {
                Mend = "Let the mail server take mail from this machine and from the address in CyberGov:Mail:From.",
            },
            >= 500 => new MailServerException(words, answered)
            {
                Mend = "Check that the mail server may send as the address in CyberGov:Mail:From.",
            },
            _ => new MailServerException(words, answered),
        };
    }

    private static MailServerException SignIn(Exception exception, SmtpSettings settings)
    {
        var server = Server(settings);

        return settings switch
        {
            { UserName: null } => WholeServer(
                $"{server} wants a user name and password.", exception, "Set CyberGov:Mail:Smtp:UserName and Password."),
            { Security: SmtpSecurity.None } => WholeServer(
                $"{server} wants encryption.", exception, "Set CyberGov:Mail:Smtp:Security to StartTls."),
            _ => WholeServer(
                $"{server} did not accept the user name and password (535).",
                exception,
                "Check CyberGov:Mail:Smtp:UserName and Password, and that the account may sign in over SMTP."),
        };
    }

    private static MailServerException OfNetwork(SocketException broken, Exception exception, SmtpSettings settings) =>
        broken.SocketErrorCode switch
        {
            SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => WholeServer(
                $"{Server(settings)} could not be reached: no machine of that name is known.",
                exception,
                "Check CyberGov:Mail:Smtp:Host, and that this machine can look up names."),
            SocketError.ConnectionRefused => WholeServer(
                $"{Server(settings)} could not be reached: it refused the connection.",
                exception,
                "Check CyberGov:Mail:Smtp:Port, that the mail server is running, and that it lets this machine in."),
            SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown =>
                new MailServerException($"{Server(settings)} broke off half-way.", exception),
            _ => WholeServer($"{Server(settings)} could not be reached: {broken.Message}.", exception, ReachMend(settings)),
        };

    private static MailServerException General(Exception exception, SmtpSettings settings) =>
        new($"{Server(settings)} could not be used: {exception.Message}", exception)
        {
            Mend = settings.Security == SmtpSecurity.StartTls && exception.InnerException is null
                ? "If it does not offer STARTTLS, ask for a port where it does; None is only for a relay on a network you trust."
                : null,
        };

    private static MailServerException WholeServer(string words, Exception exception, string mend) =>
        new(words, exception) { Trouble = MailTrouble.WholeServer, Mend = mend };

    private static string ReachMend(SmtpSettings settings) =>
        $"Check that the firewall lets this machine reach port {settings.Port} there; a server that encrypts from the first byte never answers.";

    private static string Server(SmtpSettings settings) => $"The mail server {settings.Host}:{settings.Port}";

    private static T? Inner<T>(Exception exception)
        where T : Exception
    {
        for (var inner = exception; inner is not null; inner = inner.InnerException)
        {
            if (inner is T found)
            {
                return found;
            }
        }

        return null;
    }
}
