using CyberGov.Reminders;
using CyberGov.UnitTests.Calendar;
using FsCheck;
using FsCheck.Fluent;

namespace CyberGov.UnitTests.Reminders;

public sealed class ReminderPlanTests
{
    /// <summary>A review and a day between its creation and half a year past its due date.</summary>
    private static Gen<(DateOnly DueOn, DateOnly CreatedOn, DateOnly Today)> AnyReviewAndDay { get; } =
        from dueOn in TenYears.AnyDate
        from age in Gen.Choose(-5, 800)
        from todayOffset in Gen.Choose(-60, 180)
        select (dueOn, dueOn.AddDays(-age), dueOn.AddDays(todayOffset));

    [Fact]
    public void The_owed_milestone_is_the_latest_of_the_list_that_has_come_since_the_review_was_created()
    {
        TenYears.Check(AnyReviewAndDay, review =>
        {
            var latest = Milestones(review.DueOn).TakeWhile(m => m <= review.Today).Cast<DateOnly?>().LastOrDefault();
            var expected = latest >= review.CreatedOn ? latest : null;

            return OwedMilestone(review.DueOn, review.CreatedOn, review.Today) == expected;
        });
    }

    [Fact]
    public void Nothing_is_owed_earlier_than_thirty_days_before_the_due_date()
    {
        TenYears.Check(AnyReviewAndDay, review =>
            review.Today >= review.DueOn.AddDays(-30)
            || OwedMilestone(review.DueOn, DateOnly.MinValue, review.Today) is null);
    }

    [Fact]
    public void As_the_days_pass_the_owed_milestone_only_moves_on()
    {
        TenYears.Check(AnyReviewAndDay, review =>
        {
            var today = OwedMilestone(review.DueOn, DateOnly.MinValue, review.Today);
            var tomorrow = OwedMilestone(review.DueOn, DateOnly.MinValue, review.Today.AddDays(1));

            return today is null || (tomorrow >= today && (tomorrow == today || tomorrow == review.Today.AddDays(1)));
        });
    }

    [Fact]
    public void An_owed_milestone_is_never_older_than_the_longest_gap()
    {
        TenYears.Check(AnyReviewAndDay, review =>
            OwedMilestone(review.DueOn, DateOnly.MinValue, review.Today) is not { } owed
            || review.Today.DayNumber - owed.DayNumber < ReminderPlan.Shipped.LongestGap);
    }

    [Theory]
    [InlineData("2028-02-28", null)]
    [InlineData("2028-02-29", "2028-02-29")]
    [InlineData("2028-03-15", "2028-02-29")]
    [InlineData("2028-03-16", "2028-03-16")]
    [InlineData("2028-03-23", "2028-03-23")]
    [InlineData("2028-03-29", "2028-03-23")]
    [InlineData("2028-03-30", "2028-03-30")]
    [InlineData("2028-04-05", "2028-03-30")]
    [InlineData("2028-04-06", "2028-04-06")]
    [InlineData("2028-04-13", "2028-04-13")]
    public void A_review_due_on_30_March_2028(string today, string? owed)
    {
        Assert.Equal(
            owed is null ? null : Date(owed),
            OwedMilestone(Date("2028-03-30"), Date("2027-03-30"), Date(today)));
    }

    [Fact]
    public void A_monthly_review_created_inside_the_notice_period_waits_for_its_next_milestone()
    {
        var (createdOn, dueOn) = (Date("2028-02-10"), Date("2028-03-10"));

        Assert.Null(OwedMilestone(dueOn, createdOn, Date("2028-02-24")));
        Assert.Equal(Date("2028-02-25"), OwedMilestone(dueOn, createdOn, Date("2028-02-25")));
    }

    private static DateOnly? OwedMilestone(DateOnly dueOn, DateOnly knownSince, DateOnly today) =>
        ReminderPlan.Shipped.OwedStep(dueOn, knownSince, today) is { } step ? dueOn.AddDays(step) : null;

    private static IEnumerable<DateOnly> Milestones(DateOnly dueOn) =>
    [
        dueOn.AddDays(-30), dueOn.AddDays(-14), dueOn.AddDays(-7),
        .. Enumerable.Range(0, 60).Select(week => dueOn.AddDays(7 * week)),
    ];

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", null);
}
