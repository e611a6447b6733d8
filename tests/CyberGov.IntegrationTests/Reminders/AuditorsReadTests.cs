using System.Net;
using ClosedXML.Excel;
using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Testing.Web;
using static CyberGov.IntegrationTests.Reminders.ReminderCouncil;

namespace CyberGov.IntegrationTests.Reminders;

/// <summary>Auditors read when people are asked and what they were told, and change nothing.</summary>
public sealed class AuditorsReadTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/reviews/schedules")]
    [InlineData("/reminders/rules")]
    [InlineData("/reminders")]
    public async Task An_auditor_reads_the_page_and_finds_nothing_on_it_to_change(string path)
    {
        await using var council = await StartAsync(DatabaseProvider.Sqlite, Token);
        using var auditor = await council.App.SignInAsync(Token, CouncilRole.Auditor);

        var page = await auditor.OpenAsync(path, Token);

        Assert.Empty(page.Document.QuerySelectorAll("main form[method=post], main a[href$='/new'], main a[href*='/schedules/'], main a[href*='/preview']"));
    }

    [Fact]
    public async Task Rules_that_an_auditor_sends_are_not_taken()
    {
        await using var council = await StartAsync(DatabaseProvider.Sqlite, Token);
        using var officer = await council.App.SignInAsync(council.Officer, Token);
        using var auditor = await council.App.SignInAsync(Token, CouncilRole.Auditor);
        Assert.Contains("30, 14, 7, 0", (await auditor.OpenAsync("/reminders/rules", Token)).Text("dl"), StringComparison.Ordinal);
        var token = (await auditor.OpenAsync("/reminders/calendar", Token)).Document.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var form = (await officer.OpenAsync("/reminders/rules", Token)).Document.QuerySelector("main form")!;
        form.QuerySelector("input[name=__RequestVerificationToken]")!.SetAttribute("value", token);

        var page = await auditor.OpenAsync("/reminders/rules", Token);
        page.Document.QuerySelector("main")!.AppendChild(form);
        var answer = await auditor.PostFormAsync(page, f => f.Fill("LeadDays", "1"), new FormChoice { Form = "main form" }, Token);

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Contains("30, 14, 7, 0", (await auditor.OpenAsync("/reminders/rules", Token)).Text("dl"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_ledger_is_downloaded_as_it_is_filtered(DatabaseProvider provider)
    {
        await using var council = await StartAsync(provider, Token);
        await council.ReviewDueAsync(7, Token);
        await council.ReviewDueAsync(0, Token, "IAM-04");
        await council.LiveAsync(Monday, Token);
        using var auditor = await council.App.SignInAsync(Token, CouncilRole.Auditor);
        var page = await auditor.OpenAsync("/reminders?code=IAM-03", Token);
        string[] links = [.. page.Document.QuerySelectorAll(".register-head a").Select(a => a.GetAttribute("href")!)];
        Assert.Equal(["/reminders/csv?code=IAM-03", "/reminders/xlsx?code=IAM-03"], links);

        var csv = (await auditor.Http.GetStringAsync(new Uri(council.App.Address, links[0]), Token)).TrimEnd().Split("\r\n");
        await using var file = await auditor.Http.GetStreamAsync(new Uri(council.App.Address, links[1]), Token);
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, Token);
        using var workbook = new XLWorkbook(bytes);

        Assert.Equal(2, csv.Length);
        Assert.StartsWith($"IAM-03,Reviews to do,{council.Owner.Name},owner,2027-03-08,7 days before,2027-03-01,Sent,", csv[1], StringComparison.Ordinal);
        var rows = workbook.Worksheet("Reminders").RowsUsed().ToList();
        Assert.Equal((2, "IAM-03", council.Owner.Name), (rows.Count, rows[1].Cell(1).GetString(), rows[1].Cell(3).GetString()));

        // Whoever answers for nothing else has only what they were told themselves.
        using var deputy = await council.App.SignInAsync(council.Deputy, Token);
        Assert.Single((await deputy.Http.GetStringAsync(new Uri(council.App.Address, links[0]), Token)).TrimEnd().Split("\r\n"));
    }
}
