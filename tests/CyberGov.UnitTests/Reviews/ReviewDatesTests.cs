using CyberGov.Reviews;

namespace CyberGov.UnitTests.Reviews;

public sealed class ReviewDatesTests
{
    private static readonly DateOnly Today = new(2027, 3, 8);
    private static readonly Guid Ada = Guid.CreateVersion7();

    [Fact]
    public void A_moved_review_keeps_what_the_schedule_said_and_follows_it_no_more()
    {
        var review = DueOn(Today.AddDays(5));

        review.Move(Today.AddDays(30), "The system is being replaced", Ada, Today);

        Assert.Equal((Today.AddDays(5), Today.AddDays(30), true), (review.ScheduledFor, review.DueOn, review.IsMoved));
        Assert.Throws<InvalidOperationException>(() => review.Follow(NextReview.On(Today)));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(366)]
    public void A_review_is_moved_neither_into_the_past_nor_out_of_sight(int days) =>
        Assert.Throws<InvalidOperationException>(() => DueOn(Today).Move(Today.AddDays(days), "Why", Ada, Today));

    [Fact]
    public void Moving_and_snoozing_need_a_reason()
    {
        Assert.Throws<ArgumentException>(() => DueOn(Today).Move(Today, " ", Ada, Today));
        Assert.Throws<ArgumentException>(() => DueOn(Today).Snooze(Today.AddDays(1), " ", Ada, Today));
    }

    [Fact]
    public void Reminders_are_snoozed_for_a_fortnight_at_most_and_twice_at_most()
    {
        var review = DueOn(Today);
        Assert.Equal(Today.AddDays(14), review.LatestSnooze(Today));
        Assert.Throws<InvalidOperationException>(() => review.Snooze(Today.AddDays(15), "Holiday", Ada, Today));
        Assert.Throws<InvalidOperationException>(() => review.Snooze(Today, "Holiday", Ada, Today));

        review.Snooze(Today.AddDays(14), "Holiday", Ada, Today);
        review.Snooze(Today.AddDays(28), "Illness", Ada, Today.AddDays(14));

        Assert.Equal((Today.AddDays(28), "Illness", 2), (review.SnoozedUntil, review.SnoozeReason, review.SnoozeCount));
        Assert.Null(review.LatestSnooze(Today.AddDays(1)));
        Assert.Equal(Today, review.DueOn);
    }

    [Theory]
    [InlineData(20, 28)]
    [InlineData(27, 28)]
    public void Nothing_is_snoozed_past_four_weeks_after_it_was_due(int daysLate, int latest) =>
        Assert.Equal(Today.AddDays(latest), DueOn(Today).LatestSnooze(Today.AddDays(daysLate)));

    [Fact]
    public void Four_weeks_late_is_too_late_to_snooze() => Assert.Null(DueOn(Today).LatestSnooze(Today.AddDays(28)));

    [Fact]
    public void Completion_counts_the_days_by_the_calendar_in_London()
    {
        var review = DueOn(new DateOnly(2027, 6, 30));

        // Half past midnight of 1 July in London is still June in UTC.
        var next = review.Complete(
            ReviewOutcome.InPlace, null, Ada, new DateTimeOffset(2027, 6, 30, 23, 30, 0, TimeSpan.Zero), NextReview.On(new DateOnly(2028, 6, 30)));

        Assert.Equal((new DateOnly(2027, 7, 1), 1), (review.CompletedOn, review.DaysLate));
        Assert.Equal((new DateOnly(2027, 7, 1), new DateOnly(2028, 6, 30)), (next.CreatedOn, next.DueOn));
        Assert.Null(review.LatestSnooze(Today));
    }

    private static Review DueOn(DateOnly date) => Review.Open(Guid.CreateVersion7(), NextReview.On(date), date.AddDays(-90));
}
