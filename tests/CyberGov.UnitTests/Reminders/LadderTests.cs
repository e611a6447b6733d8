using CyberGov.Calendar;
using CyberGov.Reminders;
using CyberGov.UnitTests.Calendar;
using FsCheck;
using FsCheck.Fluent;

namespace CyberGov.UnitTests.Reminders;

public sealed class LadderTests
{
    /// <summary>Any rules an administrator may save, an item and a day.</summary>
    private static Gen<(ReminderPlan Plan, int After, DateOnly DueOn, DateOnly Today)> AnyRules { get; } =
        from leads in Gen.Choose(0, 60).ListOf(4)
        from every in Gen.Choose(1, 40)
        from after in Gen.Choose(1, 60)
        from dueOn in TenYears.AnyDate
        from offset in Gen.Choose(-80, 200)
        select (ReminderPlan.Shipped with { LeadDays = [.. leads], OverdueEveryDays = every }, after, dueOn, dueOn.AddDays(offset));

    [Fact]
    public void Whatever_the_rules_the_owed_step_is_the_latest_that_has_come() => TenYears.Check(AnyRules, x =>
    {
        var steps = x.Plan.LeadDays.Select(d => -d).Concat(Enumerable.Range(1, 300).Select(n => n * x.Plan.OverdueEveryDays));
        var come = steps.Where(s => x.DueOn.AddDays(s) <= x.Today).ToList();

        return x.Plan.OwedStep(x.DueOn, DateOnly.MinValue, x.Today) == (come.Count == 0 ? null : come.Max());
    });

    [Fact]
    public void Whatever_the_rules_an_owed_step_is_never_older_than_the_longest_gap() => TenYears.Check(AnyRules, x =>
        x.Plan.OwedStep(x.DueOn, DateOnly.MinValue, x.Today) is not { } step
        || x.Today.DayNumber - x.DueOn.AddDays(step).DayNumber <= x.Plan.LongestGap);

    [Fact]
    public void Nobody_up_the_ladder_is_told_before_their_day_and_everybody_is_from_it_on() => TenYears.Check(AnyRules, x =>
    {
        var days = x.Today.DayNumber - x.DueOn.DayNumber;
        var step = x.Plan.OwedStepOnLadder(x.After, x.DueOn, DateOnly.MinValue, x.Today);

        return days < x.After ? step is null : step >= x.After && step <= days && days - step < x.Plan.OverdueEveryDays + 1;
    });

    [Fact]
    public void Nobody_is_told_where_the_ladder_has_no_day_for_them() =>
        Assert.Null(ReminderPlan.Shipped.OwedStepOnLadder(null, new DateOnly(2027, 3, 1), DateOnly.MinValue, new DateOnly(2028, 3, 1)));

    [Theory]
    [InlineData("24 December 2026 to 1 January 2027: Christmas closure", "2026-12-24", "2027-01-01", "Christmas closure")]
    [InlineData("2027-03-01", "2027-03-01", "2027-03-01", "")]
    [InlineData("1/3/2027: Founders’ day: afternoon", "2027-03-01", "2027-03-01", "Founders’ day: afternoon")]
    public void Closures_are_read_as_people_write_them(string line, string from, string to, string name)
    {
        var (closures, problems) = Closure.Read($"\r\n{line}\r\n");

        Assert.Empty(problems);
        Assert.Equal(new Closure(DateOnly.Parse(from, null), DateOnly.Parse(to, null), name), Assert.Single(closures));
        Assert.Equal(closures, Closure.Read(Closure.Write(closures)).Closures);
    }

    [Theory]
    [InlineData("Christmas", "Line 1: write a day such as 24 December 2026")]
    [InlineData("2 January 2027 to 1 January 2027", "Line 1: the last day is before the first")]
    [InlineData("24 December 2026 to 1 January 2028", "Line 1: a closure may last 31 days at most")]
    public void A_closure_that_cannot_be_read_is_told_by_its_line(string line, string problem) =>
        Assert.StartsWith(problem, Assert.Single(Closure.Read(line).Problems), StringComparison.Ordinal);

    [Fact]
    public void Quiet_days_say_why()
    {
        var plan = ReminderPlan.Shipped with { Closures = Closure.Read("24 December 2026 to 1 January 2027: Christmas").Closures };

        Assert.Equal("it is a Sunday", plan.QuietBecause(new DateOnly(2026, 12, 20), BankHolidays.None, Nation.England));
        Assert.Equal("the council is closed (Christmas)", plan.QuietBecause(new DateOnly(2026, 12, 29), BankHolidays.None, Nation.England));
        Assert.Null(plan.QuietBecause(new DateOnly(2027, 1, 4), BankHolidays.None, Nation.England));
    }

    [Theory]
    [InlineData("#000000", 21.0)]
    [InlineData("#00584d", 8.4)]
    [InlineData("#ffffff", 1.0)]
    [InlineData("green", null)]
    [InlineData("#12345", null)]
    public void Colours_are_measured_against_white(string colour, double? contrast) =>
        Assert.Equal(contrast, CouncilLook.ContrastWithWhite(colour) is { } found ? Math.Round(found, 1) : null);
}
