using CyberGov.Calendar;
using FsCheck.Fluent;

namespace CyberGov.UnitTests.Calendar;

public sealed class UkTimeTests
{
    [Fact]
    public void Every_instant_falls_on_the_date_the_wall_shows()
    {
        TenYears.Check(TenYears.AnyInstant, instant =>
        {
            var today = new FixedTime(instant).TodayInUk();

            return UkTime.At(today, TimeOnly.MinValue) <= instant && instant < UkTime.At(today.AddDays(1), TimeOnly.MinValue);
        });
    }

    [Fact]
    public void A_wall_time_becomes_an_instant_that_shows_it_again_unless_the_hour_is_skipped()
    {
        var times = Gen.OneOf(TenYears.TimesOfClockChangeDays, TenYears.AnyDate.SelectMany(d => TenYears.AnyMinute.Select(t => (d, t))));

        TenYears.Check(times, wall =>
        {
            var (date, time) = wall;
            var shown = new FixedTime(UkTime.At(date, time)).NowInUk().DateTime;
            var skipped = UkTime.Zone.IsInvalidTime(date.ToDateTime(time));

            return skipped ? shown == date.ToDateTime(new TimeOnly(2, 0)) : shown == date.ToDateTime(time);
        });
    }

    [Fact]
    public void No_earlier_instant_shows_the_same_wall_time()
    {
        TenYears.Check(TenYears.TimesOfClockChangeDays, wall =>
        {
            var hourBefore = UkTime.At(wall.Date, wall.Time).AddHours(-1);

            return new FixedTime(hourBefore).NowInUk().DateTime != wall.Date.ToDateTime(wall.Time);
        });
    }

    [Theory]
    [InlineData("2028-03-26T00:59:00Z", "00:59")]
    [InlineData("2028-03-26T01:00:00Z", "01:00")]
    [InlineData("2028-03-26T01:00:00Z", "01:30")]
    [InlineData("2028-03-26T01:00:00Z", "02:00")]
    public void The_skipped_hour_of_March_is_the_first_instant_after_it(string expected, string wall)
    {
        Assert.Equal(Instant(expected), UkTime.At(new DateOnly(2028, 3, 26), Time(wall)));
    }

    [Theory]
    [InlineData("2028-10-29T00:30:00Z", "01:30")]
    [InlineData("2028-10-29T02:00:00Z", "02:00")]
    public void The_repeated_hour_of_October_is_the_first_of_the_two(string expected, string wall)
    {
        Assert.Equal(Instant(expected), UkTime.At(new DateOnly(2028, 10, 29), Time(wall)));
    }

    [Fact]
    public void Half_past_seven_in_London_is_half_past_six_UTC_in_summer()
    {
        Assert.Equal(Instant("2028-07-03T06:30:00Z"), UkTime.At(new DateOnly(2028, 7, 3), new TimeOnly(7, 30)));
        Assert.Equal(Instant("2028-01-03T07:30:00Z"), UkTime.At(new DateOnly(2028, 1, 3), new TimeOnly(7, 30)));
    }

    [Fact]
    public void Late_on_a_summer_evening_UTC_it_is_already_tomorrow_in_London()
    {
        Assert.Equal(new DateOnly(2028, 7, 4), new FixedTime(Instant("2028-07-03T23:15:00Z")).TodayInUk());
        Assert.Equal(new DateOnly(2028, 1, 3), new FixedTime(Instant("2028-01-03T23:15:00Z")).TodayInUk());
    }

    [Fact]
    public void Dates_and_times_read_as_people_write_them()
    {
        Assert.Equal("7 March 2027", new DateOnly(2027, 3, 7).InWords());
        Assert.Equal("Sunday 7 March 2027", new DateOnly(2027, 3, 7).InWordsWithDay());
        Assert.Equal("3 July 2028 at 7:30am", Instant("2028-07-03T06:30:00Z").InUkWords());
        Assert.Equal("3 July 2028 at 12:05pm", Instant("2028-07-03T11:05:00Z").InUkWords());
    }

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, null);

    private static TimeOnly Time(string text) => TimeOnly.Parse(text, null);

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
