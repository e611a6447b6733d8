using CyberGov.Pias.Workflow;
using CyberGov.UnitTests.Calendar;
using FsCheck.Fluent;

namespace CyberGov.UnitTests.Pias.Workflow;

public sealed class ConsultationClockTests
{
    [Theory]
    [InlineData("2027-03-01", false, false, "2027-04-26")] // eight weeks
    [InlineData("2027-03-01", false, true, "2027-06-07")] // and six more
    [InlineData("2027-03-01", true, false, "2027-04-12")] // law enforcement: six weeks
    [InlineData("2027-03-01", true, true, "2027-05-12")] // and one month more
    [InlineData("2027-01-19", true, true, "2027-04-02")]
    public void The_law_counts_weeks_from_the_day_the_request_was_sent(string sentOn, bool isPart3, bool isExtended, string dueOn)
    {
        var clock = new ConsultationClock(DateOnly.Parse(sentOn, null), isPart3, isExtended);

        Assert.Equal(DateOnly.Parse(dueOn, null), clock.DueOn);
    }

    [Theory]
    [InlineData("2027-03-01", "2027-04-01")]
    [InlineData("2027-01-31", "2027-02-28")]
    public void An_extension_is_told_within_a_month(string sentOn, string by) =>
        Assert.Equal(DateOnly.Parse(by, null), new ConsultationClock(DateOnly.Parse(sentOn, null), false, false).ExtensionNoticeBy);

    [Fact]
    public void Each_day_the_clock_stood_still_moves_the_due_date_a_day_however_the_stops_overlap()
    {
        var stops =
            from sent in TenYears.AnyDate
            from count in Gen.Choose(0, 5)
            from starts in Gen.Choose(0, 90).ListOf(count)
            from lengths in Gen.Choose(0, 30).ListOf(count)
            select (Sent: sent, Stops: starts.Zip(lengths, (s, l) => (From: sent.AddDays(s), To: sent.AddDays(s + l))).ToList());

        TenYears.Check(stops, asked =>
        {
            var stopped = asked.Stops
                .SelectMany(s => Enumerable.Range(s.From.DayNumber, s.To.DayNumber - s.From.DayNumber))
                .Distinct()
                .Count();
            var running = new ConsultationClock(asked.Sent, false, false);
            var clock = running with { Stops = asked.Stops };

            return clock.DaysStopped == stopped && clock.DueOn == running.DueOn.AddDays(stopped);
        });
    }

    [Fact]
    public void A_stop_that_goes_on_moves_the_due_date_each_day()
    {
        var record = Sent(new DateOnly(2027, 3, 1));
        record.Suspend(new DateOnly(2027, 3, 10), "The processor's answers");

        Assert.Equal(new DateOnly(2027, 4, 27), record.ClockOn(new DateOnly(2027, 3, 11), false)!.DueOn);
        Assert.Equal(new DateOnly(2027, 5, 6), record.ClockOn(new DateOnly(2027, 3, 20), false)!.DueOn);

        record.Resume(new DateOnly(2027, 3, 20));
        Assert.Equal(new DateOnly(2027, 5, 6), record.ClockOn(new DateOnly(2027, 5, 1), false)!.DueOn);
    }

    [Fact]
    public void The_clock_neither_stops_twice_nor_before_it_runs()
    {
        var record = Sent(new DateOnly(2027, 3, 1));
        Assert.Throws<InvalidOperationException>(() => record.Suspend(new DateOnly(2027, 2, 28), "Too early"));
        Assert.Throws<InvalidOperationException>(() => record.Resume(new DateOnly(2027, 3, 2)));
        record.Suspend(new DateOnly(2027, 3, 10), "Questions");

        Assert.Throws<InvalidOperationException>(() => record.Suspend(new DateOnly(2027, 3, 12), "More questions"));
        Assert.Throws<InvalidOperationException>(() => record.Resume(new DateOnly(2027, 3, 9)));
        Assert.Throws<InvalidOperationException>(() => record.Record(new DateOnly(2027, 3, 1), [], new DateOnly(2027, 2, 1), null));
    }

    [Fact]
    public void Before_it_is_sent_there_is_no_clock() => Assert.Null(NewRecord().ClockOn(new DateOnly(2027, 3, 1), false));

    private static PriorConsultation NewRecord() => new() { PiaId = Guid.CreateVersion7(), VersionNumber = 1 };

    private static PriorConsultation Sent(DateOnly on)
    {
        var record = NewRecord();
        record.Record(on, [ConsultationContent.Assessment], null, null);
        return record;
    }
}
