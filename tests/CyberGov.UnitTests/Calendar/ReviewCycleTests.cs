using CyberGov.Calendar;
using FsCheck.Fluent;

namespace CyberGov.UnitTests.Calendar;

public sealed class ReviewCycleTests
{
    [Fact]
    public void The_next_review_is_on_the_same_day_of_the_month_or_on_the_last_day_of_a_shorter_month()
    {
        var cycles = from date in TenYears.AnyDate from months in Gen.Choose(1, 36) select (date, months);

        TenYears.Check(cycles, cycle =>
        {
            var (date, months) = cycle;
            var next = ReviewCycle.NextDueOn(date, months);
            var monthsBetween = ((next.Year - date.Year) * 12) + next.Month - date.Month;

            return monthsBetween == months && next.Day == Math.Min(date.Day, DateTime.DaysInMonth(next.Year, next.Month));
        });
    }

    [Theory]
    [InlineData(2027, 1, 31, 1, 2027, 2, 28)]
    [InlineData(2028, 1, 31, 1, 2028, 2, 29)]
    [InlineData(2028, 2, 29, 12, 2029, 2, 28)]
    [InlineData(2027, 10, 31, 3, 2028, 1, 31)]
    public void Month_ends_and_leap_days(int year, int month, int day, int months, int nextYear, int nextMonth, int nextDay)
    {
        Assert.Equal(
            new DateOnly(nextYear, nextMonth, nextDay),
            ReviewCycle.NextDueOn(new DateOnly(year, month, day), months));
    }

    [Fact]
    public void A_cycle_of_no_months_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ReviewCycle.NextDueOn(new DateOnly(2027, 1, 1), 0));
    }
}
