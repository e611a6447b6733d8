using CyberGov.Calendar;
using FsCheck.Fluent;

namespace CyberGov.UnitTests.Calendar;

public sealed class WorkingDaysTests
{
    [Fact]
    public void A_day_is_a_working_day_unless_it_is_a_weekend_or_a_bank_holiday_of_the_nation()
    {
        foreach (var nation in Enum.GetValues<Nation>())
        {
            var days = new WorkingDays(RepositoryFiles.BankHolidays, nation);
            var holidays = RepositoryFiles.BankHolidays.In(nation).Select(h => h.Date).ToHashSet();

            Assert.All(TenYears.AllDates, date => Assert.Equal(
                date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !holidays.Contains(date),
                days.Contains(date)));
        }
    }

    [Fact]
    public void The_next_working_day_is_the_first_one_not_before_the_day_asked_for()
    {
        var asked = from date in TenYears.AnyDate from nation in Gen.Elements(Enum.GetValues<Nation>()) select (date, nation);

        TenYears.Check(asked, question =>
        {
            var days = new WorkingDays(RepositoryFiles.BankHolidays, question.nation);
            var next = days.OnOrAfter(question.date);
            var skipped = Enumerable.Range(0, next.DayNumber - question.date.DayNumber).Select(question.date.AddDays);

            return days.Contains(next) && !skipped.Any(days.Contains);
        });
    }

    [Fact]
    public void Counting_on_working_days_passes_exactly_that_many()
    {
        var asked = from date in TenYears.AnyDate from count in Gen.Choose(0, 40) select (date, count);

        TenYears.Check(asked, question =>
        {
            var days = new WorkingDays(RepositoryFiles.BankHolidays, Nation.England);
            var end = days.After(question.date, question.count);
            var passed = Enumerable.Range(1, end.DayNumber - question.date.DayNumber).Select(question.date.AddDays);

            return passed.Count(days.Contains) == question.count;
        });
    }

    [Fact]
    public void Nations_keep_their_own_holidays()
    {
        var england = new WorkingDays(RepositoryFiles.BankHolidays, Nation.England);
        var wales = new WorkingDays(RepositoryFiles.BankHolidays, Nation.Wales);
        var scotland = new WorkingDays(RepositoryFiles.BankHolidays, Nation.Scotland);
        var northernIreland = new WorkingDays(RepositoryFiles.BankHolidays, Nation.NorthernIreland);
        var proclaimed = new DateOnly(2026, 6, 15);
        var easterMonday = new DateOnly(2027, 3, 29);
        var boyne = new DateOnly(2026, 7, 13);

        Assert.Equal((true, true, false, true), Kept(proclaimed));
        Assert.Equal((false, false, true, false), Kept(easterMonday));
        Assert.Equal((true, true, true, false), Kept(boyne));

        (bool England, bool Wales, bool Scotland, bool NorthernIreland) Kept(DateOnly date) =>
            (england.Contains(date), wales.Contains(date), scotland.Contains(date), northernIreland.Contains(date));
    }
}
