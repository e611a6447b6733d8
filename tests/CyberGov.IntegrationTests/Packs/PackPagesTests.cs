using System.Net;
using System.Text.Json;
using CyberGov.Identity;
using CyberGov.Jobs;
using CyberGov.Testing.Web;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.IntegrationTests.Packs;

public sealed class PackPagesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_officer_asks_for_a_pack_watches_it_and_downloads_it()
    {
        await using var council = await PackCouncil.StartAsync();
        await council.LogAsync("Item", (await council.ControlCodesAsync(1))[0], [("a.txt", [65])]);
        using var officer = await council.App.SignInAsync(council.Officer, Token);
        Assert.Equal("No pack has been built yet", (await officer.OpenAsync("/packs", Token)).Text("h2"));

        var waiting = await officer.PostFormAsync("/packs/new", _ => { }, Token);
        Assert.Equal("/packs/PACK-2026-0001", waiting.Path);
        Assert.Equal("All frameworks", waiting.Heading);
        Assert.Equal("Waiting to start", waiting.Text("[role=status]"));
        Assert.Equal("0", waiting.Document.QuerySelector("progress")!.GetAttribute("value"));
        Assert.Contains("http-equiv=\"refresh\"", waiting.Document.Head!.QuerySelector("noscript")!.InnerHtml, StringComparison.Ordinal);
        Assert.False((await ProgressAsync(officer)).GetProperty("isFinished").GetBoolean());
        Assert.Equal(HttpStatusCode.NotFound, (await officer.Http.GetAsync("/packs/PACK-2026-0001/download", Token)).StatusCode);

        await council.App.RunQueuedJobsAsync(Token);

        Assert.True((await ProgressAsync(officer)).GetProperty("isFinished").GetBoolean());
        var ready = await officer.OpenAsync("/packs/PACK-2026-0001", Token);
        Assert.Equal("Ready", ready.Text(".govuk-tag"));
        Assert.False(ready.Has("progress"));
        using var download = await officer.Http.GetAsync(ready.Document.QuerySelector("a.govuk-button")!.GetAttribute("href"), Token);
        Assert.Equal("application/zip", download.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", download.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("PACK-2026-0001.zip", download.Content.Headers.ContentDisposition.FileName);
        Assert.Equal(["nosniff"], download.Headers.GetValues("X-Content-Type-Options"));
        var pack = new OpenedPack(await download.Content.ReadAsByteArrayAsync(Token));
        pack.AssertManifestHolds();
        Assert.Contains(pack.Sha256, ready.Texts("dd"));
        Assert.Equal(["PACK-2026-0001"], (await officer.OpenAsync("/packs", Token)).Texts("tbody th"));
    }

    [Fact]
    public async Task Dates_that_cannot_be_are_refused_with_a_sentence_each()
    {
        await using var council = await PackCouncil.StartAsync();
        using var officer = await council.App.SignInAsync(council.Officer, Token);

        var backwards = await AskAsync(officer, "9/9/2025", "8/9/2025");
        Assert.Equal(["The last day of the period must be the same as or after the first"], backwards.Errors);
        var future = await AskAsync(officer, "9/9/2025", "9/9/2026");
        Assert.Equal(["The last day of the period must be today or in the past"], future.Errors);
        var unreadable = await AskAsync(officer, "soon", "8/9/2026");
        Assert.Single(unreadable.Errors);
        Assert.StartsWith("Error: ", unreadable.Title, StringComparison.Ordinal);
        Assert.Equal(0, await council.App.WithDbAsync(db => db.Packs.CountAsync(Token)));
    }

    [Fact]
    public async Task A_framework_can_be_chosen_and_the_files_left_out()
    {
        await using var council = await PackCouncil.StartAsync();
        using var officer = await council.App.SignInAsync(council.Officer, Token);
        var framework = await council.App.WithDbAsync(db => db.Frameworks.OrderBy(f => f.Code).FirstAsync(Token));

        var page = await officer.PostFormAsync(
            "/packs/new",
            form =>
            {
                form.Fill("FrameworkId", framework.FrameworkId.ToString());
                form.Fill("IncludesFiles");
            },
            Token);

        Assert.StartsWith(framework.Title, page.Heading, StringComparison.Ordinal);
        Assert.Contains("Left out, as asked for", page.Texts("dd"));
    }

    [Fact]
    public async Task A_failed_pack_says_why_in_words_and_can_be_tried_again()
    {
        await using var council = await PackCouncil.StartAsync();
        using var officer = await council.App.SignInAsync(council.Officer, Token);
        var code = (await council.RequestAsync())!;
        await council.App.WithDbAsync(async db =>
        {
            var job = await db.QueuedJobs.SingleAsync(Token);
            for (var attempt = 0; attempt < QueuedJob.MostAttempts; attempt++)
            {
                job.Start(council.App.Clock.Now, TimeSpan.FromMinutes(1));
                job.Fail("The pack could not be written to the disk. Check that there is room, then try again.", council.App.Clock.Now);
            }

            await db.SaveChangesAsync(Token);
        });

        var failed = await officer.OpenAsync($"/packs/{code}", Token);
        Assert.Contains("Check that there is room", failed.Text(".govuk-warning-text"), StringComparison.Ordinal);
        var again = await officer.PostFormAsync(failed, _ => { }, new FormChoice(), Token);

        Assert.Equal("Waiting", again.Text(".govuk-tag"));
        await council.App.RunQueuedJobsAsync(Token);
        await council.OpenAsync(code);
    }

    [Fact]
    public async Task A_waiting_pack_can_be_cancelled()
    {
        await using var council = await PackCouncil.StartAsync();
        using var officer = await council.App.SignInAsync(council.Officer, Token);
        var code = (await council.RequestAsync())!;

        var cancelled = await officer.PostFormAsync($"/packs/{code}", _ => { }, Token);

        Assert.Equal($"/packs/{code}", cancelled.Path);
        Assert.Equal("Cancelled", cancelled.Text(".govuk-tag"));
    }

    [Fact]
    public async Task An_incomplete_pack_and_one_whose_file_is_gone_say_so()
    {
        await using var council = await PackCouncil.StartAsync();
        using var officer = await council.App.SignInAsync(council.Officer, Token);
        await council.LoseAsync(await council.LogAsync("Lost", (await council.ControlCodesAsync(1))[0], [("lost.txt", [65])]));
        var code = (await council.RequestAsync())!;
        await council.App.RunQueuedJobsAsync(Token);

        var incomplete = await officer.OpenAsync($"/packs/{code}", Token);
        Assert.Equal("Incomplete", incomplete.Text(".govuk-tag"));
        Assert.Contains("1 evidence file could not be included", incomplete.Text(".govuk-warning-text"), StringComparison.Ordinal);

        File.Delete(Path.Combine(council.PacksFolder, code + ".zip"));
        Assert.Contains("no longer on the server", (await officer.OpenAsync($"/packs/{code}", Token)).Text(".govuk-warning-text"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(CouncilRole.ControlOwner)]
    [InlineData(CouncilRole.BoardMember)]
    [InlineData(CouncilRole.Administrator)]
    public async Task For_a_role_without_packs_there_are_none(CouncilRole role)
    {
        await using var council = await PackCouncil.StartAsync();
        var code = (await council.RequestAsync())!;
        await council.App.RunQueuedJobsAsync(Token);
        using var visitor = await council.App.SignInAsync(Token, role);

        foreach (var path in new[] { "/packs", "/packs/new", $"/packs/{code}", $"/packs/{code}/download", $"/packs/{code}/progress", "/packs/PACK-1999-0001" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(path, Token)).Status);
        }
    }

    [Fact]
    public async Task An_unknown_pack_or_a_strange_code_is_not_found()
    {
        await using var council = await PackCouncil.StartAsync();
        using var officer = await council.App.SignInAsync(council.Officer, Token);

        foreach (var path in new[] { "/packs/PACK-1999-0001", "/packs/..%2F..%2Fcybergov.db/download", "/packs/x/download" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync(path, Token)).Status);
        }
    }

    private static async Task<JsonElement> ProgressAsync(TestVisitor visitor) =>
        JsonDocument.Parse(await visitor.Http.GetStringAsync("/packs/PACK-2026-0001/progress", Token)).RootElement;

    private static Task<TestPage> AskAsync(TestVisitor visitor, string from, string to) => visitor.PostFormAsync(
        "/packs/new",
        form =>
        {
            form.Fill("PeriodFrom", from);
            form.Fill("PeriodTo", to);
        },
        Token);
}
