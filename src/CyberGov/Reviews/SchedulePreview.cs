using CyberGov.Calendar;

namespace CyberGov.Reviews;

/// <summary>The next dates a schedule would give if each review were done on the day it is due.</summary>
public static class SchedulePreview
{
    /// <summary>The days before evidence that counts now runs out, as far as they are still to come.</summary>
    public static IReadOnlyList<NextReview> BeforeExpiry(
        ReviewScheduleTerms terms, IEnumerable<DateOnly> expiries, DateOnly today, WorkingDays workingDays, int count) =>
    [
        .. expiries.Select(end => end.AddDays(-(terms.DaysBefore ?? 0))).Where(day => day > today).Distinct().Order().Take(count)
            .Select(day => new NextReview(day, workingDays.Roll(day, terms.Roll))),
    ];

    public static IReadOnlyList<NextReview> Of(
        ReviewScheduleTerms terms, int controlMonths, DateOnly from, WorkingDays workingDays, int count)
    {
        var rhythm = new ReviewRhythm(terms.Kind, terms.Months ?? controlMonths, terms.Dates, terms.DaysBefore ?? 0, from);
        List<NextReview> dates = [];
        var cycle = new ClosedCycle(from, from, []);
        while (dates.Count < count)
        {
            var date = rhythm.After(cycle);
            var dueOn = workingDays.Roll(date, terms.Roll);
            dates.Add(new NextReview(date, dueOn));
            cycle = new ClosedCycle(date, dueOn, []);
        }

        return dates;
    }
}
