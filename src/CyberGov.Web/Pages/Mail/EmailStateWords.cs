using CyberGov.Calendar;
using CyberGov.Mail;
using CyberGov.Web.TagHelpers;

namespace CyberGov.Web.Pages.Mail;

/// <summary>How the state of a mail is said and shown.</summary>
public static class EmailStateWords
{
    public static (string Words, StatusMeaning Meaning) Of(EmailState state) => state switch
    {
        EmailState.Queued => ("Waiting", StatusMeaning.Waiting),
        EmailState.Sent => ("Sent", StatusMeaning.Good),
        EmailState.Failed => ("Failed", StatusMeaning.Bad),
        EmailState.NotNeeded => ("No longer needed", StatusMeaning.Neutral),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Not a state of a mail."),
    };

    /// <summary>When a mail that waits is handed over next.</summary>
    public static string NextAttempt(QueuedEmail email, DateTimeOffset now) => email switch
    {
        { LeasedUntil: { } until } when until > now => "It is being handed over now",
        { LeasedUntil: not null } => "Within a minute: the program was stopped while it had this mail in hand",
        _ when email.NextAttemptAt <= now => "Within a minute, or as soon as the other side takes mail again",
        _ => email.NextAttemptAt.InUkWords(),
    };
}
