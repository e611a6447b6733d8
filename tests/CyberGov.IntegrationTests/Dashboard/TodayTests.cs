using System.Globalization;
using CyberGov.Calendar;
using CyberGov.Controls;
using CyberGov.Data;
using CyberGov.Evidence;
using CyberGov.Identity;
using CyberGov.Testing;
using CyberGov.Testing.Web;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.IntegrationTests.Dashboard;

public sealed class TodayTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Every_number_is_the_number_of_rows_behind_its_link(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider, Token);
        using var owner = await app.SignInAsync(Token, CouncilRole.ControlOwner);
        using var officer = await app.SignInAsync(Token, CouncilRole.InformationGovernanceOfficer);
        await FillAsync(app, owner.Person!.Id);
        await AskAndReturnAsync(app, owner.Person.Id, officer.Person!.Id);

        Assert.Equal([1, 2, 3, 2, 1, 0], await NumbersAsync(owner));
        Assert.Equal([1, 0, 0, 1, 116, 1, 1, 1, 1, 1, 118, 0], await NumbersAsync(officer));
    }

    /// <summary>Four controls: overdue and its evidence run out, due soon without evidence, due soon and evidenced, due later.</summary>
    private static async Task FillAsync(TestApp app, Guid ownerId)
    {
        var today = app.Clock.TodayInUk();
        foreach (var (code, dueInDays, isInPlace) in new[]
        {
            ("IAM-01", -3, true), ("IAM-02", 0, true), ("IAM-03", 30, false), ("IAM-04", 31, false),
        })
        {
            await app.Council.AssignAsync(code, ownerId, null, Token);
            if (isInPlace)
            {
                await app.Council.ChangeControlAsync(code, c => c.RecordReview(ControlStatus.InPlace, today, today), Token);
            }

            await app.Council.SetReviewDueAsync(code, today.AddDays(dueInDays), Token);
        }

        await app.Council.AddEvidenceAsync(
            new TestEvidence("Run out", ownerId, "IAM-01") { EffectiveOn = today.AddDays(-60), ExpiresOn = today.AddDays(-1) }, Token);
        await app.Council.AddEvidenceAsync(
            new TestEvidence("Running out", ownerId, "IAM-03") { ExpiresOn = today.AddDays(30) }, Token);
        await app.Council.AddEvidenceAsync(
            new TestEvidence("Running out later", ownerId, "IAM-03") { ExpiresOn = today.AddDays(31) }, Token);
    }

    /// <summary>Asks the owner twice and someone else once, a month ago of one; returns one item of theirs, and one waits.</summary>
    private static async Task AskAndReturnAsync(TestApp app, Guid ownerId, Guid officerId)
    {
        var controlId = await app.WithDbAsync(db => db.Controls.Where(c => c.Code == "IAM-03").Select(c => c.ControlId).SingleAsync(Token));
        var asker = await app.Council.AddPersonAsync(Token, CouncilRole.DataProtectionOfficer);
        var viewer = new Viewer(asker.Id, new HashSet<CouncilRole> { CouncilRole.DataProtectionOfficer });
        var today = app.Clock.TodayInUk();
        app.Clock.Advance(TimeSpan.FromDays(-30));
        foreach (var (askedOf, dueOn) in new[] { (ownerId, today.AddDays(-1)), (ownerId, today), (officerId, today.AddDays(9)) })
        {
            await app.WithAsync<RequestEvidence, string>(ask => ask.ExecuteAsync(
                new EvidenceAsked(controlId, askedOf, "The list of leavers", dueOn), viewer, Token));
        }

        app.Clock.Advance(TimeSpan.FromDays(30));
        await app.Council.AddEvidenceAsync(new TestEvidence("Waiting", ownerId, "IAM-03") { IsAccepted = false }, Token);
        var returned = await app.Council.AddEvidenceAsync(new TestEvidence("Returned", ownerId, "IAM-03") { IsAccepted = false }, Token);
        var details = await app.WithAsync<EvidenceDetailsQuery, EvidenceDetails?>(q => q.ExecuteAsync(returned, viewer, Token));
        await app.WithAsync<DecideOnEvidence>(decide => decide.ReturnAsync(
            returned, EvidenceSeal.Of(details!), "The last page is missing.", viewer, Token));
    }

    /// <summary>The numbers of the page, each compared with the list that its link opens.</summary>
    private static async Task<List<int>> NumbersAsync(TestVisitor visitor)
    {
        var numbers = new List<int>();
        foreach (var tile in (await visitor.OpenAsync("/", Token)).Document.QuerySelectorAll(".tile"))
        {
            var link = tile.QuerySelector("a")!;
            var number = Number(tile.QuerySelector(".tile__number")!.TextContent);
            var rows = await RowsAsync(visitor, link.GetAttribute("href")!);
            Assert.True(number == rows, $"'{number} {link.TextContent}' opens {rows} rows at {link.GetAttribute("href")}.");
            numbers.Add(number);
        }

        return numbers;
    }

    private static async Task<int> RowsAsync(TestVisitor visitor, string address)
    {
        var page = await visitor.OpenAsync(address, Token);
        return page.Text(".register-head strong") is { Length: > 0 } count ? Number(count) : 0;
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.Integer | NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
}
