using CyberGov.Calendar;
using CyberGov.Reviews;

namespace CyberGov.Demo;

/// <summary>
/// Lately the officer has put two controls on fixed dates, for the health service's toolkit and for the board, and one owner
/// has snoozed a review while on leave. A code the library no longer holds is passed over.
/// </summary>
internal static class ScheduleEvents
{
    private static readonly (string Code, ReviewScheduleTerms Terms)[] Schedules =
    [
        ("GOV-08", Fixed("DSPT, published by 30 June", WorkingDayRoll.Before, new DateOnly(2028, 6, 30))),
        ("GOV-04", Fixed(
            "Quarterly report to the board", WorkingDayRoll.Before,
            new DateOnly(2028, 3, 31), new DateOnly(2028, 6, 30), new DateOnly(2028, 9, 30), new DateOnly(2028, 12, 31))),
    ];

    /// <summary>A few days overdue, so that reminders would come.</summary>
    private const int SnoozedDaysLate = 6;

    public static IEnumerable<DemoEvent> All(DemoCalendar calendar, DemoPlan plan, Guid officerId)
    {
        var chance = new Chance("schedules");
        var evening = UkTime.At(calendar.LastDay, new TimeOnly(17, 30));
        foreach (var (code, terms) in Schedules.Where(s => plan.Reviews.TryGetValue(s.Code, out var reviews) && reviews.Count > 1))
        {
            var id = chance.NewId(evening);
            yield return new DemoEvent(evening, officerId, world => PutOn(world, code, id, terms, calendar, plan.Reviews[code][^2]));
        }

        var late = plan.Reviews.FirstOrDefault(r => r.Value[^1].DueOn == calendar.Today.AddDays(-SnoozedDaysLate)).Key;
        if (late is not null && plan.Reviews[late].Count > 1)
        {
            yield return new DemoEvent(evening, plan.Reviews[late][^2].Completion!.By.Id, world => world.OpenReviews[late].Snooze(
                calendar.LastDay.AddDays(10), "On leave until the middle of the month; the deputy is new.",
                world.Controls[late].OwnerId!.Value, calendar.LastDay));
        }
    }

    private static void PutOn(
        DemoWorld world, string code, Guid id, ReviewScheduleTerms terms, DemoCalendar calendar, PlannedReview last)
    {
        var control = world.Controls[code];
        var schedule = new ReviewSchedule { ReviewScheduleId = id, ControlId = control.ControlId }.With(terms, calendar.LastDay);
        world.Db.ReviewSchedules.Add(schedule);
        var open = world.OpenReviews[code];
        if (open.IsMoved || open.DueOn < calendar.Today)
        {
            return;
        }

        var date = schedule.RhythmFor(control.ReviewMonths)
            .After(new ClosedCycle(last.ScheduledFor, UkTime.DateIn(last.Completion!.At), []));
        open.Follow(new NextReview(date, calendar.WorkingDayOnOrBefore(date), id));
        control.NextReviewDueOn = open.DueOn;
    }

    private static ReviewScheduleTerms Fixed(string purpose, WorkingDayRoll roll, params IEnumerable<DateOnly> dates) =>
        new(purpose, ReviewScheduleKind.FixedDates, null, YearlyDates.Of(dates), null, roll);
}
