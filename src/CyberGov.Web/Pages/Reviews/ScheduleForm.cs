using System.ComponentModel.DataAnnotations;
using System.Globalization;
using CyberGov.Calendar;
using CyberGov.Reviews;
using CyberGov.Web.FrontEnd;

namespace CyberGov.Web.Pages.Reviews;

/// <summary>What the pages that add and change a schedule ask for.</summary>
public sealed class ScheduleForm : IValidatableObject
{
    [Required(ErrorMessage = "Enter what the dates are for")]
    [StringLength(ReviewSchedule.MaxPurposeLength, ErrorMessage = "What the dates are for must be 200 characters or less")]
    [Display(Name = "What the dates are for")]
    [JoinsLines]
    public string? Purpose { get; set; }

    [Required(ErrorMessage = "Select how the dates are found")]
    [Display(Name = "How the dates are found")]
    public ReviewScheduleKind? Kind { get; set; }

    [Range(1, ReviewSchedule.MostMonths, ErrorMessage = "Months must be between 1 and 60")]
    public int? Months { get; set; }

    [StringLength(400, ErrorMessage = "Days of the year must be 400 characters or less")]
    [Display(Name = "Days of the year")]
    public string? Dates { get; set; }

    [Range(0, ReviewSchedule.MostDaysBefore, ErrorMessage = "Days before must be between 0 and 365")]
    [Display(Name = "Days before")]
    public int? DaysBefore { get; set; }

    [Display(Name = "If that is no working day")]
    public WorkingDayRoll Roll { get; set; } = WorkingDayRoll.None;

    public int Version { get; set; }

    /// <summary>Only what the kind goes by: whatever else was typed is left out.</summary>
    public ReviewScheduleTerms ToTerms() => new(
        Purpose!.Trim(),
        Kind!.Value,
        Kind is ReviewScheduleKind.FixedDates ? null : Months,
        Kind is ReviewScheduleKind.FixedDates ? YearlyDates.Of(ReadDates()!) : null,
        Kind is ReviewScheduleKind.EvidenceExpiry ? DaysBefore : null,
        Roll);

    public static ScheduleForm Of(ReviewScheduleTerms terms, int version) => new()
    {
        Purpose = terms.Purpose,
        Kind = terms.Kind,
        Months = terms.Months,
        Dates = terms.Dates?.InWords(),
        DaysBefore = terms.DaysBefore,
        Roll = terms.Roll,
        Version = version,
    };

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Kind is ReviewScheduleKind.MonthsFromCompletion && Months is null)
        {
            yield return new ValidationResult("Enter after how many months", [nameof(Months)]);
        }

        if (Kind is ReviewScheduleKind.FixedDates && ReadDates() is not { Count: >= 1 and <= ReviewSchedule.MostDates })
        {
            yield return new ValidationResult(
                "Enter from 1 to 12 days of the year, like 30 June, 31 December", [nameof(Dates)]);
        }

        if (Kind is ReviewScheduleKind.EvidenceExpiry && DaysBefore is null)
        {
            yield return new ValidationResult("Enter how many days before evidence runs out", [nameof(DaysBefore)]);
        }
    }

    /// <summary>Null when one of them is no day. 29 February is one: a leap year is assumed.</summary>
    private List<DateOnly>? ReadDates()
    {
        List<DateOnly> dates = [];
        foreach (var part in (Dates ?? "").Split([',', ';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!UkDate.TryRead(string.Create(CultureInfo.InvariantCulture, $"{part} 2028"), out var date))
            {
                return null;
            }

            dates.Add(date);
        }

        return dates;
    }
}

/// <summary>What the shared fields of a schedule need. A class, because the fields are named after its properties.</summary>
public sealed record ScheduleFields(ScheduleForm Schedule, PreviewedDates? Preview);
