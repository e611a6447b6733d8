using System.Globalization;
using CyberGov.Jobs;
using CyberGov.Web.TagHelpers;

namespace CyberGov.Web.Pages.Administration;

/// <summary>How the outcome and length of a run are said and shown.</summary>
public static class JobRunWords
{
    public static (string Words, StatusMeaning Meaning) Of(JobRunOutcome outcome) => outcome switch
    {
        JobRunOutcome.Running => ("Running", StatusMeaning.Waiting),
        JobRunOutcome.Succeeded => ("Succeeded", StatusMeaning.Good),
        JobRunOutcome.Failed => ("Failed", StatusMeaning.Bad),
        JobRunOutcome.Stopped => ("Stopped with the program", StatusMeaning.Neutral),
        JobRunOutcome.Interrupted => ("Interrupted", StatusMeaning.Attention),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "Not an outcome of a run."),
    };

    public static (string Words, StatusMeaning Meaning) Of(JobPosition position) => position switch
    {
        { IsRunning: true } => Of(JobRunOutcome.Running),
        { IsLate: true } => ("Has not run when due", StatusMeaning.Bad),
        { IsFailing: true } => Of(JobRunOutcome.Failed),
        { LastRun: { } run } => Of(run.Outcome),
        _ => ("Not run", StatusMeaning.Neutral),
    };

    public static string Of(TimeSpan? duration) => duration switch
    {
        null => "Not yet over",
        { TotalSeconds: < 1 } => "Under a second",
        { TotalMinutes: < 2 } brief => string.Create(CultureInfo.InvariantCulture, $"{brief.TotalSeconds:0} seconds"),
        { TotalHours: < 2 } medium => string.Create(CultureInfo.InvariantCulture, $"{medium.TotalMinutes:0} minutes"),
        { } hours => string.Create(CultureInfo.InvariantCulture, $"{hours.TotalHours:0.0} hours"),
    };
}
