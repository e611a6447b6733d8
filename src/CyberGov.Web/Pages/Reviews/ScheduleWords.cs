using CyberGov.Reviews;
using CyberGov.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CyberGov.Web.Pages.Reviews;

/// <summary>How schedules are said.</summary>
public static class ScheduleWords
{
    public static IReadOnlyList<SelectListItem> Kinds { get; } =
    [
        new Choice("So many months after each review", nameof(ReviewScheduleKind.MonthsFromCompletion)),
        new Choice("On fixed days of the year", nameof(ReviewScheduleKind.FixedDates)) { Hint = "One review for each day, however late the last one was" },
        new Choice("Before evidence runs out", nameof(ReviewScheduleKind.EvidenceExpiry)) { Hint = "Counted from the first of the control's accepted evidence to run out" },
    ];

    public static string Of(ReviewScheduleTerms terms) => terms.Kind switch
    {
        ReviewScheduleKind.MonthsFromCompletion => terms.Months == 1 ? "A month after each review" : $"{terms.Months} months after each review",
        ReviewScheduleKind.FixedDates => $"Every {terms.Dates!.InWords()}",
        _ => $"{terms.DaysBefore} days before evidence runs out, or else after {(terms.Months is { } months ? $"{months} months" : "the control's own months")}",
    };
}
