using System.Net;
using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.IntegrationTests.Packs;
using CyberGov.IntegrationTests.Workbooks;
using CyberGov.Pias.Workflow;
using CyberGov.Testing;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.IntegrationTests.Pias;

public sealed class PiaFilesTests
{
    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<DatabaseProvider> All => Databases.All;

    [Fact]
    public async Task The_Word_file_opens_in_LibreOffice_with_its_headings_tables_and_decisions()
    {
        await using var app = await TestApp.StartAsync(new TestAppOptions(), Token);
        var (code, officer) = await ApprovedAsync(app);
        using var visitor = officer;
        var response = await visitor.Http.GetAsync($"/pias/{code}/word?version=1", Token);
        Assert.Equal(Docx, response.Content.Headers.ContentType!.MediaType);
        var path = Path.Combine(app.DataFolder, $"{code}.docx");
        await File.WriteAllBytesAsync(path, await response.Content.ReadAsByteArrayAsync(Token), Token);

        var html = string.Join(' ', (await OtherPrograms.WordAsHtmlAsync(path, Token)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

        Assert.Matches("<h1[^>]*>.*Screening", html);
        Assert.Matches("<h2[^>]*>.*What do you want to do", html);
        Assert.Contains("<thead", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Someone is followed by a member of staff", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_is_shown_as_it_was_approved_although_it_is_being_written_again()
    {
        await using var app = await TestApp.StartAsync(new TestAppOptions(), Token);
        var (code, officer) = await ApprovedAsync(app);
        using var visitor = officer;
        await app.WithDbAsync(async db =>
        {
            (await db.PiaRisks.SingleAsync(Token)).SourceAndEffect = "Changed afterwards";
            await db.SaveChangesAsync(Token);
        });

        var approved = (await visitor.OpenAsync($"/pias/{code}/print?version=1", Token)).Text("main");
        var now = (await visitor.OpenAsync($"/pias/{code}/print", Token)).Text("main");

        Assert.Contains("As it stood at this decision: Approved", approved, StringComparison.Ordinal);
        Assert.Contains("Someone is followed by a member of staff", approved, StringComparison.Ordinal);
        Assert.Contains("Its words have changed since the last decision", now, StringComparison.Ordinal);
        Assert.Contains("Changed afterwards", now, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/pias/{code}/print?version=2", Token)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/pias/{code}/word?version=x", Token)).Status);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Each_decision_in_the_history_leads_to_what_it_was_taken_on(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider, Token);
        var (code, officer) = await ApprovedAsync(app);
        using var visitor = officer;
        var other = await app.AddApprovedPiaAsync(
            new TestPia("Another", (await app.WithDbAsync(db => db.Pias.SingleAsync(Token))).ProjectLeadId, (await app.WithDbAsync(db => db.Pias.SingleAsync(Token))).InformationAssetOwnerId), Token);
        await app.WithDbAsync(async db =>
        {
            (await db.PiaRisks.FirstAsync(r => db.Pias.Any(p => p.PiaId == r.PiaId && p.Code == code), Token)).SourceAndEffect = "Changed afterwards";
            await db.SaveChangesAsync(Token);
        });

        var links = (await visitor.OpenAsync($"/pias/{code}", Token)).Document.QuerySelectorAll(".timeline a[href*='print?decision=']")
            .Select(a => a.GetAttribute("href")!).ToList();
        Assert.Equal(await app.WithDbAsync(db => db.PiaDecisions.CountAsync(d => d.Pia!.Code == code, Token)), links.Count);
        foreach (var link in links)
        {
            var page = (await visitor.OpenAsync(link, Token)).Text("main");
            Assert.Contains("As it stood at this decision", page, StringComparison.Ordinal);
            Assert.DoesNotContain("Changed afterwards", page, StringComparison.Ordinal);
        }

        using var stranger = await app.SignInAsync(Token, CouncilRole.ControlOwner);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(links[0], Token)).Status);
        Assert.Equal(
            HttpStatusCode.NotFound, (await visitor.GetAsync(links[0].Replace(code, other, StringComparison.Ordinal), Token)).Status);
    }

    [Fact]
    public async Task Whoever_has_no_part_in_an_assessment_gets_none_of_its_files()
    {
        await using var app = await TestApp.StartAsync(new TestAppOptions(), Token);
        var (code, officer) = await ApprovedAsync(app);
        officer.Dispose();
        using var stranger = await app.SignInAsync(Token, CouncilRole.ControlOwner);

        foreach (var path in (string[])["print", "word"])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/pias/{code}/{path}", Token)).Status);
        }

        Assert.DoesNotContain(code, await (await stranger.Http.GetAsync("/pias/download?format=csv", Token)).Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_pack_holds_the_register_and_each_approved_assessment_as_it_was_approved(DatabaseProvider provider)
    {
        await using var council = await PackCouncil.StartAsync(provider);
        var lead = await council.App.Council.AddPersonAsync(Token, CouncilRole.ControlOwner);
        var code = await council.App.AddApprovedPiaAsync(new TestPia("=Cameras()", lead.Id, council.Officer.Id), Token);
        var draft = await council.App.AddPiaAsync(new TestPia("Survey", lead.Id, council.Officer.Id), Token);

        var pack = await council.BuildAsync();

        var rows = pack.Sheet("PIAs");
        Assert.Equal([code, draft], rows.Select(r => r["Reference"]));
        var hash = await council.App.WithDbAsync(db => db.PiaDecisions
            .Where(d => d.Action == PiaAction.ApproveLow).Select(d => d.ContentHash).SingleAsync(Token));
        Assert.Equal(hash, rows[0]["SHA-256 of what was approved"]);
        Assert.Equal($"pias/{code}-version-1.docx", rows[0]["Document in pack"]);
        Assert.Null(rows[1]["Document in pack"]);
        Assert.Equal((byte)'P', pack[$"pias/{code}-version-1.docx"][0]);
        Assert.Contains(",'=Cameras(),", pack.Text("csv/PIAs.csv"), StringComparison.Ordinal);
        Assert.Contains(
            pack.Manifest.GetProperty("files").EnumerateArray(), f => f.GetProperty("path").GetString() == $"pias/{code}-version-1.docx");
    }

    private static async Task<(string Code, CyberGov.Testing.Web.TestVisitor Officer)> ApprovedAsync(TestApp app)
    {
        var lead = await app.Council.AddPersonAsync(Token, CouncilRole.ControlOwner);
        var owner = await app.Council.AddPersonAsync(Token, CouncilRole.ControlOwner);
        var code = await app.AddApprovedPiaAsync(new TestPia("Cameras in car parks", lead.Id, owner.Id), Token);
        return (code, await app.SignInAsync(Token, CouncilRole.InformationGovernanceOfficer));
    }
}
