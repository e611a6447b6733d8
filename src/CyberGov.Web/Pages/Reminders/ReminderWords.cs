using CyberGov.Reminders;
using CyberGov.Web.TagHelpers;

namespace CyberGov.Web.Pages.Reminders;

/// <summary>The ledger's facts as people read them.</summary>
public static class ReminderWords
{
    public static (string Words, StatusMeaning Meaning) Of(ReminderState state) => state switch
    {
        ReminderState.Sent => ("Sent", StatusMeaning.Good),
        ReminderState.Waiting => ("Waiting", StatusMeaning.Waiting),
        ReminderState.Refused => ("Refused", StatusMeaning.Bad),
        ReminderState.NotNeeded => ("Not needed", StatusMeaning.Neutral),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    public static string Of(ReminderRung rung) => rung switch
    {
        ReminderRung.Owner => "owner",
        ReminderRung.Cover => "cover",
        ReminderRung.Deputy => "deputy",
        ReminderRung.LineManager => "line manager",
        ReminderRung.SeniorInformationRiskOwner => "senior information risk owner",
        ReminderRung.Officer => "officer",
        _ => throw new ArgumentOutOfRangeException(nameof(rung), rung, null),
    };

    /// <summary>A step as a distance from the due date.</summary>
    public static string Step(int step) => step switch
    {
        0 => "on the day",
        -1 => "1 day before",
        < 0 => $"{-step} days before",
        1 => "1 day overdue",
        _ => $"{step} days overdue",
    };
}
