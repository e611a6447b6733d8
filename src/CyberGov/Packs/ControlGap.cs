using CyberGov.Controls;

namespace CyberGov.Packs;

/// <summary>One thing that a control lacks, for how long, and what mends it.</summary>
internal sealed record ControlGap(ControlLine Control, string Reason, int? Days, string WhatToDo)
{
    /// <summary>Everything a control lacks. One that does not apply lacks nothing.</summary>
    public static IEnumerable<ControlGap> Of(ControlLine control, DateOnly today)
    {
        if (!control.IsApplicable)
        {
            yield break;
        }

        if (control.OwnerName is null)
        {
            yield return new(control, "No owner", null, "Name the person who answers for this control.");
        }

        if (StatusGap(control) is { } statusGap)
        {
            yield return statusGap;
        }

        if (control.EvidencedUntil is null)
        {
            yield return new(control, "No evidence", null, "Log evidence that shows the control works.");
        }
        else if (control.EvidencedUntil < today)
        {
            yield return new(
                control, "Evidence has run out", DaysSince(control.EvidencedUntil.Value, today), "Log evidence that is in force today.");
        }

        if (control.NextReviewDueOn < today)
        {
            yield return new(
                control, "Review overdue", DaysSince(control.NextReviewDueOn.Value, today), "Complete the review that is due.");
        }
    }

    private static ControlGap? StatusGap(ControlLine control) => control.Status switch
    {
        ControlStatus.NotAssessed => new(control, "Not assessed", null, "Review the control and record what you find."),
        ControlStatus.NotInPlace => new(control, "Not in place", null, "Put the control in place, then review it."),
        ControlStatus.PartlyInPlace => new(control, "Partly in place", null, "Finish putting the control in place, then review it."),
        _ => null,
    };

    private static int DaysSince(DateOnly date, DateOnly today) => today.DayNumber - date.DayNumber;
}
