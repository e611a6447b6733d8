using CyberGov.Calendar;
using FsCheck;
using FsCheck.Fluent;

namespace CyberGov.UnitTests.Calendar;

public sealed class YearlyDatesTests
{
    internal static Gen<YearlyDates> AnyDates { get; } =
        from dates in Gen.NonEmptyListOf(TenYears.AnyDate)
        select YearlyDates.Of(dates.Take(ReviewScheduleMost));

    private const int ReviewScheduleMost = 12;

    [Fact]
    public void The_next_date_is_one_of_them_and_none_lies_between()
    {
        var questions = from dates in AnyDates from date in TenYears.AnyDate select (dates, date);

        TenYears.Check(questions, question =>
        {
            var (dates, date) = question;
            var next = dates.After(date);
            var between = Enumerable.Range(1, next.DayNumber - date.DayNumber - 1).Select(date.AddDays);

            return next > date && dates.Contains(next) && !between.Any(dates.Contains);
        });
    }

    [Fact]
    public void What_is_stored_reads_back() =>
        TenYears.Check(AnyDates, dates => YearlyDates.Parse(dates.ToString()).ToString() == dates.ToString());

    [Fact]
    public void The_last_day_of_February_comes_every_year()
    {
        var leapDay = YearlyDates.Of(new DateOnly(2028, 2, 29));

        Assert.Equal(new DateOnly(2027, 2, 28), leapDay.After(new DateOnly(2027, 1, 1)));
        Assert.Equal(new DateOnly(2028, 2, 29), leapDay.After(new DateOnly(2027, 2, 28)));
        Assert.Equal(new DateOnly(2029, 2, 28), leapDay.After(new DateOnly(2028, 2, 29)));
        Assert.False(leapDay.Contains(new DateOnly(2028, 2, 28)));
    }

    [Fact]
    public void They_read_in_the_order_of_the_year()
    {
        var dates = YearlyDates.Of(new DateOnly(2027, 12, 31), new DateOnly(2026, 3, 31), new DateOnly(2026, 3, 31));

        Assert.Equal("03-31 12-31", dates.ToString());
        Assert.Equal("31 March, 31 December", dates.InWords());
        Assert.Throws<ArgumentException>(() => YearlyDates.Of());
    }
}
