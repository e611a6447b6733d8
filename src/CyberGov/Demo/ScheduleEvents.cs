using CyberGov.Calendar;
using CyberGov.Reviews;

namespace CyberGov.Demo;

/// <summary>
/// Lately the officer has put two controls on fixed dates, for the health service's toolkit and for the board, and one owner
/// has snoozed a review while on leave. A code the library no longer holds is passed over.
/// </summary>
internal static class ScheduleEvents
{
    /// <summary>Reminders of anything nearer would have gone out already.</summary>
    private const int DaysAhead = 36;

    /// <summary>A few days overdue, so that reminders would come.</summary>
    private const int SnoozedDaysLate = 6;

    public static IEnumerable<DemoEvent> All(DemoCalendar calendar, DemoPlan plan, Guid officerId)
    {
        var chance = new Chance("schedules");
        var evening = UkTime.At(calendar.LastDay, new TimeOnly(17, 30));
        foreach (var (code, terms) in Schedules(calendar.Today).Where(s => plan.Reviews.TryGetValue(s.Code, out var reviews) && reviews.Count > 1))
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
        var date = schedule.RhythmFor(control.ReviewMonths)
            .After(new ClosedCycle(last.ScheduledFor, UkTime.DateIn(last.Completion!.At), []));
        if (open.IsMoved || open.DueOn < calendar.Today || date < calendar.Today.AddDays(DaysAhead))
        {
            return;
        }

        open.Follow(new NextReview(date, calendar.WorkingDayOnOrBefore(date), id));
        control.NextReviewDueOn = open.DueOn;
    }

    private static (string Code, ReviewScheduleTerms Terms)[] Schedules(DateOnly today) =>
    [
        ("GOV-08", Fixed("DSPT, published by 30 June", YearlyDates.Of(new DateOnly(2028, 6, 30)))),
        ("GOV-04", Fixed("Quarterly report to the board", BoardDays(today))),
    ];

    /// <summary>The ends of four months of the year, the next of them not too near.</summary>
    private static YearlyDates BoardDays(DateOnly today) => Enumerable.Range(0, 3)
        .Select(remainder => YearlyDates.Of(Enumerable.Range(1, 12).Where(month => month % 3 == remainder)
            .Select(month => new DateOnly(2028, month, DateTime.DaysInMonth(2028, month)))))
        .First(days => days.After(today) >= today.AddDays(DaysAhead));

    private static ReviewScheduleTerms Fixed(string purpose, YearlyDates dates) =>
        new(purpose, ReviewScheduleKind.FixedDates, null, dates, null, WorkingDayRoll.Before);
}
