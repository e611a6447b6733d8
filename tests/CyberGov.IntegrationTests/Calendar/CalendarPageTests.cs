using CyberGov.Data;
using CyberGov.Evidence;
using CyberGov.Identity;
using CyberGov.Testing;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.IntegrationTests.Calendar;

/// <summary>Today is Tuesday 8 September 2026.</summary>
public sealed class CalendarPageTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Each_reader_sees_what_they_may_of_the_month_and_of_a_day(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider, Token);
        await app.WithDbAsync(db => db.Reviews.ExecuteDeleteAsync(Token));
        var ada = await app.Council.AddPersonAsync(Token, CouncilRole.ControlOwner);
        var controlId = await app.Council.AssignAsync("IAM-03", ada.Id, null, Token);
        await app.Council.SetReviewDueAsync("IAM-03", new DateOnly(2026, 9, 16), Token);
        await app.Council.SetReviewDueAsync("NET-01", new DateOnly(2026, 9, 16), Token);
        var evidence = await app.Council.AddEvidenceAsync(
            new TestEvidence("Certificate", ada.Id, "IAM-03") { ExpiresOn = new DateOnly(2026, 9, 30) }, Token);
        using var officer = await app.SignInAsync(Token, CouncilRole.InformationGovernanceOfficer);
        var viewer = new Viewer(officer.Person!.Id, new HashSet<CouncilRole> { CouncilRole.InformationGovernanceOfficer });
        await app.WithAsync<RequestEvidence, string>(r => r.ExecuteAsync(
            new EvidenceAsked(controlId, ada.Id, "The list", new DateOnly(2026, 9, 16)), viewer, Token));
        using var owner = await app.SignInAsync(ada, Token);
        using var stranger = await app.SignInAsync(Token, CouncilRole.ControlOwner);

        var month = await officer.OpenAsync("/calendar", Token);
        Assert.Equal(["8 Tuesday 8 September 2026 Today"], month.Texts(".calendar__cell--today .calendar__day").Select(d => d.Replace("8Tuesday", "8 Tuesday", StringComparison.Ordinal)));
        Assert.Equal(
            ["2 reviews on 16 September 2026", "1 request on 16 September 2026", "1 item of evidence on 30 September 2026"],
            month.Texts(".calendar li"));
        Assert.Equal(["1 review on 16 September 2026", "1 request on 16 September 2026", "1 item of evidence on 30 September 2026"],
            (await owner.OpenAsync("/calendar?mine=true", Token)).Texts(".calendar li"));
        Assert.Empty((await stranger.OpenAsync("/calendar", Token)).Texts(".calendar li"));
        Assert.Equal("Everyone's", month.Text("#Mine option"));
        Assert.Equal("All you have a part in", (await stranger.OpenAsync("/calendar", Token)).Text("#Mine option"));

        var day = await officer.OpenAsync("/calendar?day=2026-09-16&kind=Review", Token);
        Assert.Equal("Wednesday 16 September 2026", day.Text("main h2"));
        Assert.Equal(2, day.Texts("tbody tr").Count);
        var list = await owner.OpenAsync("/calendar?month=2026-09&view=list&kind=EvidenceExpiry", Token);
        Assert.Contains(evidence, list.Text("tbody"), StringComparison.Ordinal);
        Assert.Contains("Nothing falls in this time", (await owner.OpenAsync("/calendar?month=2026-10&view=list", Token)).Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bank_holidays_show_with_their_months_and_a_wrong_month_is_this_one()
    {
        await using var app = await TestApp.StartAsync(new TestAppOptions(), Token);
        using var officer = await app.SignInAsync(Token, CouncilRole.InformationGovernanceOfficer);

        Assert.Contains("Christmas Day", (await officer.OpenAsync("/calendar?month=2026-12", Token)).Text(".calendar"), StringComparison.Ordinal);
        Assert.Equal("September 2026", (await officer.OpenAsync("/calendar?month=rubbish", Token)).Text("main h2"));
        Assert.Equal(6, (await officer.OpenAsync("/calendar?month=2026-08", Token)).Texts(".calendar tbody tr").Count);
        Assert.Equal(4, (await officer.OpenAsync("/calendar?month=2027-02", Token)).Texts(".calendar tbody tr").Count);
    }

    [Fact]
    public async Task A_year_that_is_needed_and_missing_is_said_on_the_page_and_today()
    {
        await using var app = await TestApp.StartAsync(new TestAppOptions(), Token);
        using var officer = await app.SignInAsync(Token, CouncilRole.InformationGovernanceOfficer);
        using var auditor = await app.SignInAsync(Token, CouncilRole.Auditor);
        Assert.DoesNotContain("lacks", (await officer.OpenAsync("/", Token)).Text("main"), StringComparison.Ordinal);
        var holidays = await officer.OpenAsync("/calendar/bank-holidays", Token);
        Assert.Equal("Bank holidays in England", holidays.Heading);
        Assert.Contains("The list covers 2024 to 2030", holidays.Text("main"), StringComparison.Ordinal);
        Assert.DoesNotContain("lacks", holidays.Text("main"), StringComparison.Ordinal);

        await app.Council.SetReviewDueAsync("IAM-03", new DateOnly(2032, 1, 10), Token);

        Assert.Contains("The list of bank holidays lacks 2031, 2032", (await officer.OpenAsync("/", Token)).Text("main"), StringComparison.Ordinal);
        Assert.DoesNotContain("lacks", (await auditor.OpenAsync("/", Token)).Text("main"), StringComparison.Ordinal);
        Assert.Contains("The list lacks 2031, 2032", (await auditor.OpenAsync("/calendar/bank-holidays", Token)).Text("main"), StringComparison.Ordinal);
    }
}
