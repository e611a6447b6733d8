using CyberGov.Calendar;

namespace CyberGov.UnitTests.Calendar;

public sealed class BankHolidaysFileTests
{
    private const string Good = """
        years: {from: 2027, to: 2027}
        sources:
          - {key: gov-uk, title: List, address: https://www.gov.uk/bank-holidays, seen: 2026-01-02}
        nations:
          england-and-wales:
            - {date: 2027-01-01, name: New Year's Day, standing: published, source: gov-uk}
          scotland:
            - {date: 2027-01-04, name: 2 January, substitute: true, standing: expected, source: gov-uk}
          northern-ireland:
            - {date: 2027-03-17, name: St Patrick's Day, standing: published, source: gov-uk}
        """;

    public static TheoryData<DateOnly> YearsCovered => [.. Enumerable.Range(2024, 7).Select(year => new DateOnly(year, 1, 1))];

    [Theory]
    [MemberData(nameof(YearsCovered))]
    public void The_published_list_agrees_with_the_rule_of_law_and_custom(DateOnly newYear)
    {
        foreach (var nation in Enum.GetValues<Nation>())
        {
            var listed = RepositoryFiles.BankHolidays.In(nation)
                .Where(h => h.Date.Year == newYear.Year && !h.SourceKey.Contains("proclamation", StringComparison.Ordinal))
                .Select(h => h.Date);

            Assert.Equal(RuleOfLaw.BankHolidays(nation, newYear.Year), listed);
        }
    }

    [Fact]
    public void The_list_covers_2024_to_2030_and_says_how_it_knows()
    {
        var list = RepositoryFiles.BankHolidays;
        var scottish = list.Find(Nation.Scotland, new DateOnly(2026, 6, 15));

        Assert.Equal([2024, 2025, 2026, 2027, 2028, 2029, 2030], Enumerable.Range(2020, 20).Where(list.CoversYear));
        Assert.Equal("scottish-proclamation-2026", scottish!.SourceKey);
        Assert.Equal(BankHolidayStanding.Published, scottish.Standing);
        Assert.All(list.In(Nation.England), h => Assert.Equal(h.Date.Year > 2027, h.Standing == BankHolidayStanding.Expected));
        Assert.True(list.Find(Nation.Wales, new DateOnly(2026, 12, 28))!.IsSubstitute);
    }

    [Fact]
    public void A_good_list_is_read()
    {
        var list = Parse(Good);

        Assert.Equal("New Year's Day", list.Find(Nation.Wales, new DateOnly(2027, 1, 1))!.Name);
        Assert.Equal(
            new BankHoliday(new DateOnly(2027, 1, 4), "2 January", IsSubstitute: true, BankHolidayStanding.Expected, "gov-uk"),
            list.Find(Nation.Scotland, new DateOnly(2027, 1, 4)));
        Assert.Equal(new DateOnly(2026, 1, 2), Assert.Single(list.Sources).Seen);
    }

    [Theory]
    [InlineData("date: 2027-01-01", "date: 1 January", "bank-holidays.yaml:6: '1 January' is not a date")]
    [InlineData("date: 2027-01-04", "date: 2029-01-04", "bank-holidays.yaml:8: 2029-01-04 is outside the years 2027 to 2027")]
    [InlineData("standing: expected", "standing: maybe", "bank-holidays.yaml:8: 'maybe' is not a standing")]
    [InlineData("standing: expected, source: gov-uk", "standing: expected, source: hearsay", "bank-holidays.yaml:8: there is no source")]
    [InlineData("name: St Patrick's Day, ", "", "bank-holidays.yaml:10: 'name' is missing")]
    [InlineData("  scotland:", "  scotlnd:", "bank-holidays.yaml:5: 'scotland' is missing")]
    [InlineData("to: 2027", "to: 2028", "there is no bank holiday in 2028")]
    [InlineData("nations:", "nations: [", "bank-holidays.yaml:")]
    public void A_broken_list_says_where_and_what(string good, string broken, string expected)
    {
        var exception = Assert.Throws<InvalidDataException>(() => Parse(Good.Replace(good, broken, StringComparison.Ordinal)));

        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_day_twice_is_refused()
    {
        var line = "    - {date: 2027-01-01, name: New Year's Day, standing: published, source: gov-uk}";
        var exception = Assert.Throws<InvalidDataException>(
            () => Parse(Good.Replace(line, line + "\n" + line, StringComparison.Ordinal)));

        Assert.Contains("bank-holidays.yaml:7: 2027-01-01 is listed twice.", exception.Message, StringComparison.Ordinal);
    }

    private static BankHolidays Parse(string text) => BankHolidaysFile.Parse(new StringReader(text), "bank-holidays.yaml");
}
