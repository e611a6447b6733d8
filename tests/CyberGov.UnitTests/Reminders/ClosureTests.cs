using CyberGov.Reminders;

namespace CyberGov.UnitTests.Reminders;

public sealed class ClosureTests
{
    [Fact]
    public void Closures_are_read_in_the_order_of_their_days()
    {
        var (closures, problems) = Closure.Read("2/4/2027: Maundy Thursday\n24 December 2026 to 1 January 2027: Christmas\n");

        Assert.Empty(problems);
        Assert.Equal(["Christmas", "Maundy Thursday"], closures.Select(c => c.Name));
        Assert.Equal(9, closures[0].To.DayNumber - closures[0].From.DayNumber + 1);
    }

    [Theory]
    [InlineData("1 March 2027 to 31 March 2027", null)]
    [InlineData("1 March 2027 to 1 April 2027", "Line 1: a closure may last 31 days at most")]
    [InlineData("1 March 2027 to 20 March 2027\n30 March 2027 to 20 April 2027", null)]
    [InlineData("1 March 2027 to 19 March 2027\n22 March 2027 to 9 April 2027", "From 1 March 2027 to 9 April 2027 nothing would be sent; closures may follow each other for 31 days at most")]
    [InlineData("31 February 2027", "Line 1: write a day such as 24 December 2026, or two with “to” between them, then a colon and what it is")]
    [InlineData("2 March 2027 to 1 March 2027", "Line 1: the last day is before the first")]
    public void What_would_silence_the_council_for_long_is_refused_in_words(string text, string? problem) =>
        Assert.Equal(problem is null ? [] : [problem], Closure.Read(text).Problems);
}
