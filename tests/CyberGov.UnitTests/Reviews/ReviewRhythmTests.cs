using CyberGov.Calendar;
using CyberGov.Reviews;
using CyberGov.UnitTests.Calendar;
using FsCheck;
using FsCheck.Fluent;

namespace CyberGov.UnitTests.Reviews;

/// <summary>Ten years of a control, one review after the other, each done early or late by whatever chance says.</summary>
public sealed class ReviewRhythmTests
{
    private static readonly DateOnly Start = new(2023, 1, 1);
    private static readonly DateOnly End = new(2033, 1, 1);

    /// <summary>Days by which each review is done early (less than nothing) or late, again and again.</summary>
    private static Gen<int[]> AnyHabit { get; } =
        from days in Gen.NonEmptyListOf(Gen.OneOf(Gen.Choose(-40, 0), Gen.Choose(0, 40), Gen.Choose(0, 400)))
        select days.ToArray();

    private static Gen<YearlyDates> AnyDates => YearlyDatesTests.AnyDates;

    [Fact]
    public void Fixed_dates_have_one_review_each_none_skipped_and_none_doubled_however_early_or_late_it_is_done()
    {
        var councils = from dates in AnyDates from habit in AnyHabit select (dates, habit);

        TenYears.Check(councils, council =>
        {
            var scheduled = TenYearsOf(Fixed(council.dates), council.habit).Select(c => c.ScheduledFor).Where(d => d < End);
            var expected = Enumerable.Range(Start.Year, 10).SelectMany(council.dates.In).Where(d => d > Start).Order();

            return scheduled.SequenceEqual(expected);
        });
    }

    [Fact]
    public void The_hour_of_completion_and_the_clock_changes_never_skip_or_double_a_fixed_date()
    {
        // Due on the very days on which the clocks change, done in the minutes around them.
        var changes = YearlyDates.Of(new DateOnly(2027, 3, 28), new DateOnly(2027, 10, 31));

        TenYears.Check(TenYears.TimesOfClockChangeDays, wall =>
        {
            var doneOn = UkTime.DateIn(UkTime.At(wall.Date, wall.Time));
            var next = Fixed(changes).After(new ClosedCycle(changes.In(doneOn.Year).First(), doneOn, []));

            return doneOn == wall.Date && next == changes.In(doneOn.Year).Last();
        });
    }

    [Fact]
    public void Months_count_from_the_day_of_completion_and_end_on_the_same_or_the_last_day_of_a_month()
    {
        var councils = from months in Gen.Choose(1, 36) from habit in AnyHabit select (months, habit);

        TenYears.Check(councils, council => TenYearsOf(ReviewRhythm.EveryMonths(council.months), council.habit)
            .All(c => c.Next > c.CompletedOn
                && MonthsBetween(c.CompletedOn, c.Next) == council.months
                && c.Next.Day == Math.Min(c.CompletedOn.Day, DateTime.DaysInMonth(c.Next.Year, c.Next.Month))));
    }

    [Fact]
    public void Evidence_is_looked_at_before_the_first_of_it_runs_out_and_after_months_when_none_does()
    {
        var councils =
            from ends in Gen.ListOf(TenYears.AnyDate)
            from before in Gen.Choose(0, 90)
            from months in Gen.Choose(1, 24)
            from done in TenYears.AnyDate
            select (ends: ends.ToArray(), before, months, done);

        TenYears.Check(councils, council =>
        {
            var rhythm = new ReviewRhythm(ReviewScheduleKind.EvidenceExpiry, council.months, null, council.before, Start);
            var next = rhythm.After(new ClosedCycle(council.done, council.done, council.ends));
            var ahead = council.ends.Where(e => e.AddDays(-council.before) > council.done).Order().ToList();

            return next > council.done
                && next == (ahead.Count > 0 ? ahead[0].AddDays(-council.before) : council.done.AddMonths(council.months));
        });
    }

    [Fact]
    public void A_schedule_put_on_later_asks_for_no_date_before_it()
    {
        var councils =
            from dates in AnyDates
            from done in TenYears.AnyDate
            from late in Gen.Choose(-200, 800)
            from later in Gen.Choose(0, 800)
            select (dates, done, late, addedOn: done.AddDays(later));

        TenYears.Check(councils, council =>
        {
            var rhythm = Fixed(council.dates) with { AppliesFrom = council.addedOn };
            var next = rhythm.After(new ClosedCycle(council.done.AddDays(-council.late), council.done, []));

            return next >= council.addedOn && council.dates.Contains(next);
        });
    }

    [Fact]
    public void Rolling_gives_a_working_day_and_never_moves_a_cycle_into_the_next()
    {
        var quarters = YearlyDates.Of(new(2027, 3, 31), new(2027, 6, 30), new(2027, 9, 30), new(2027, 12, 31));

        foreach (var nation in Enum.GetValues<Nation>())
        {
            var days = new WorkingDays(RepositoryFiles.BankHolidays, nation);
            var cycles = TenYearsOf(Fixed(quarters), [0, 9, -9]).Select(c => c.ScheduledFor).ToList();
            foreach (var roll in Enum.GetValues<WorkingDayRoll>())
            {
                var due = cycles.ConvertAll(d => days.Roll(d, roll));

                Assert.Equal(due.Distinct().Order(), due);
                Assert.All(due.Zip(cycles), d => Assert.True(roll == WorkingDayRoll.None ? d.First == d.Second : days.Contains(d.First)));
                Assert.All(due.Zip(cycles), d => Assert.InRange(d.First.DayNumber - d.Second.DayNumber, -5, 5));
            }
        }
    }

    [Theory]
    [InlineData("2027-06-30", "2027-06-11", "2028-06-30")]
    [InlineData("2027-06-30", "2027-08-20", "2028-06-30")]
    [InlineData("2026-06-30", "2027-07-05", "2027-06-30")]
    [InlineData("2027-03-01", "2027-03-08", "2027-06-30")]
    [InlineData("2028-08-01", "2027-06-10", "2027-06-30")]
    public void The_data_security_toolkit_is_looked_at_once_a_year(string scheduledFor, string completedOn, string next) =>
        Assert.Equal(Day(next), Fixed(YearlyDates.Of(new DateOnly(2027, 6, 30)))
            .After(new ClosedCycle(Day(scheduledFor), Day(completedOn), [])));

    private static ReviewRhythm Fixed(YearlyDates dates) => new(ReviewScheduleKind.FixedDates, 12, dates, 0, Start);

    /// <summary>Each review from the first to the end of the ten years: what it was for, when it was done, what came of it.</summary>
    private static IEnumerable<(DateOnly ScheduledFor, DateOnly CompletedOn, DateOnly Next)> TenYearsOf(ReviewRhythm rhythm, int[] habit)
    {
        var (completedOn, scheduledFor) = (Start, rhythm.After(new ClosedCycle(Start, Start, [])));
        for (var i = 0; scheduledFor < End; i++)
        {
            // Nobody completes a review before the one before it.
            var meant = scheduledFor.AddDays(habit[i % habit.Length]);
            completedOn = meant > completedOn ? meant : completedOn;
            var next = rhythm.After(new ClosedCycle(scheduledFor, completedOn, []));
            yield return (scheduledFor, completedOn, next);
            scheduledFor = next;
        }
    }

    private static int MonthsBetween(DateOnly from, DateOnly to) => ((to.Year - from.Year) * 12) + to.Month - from.Month;

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
