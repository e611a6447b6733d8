using CyberGov.Calendar;
using CyberGov.Catalogue;
using CyberGov.ChangeHistory;
using CyberGov.Controls;

namespace CyberGov.Reviews;

/// <summary>What an officer enters of a schedule. Months of null means the control's own.</summary>
public sealed record ReviewScheduleTerms(
    string Purpose, ReviewScheduleKind Kind, int? Months, YearlyDates? Dates, int? DaysBefore, WorkingDayRoll Roll);

/// <summary>When a control, or every control that serves a framework, is reviewed, in place of the control's own months.</summary>
public sealed class ReviewSchedule
{
    public const int MaxPurposeLength = 200;
    public const int MostMonths = 60;
    public const int MostDaysBefore = 365;
    public const int MostDates = 12;

    public Guid ReviewScheduleId { get; init; } = Guid.CreateVersion7();

    /// <summary>The one control it is for; null when it is for a framework.</summary>
    [Recorded]
    public Guid? ControlId { get; init; }

    public Control? Control { get; init; }

    [Recorded]
    public Guid? FrameworkId { get; init; }

    public Framework? Framework { get; init; }

    /// <summary>What the dates are for, such as "DSPT, published by 30 June".</summary>
    [Recorded]
    public string Purpose { get; private set; } = "";

    [Recorded]
    public ReviewScheduleKind Kind { get; private set; }

    [Recorded]
    public int? Months { get; private set; }

    /// <summary>Months and days such as 03-31 06-30.</summary>
    [Recorded]
    public string? FixedDates { get; private set; }

    [Recorded]
    public int? DaysBefore { get; private set; }

    [Recorded]
    public WorkingDayRoll Roll { get; private set; }

    /// <summary>The day it was put on or last changed: no date before it is asked for.</summary>
    public DateOnly AppliesFrom { get; private set; }

    [Recorded]
    public DateTimeOffset? RetiredAt { get; private set; }

    public int Version { get; private set; }

    public ReviewScheduleTerms Terms =>
        new(Purpose, Kind, Months, FixedDates is null ? null : YearlyDates.Parse(FixedDates), DaysBefore, Roll);

    public static ReviewSchedule ForControl(Guid controlId, ReviewScheduleTerms terms, DateOnly today) =>
        new ReviewSchedule { ControlId = controlId }.With(terms, today);

    public static ReviewSchedule ForFramework(Guid frameworkId, ReviewScheduleTerms terms, DateOnly today) =>
        new ReviewSchedule { FrameworkId = frameworkId }.With(terms, today);

    public ReviewSchedule With(ReviewScheduleTerms terms, DateOnly today)
    {
        ThrowIfWrong(terms);
        (Purpose, Kind, Months, FixedDates, DaysBefore, Roll, AppliesFrom) =
            (terms.Purpose, terms.Kind, terms.Months, terms.Dates?.ToString(), terms.DaysBefore, terms.Roll, today);
        Version++;

        return this;
    }

    public void Retire(DateTimeOffset now)
    {
        RetiredAt ??= now;
        Version++;
    }

    public ReviewRhythm RhythmFor(int controlMonths) =>
        new(Kind, Months ?? controlMonths, Terms.Dates, DaysBefore ?? 0, AppliesFrom);

    private static void ThrowIfWrong(ReviewScheduleTerms terms)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(terms.Purpose, nameof(terms));
        var isWhole = terms.Kind switch
        {
            ReviewScheduleKind.MonthsFromCompletion => terms.Months is >= 1 and <= MostMonths,
            ReviewScheduleKind.FixedDates => terms.Dates is not null,
            ReviewScheduleKind.EvidenceExpiry => terms.DaysBefore is >= 0 and <= MostDaysBefore && terms.Months is null or >= 1,
            _ => false,
        };
        if (!isWhole)
        {
            throw new InvalidOperationException($"A schedule of the kind {terms.Kind} lacks what it goes by.");
        }
    }
}
