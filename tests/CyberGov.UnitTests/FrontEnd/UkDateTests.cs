using CyberGov.Web.FrontEnd;
using FsCheck;
using FsCheck.Fluent;

namespace CyberGov.UnitTests.FrontEnd;

public sealed class UkDateTests
{
    [Theory]
    [InlineData("17/5/2027")]
    [InlineData("17/05/2027")]
    [InlineData("17 5 2027")]
    [InlineData("17-5-2027")]
    [InlineData("17.5.2027")]
    [InlineData("17 May 2027")]
    [InlineData("17th may 2027")]
    [InlineData(" 17  MAY,  2027 ")]
    [InlineData("17/5/27")]
    [InlineData("2027-05-17")]
    [InlineData("2027-5-17")]
    public void A_date_is_read_however_it_is_written(string text)
    {
        Assert.True(UkDate.TryRead(text, out var date));
        Assert.Equal(new DateOnly(2027, 5, 17), date);
    }

    [Theory]
    [InlineData("1 Sep 2026")]
    [InlineData("1 Sept 2026")]
    [InlineData("1st September 2026")]
    public void September_is_read_in_each_of_its_shortenings(string text)
    {
        Assert.True(UkDate.TryRead(text, out var date));
        Assert.Equal(new DateOnly(2026, 9, 1), date);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("31/2/2027")]
    [InlineData("29/2/2027")]
    [InlineData("5/17/2027")]
    [InlineData("tomorrow")]
    [InlineData("17/5")]
    [InlineData("17/5/0027")]
    [InlineData("17/5/20270")]
    public void What_is_no_date_is_not_taken_for_one(string? text) => Assert.False(UkDate.TryRead(text, out _));

    [Fact]
    public void What_is_shown_for_typing_or_reading_is_read_back_as_the_same_day()
    {
        var days = Gen.Choose(new DateOnly(1950, 1, 1).DayNumber, new DateOnly(2150, 12, 31).DayNumber).Select(DateOnly.FromDayNumber);

        Prop.ForAll(days.ToArbitrary(), day =>
            UkDate.TryRead(UkDate.ForInput(day), out var typed) && typed == day
            && UkDate.TryRead(UkDate.ForReading(day), out var read) && read == day).QuickCheckThrowOnFailure();
    }
}
