using System.Net.Mail;
using System.Net.Sockets;
using System.Security.Authentication;

namespace CyberGov.Mail;

/// <summary>Puts what System.Net.Mail reports into words an administrator can act on, and tells "never" from "not now".</summary>
internal static class SmtpErrors
{
    /// <summary>530: the server wants a password (or encryption) first. System.Net.Mail shows a wrong password only so.</summary>
    private const SmtpStatusCode SignInNeeded = SmtpStatusCode.MustIssueStartTlsFirst;

    public static Exception Explain(Exception exception, SmtpSettings settings) => exception switch
    {
        OperationCanceledException => exception,
        SmtpFailedRecipientException refused when IsForGood(refused.StatusCode) =>
            new EmailRefusedException($"The mail server refused the recipient: {refused.Message}", refused),
        SmtpException { StatusCode: SignInNeeded } => new MailServerException(SignInWords(settings), exception),
        TimeoutException => new MailServerException($"{Server(settings)} did not answer in time.", exception),
        _ when Inner<AuthenticationException>(exception) is { } untrusted =>
            new MailServerException($"The certificate of {settings.Host} is not trusted: {untrusted.Message}", exception),
        _ when Inner<SocketException>(exception) is { } unreachable =>
            new MailServerException($"{Server(settings)} could not be reached: {unreachable.Message}.", exception),
        SmtpException { StatusCode: SmtpStatusCode.GeneralFailure } general =>
            new MailServerException($"{Server(settings)} could not be used: {general.Message}", exception),
        SmtpException answered => new MailServerException(
            $"The mail server answered {(int)answered.StatusCode}: {answered.Message}", exception),
        _ => new MailServerException($"{Server(settings)} could not be used: {exception.Message}", exception),
    };

    /// <summary>
    /// Codes in the 500s about this recipient. Those about commands, sign-in and encryption (500 to 504, 530 to 538) are about
    /// our settings: the mail itself is fine and is tried again once they are mended.
    /// </summary>
    private static bool IsForGood(SmtpStatusCode code) => (int)code is >= 550 and <= 559 or 521;

    private static string SignInWords(SmtpSettings settings) => settings switch
    {
        { UserName: null } => $"{Server(settings)} wants a user name and password: set CyberGov:Mail:Smtp:UserName and Password.",
        { Security: SmtpSecurity.None } => $"{Server(settings)} wants encryption: set CyberGov:Mail:Smtp:Security to StartTls.",
        _ => $"{Server(settings)} did not accept the user name and password.",
    };

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
