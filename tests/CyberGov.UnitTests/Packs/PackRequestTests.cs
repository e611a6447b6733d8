using CyberGov.Packs;

namespace CyberGov.UnitTests.Packs;

public sealed class PackRequestTests
{
    private static readonly DateOnly _today = new(2026, 9, 8);

    [Fact]
    public void A_period_that_ends_today_and_lasts_one_day_is_allowed()
    {
        Assert.Empty(Request(_today, _today).Faults(_today));
    }

    [Fact]
    public void Both_days_of_the_period_must_be_entered()
    {
        Assert.Equal(["PeriodFrom", "PeriodTo"], Request(null, null).Faults(_today).Select(f => f.Field));
    }

    [Fact]
    public void The_period_must_not_end_before_it_begins_or_in_the_future()
    {
        Assert.Equal(
            ["The last day of the period must be the same as or after the first"],
            Request(_today, _today.AddDays(-1)).Faults(_today).Select(f => f.Message));
        Assert.Equal(
            ["The last day of the period must be today or in the past"],
            Request(_today, _today.AddDays(1)).Faults(_today).Select(f => f.Message));
    }

    private static PackRequest Request(DateOnly? from, DateOnly? to) =>
        new() { FrameworkId = null, PeriodFrom = from, PeriodTo = to, IncludesFiles = true };
}
