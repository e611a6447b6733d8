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
}
