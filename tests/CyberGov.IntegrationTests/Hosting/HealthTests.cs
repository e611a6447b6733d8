using System.Net;
using System.Text.Json;
using CyberGov.Data;
using CyberGov.Evidence;
using CyberGov.Testing;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.IntegrationTests.Hosting;

public sealed class HealthTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_program_is_live_and_ready_and_tells_strangers_nothing_more(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider, Token);
        using var visitor = app.Visitor();

        Assert.Equal("Healthy", await visitor.Http.GetStringAsync("/health/live", Token));
        Assert.Equal("Healthy", await visitor.Http.GetStringAsync("/health/ready", Token));
    }

    [Fact]
    public async Task Without_its_database_the_program_is_live_but_not_ready_and_says_sorry_on_pages()
    {
        await using var app = await TestApp.StartAsync(new TestAppOptions(), Token);
        using var visitor = app.Visitor();
        using var officer = await app.SignInAsync(Token, Identity.CouncilRole.Auditor);
        await app.WithDbAsync(db => db.Database.ExecuteSqlRawAsync("ALTER TABLE \"Frameworks\" RENAME TO \"Lost\"", Token));

        using var live = await visitor.Http.GetAsync("/health/live", Token);
        using var ready = await visitor.Http.GetAsync("/health/ready", Token);

        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal("Unhealthy", await ready.Content.ReadAsStringAsync(Token));

        var page = await officer.GetAsync("/frameworks", Token);
        Assert.Equal((HttpStatusCode.InternalServerError, "Sorry, there is a problem"), (page.Status, page.Heading));
        Assert.DoesNotContain("Lost", page.Document.DocumentElement.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", page.Document.DocumentElement.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_report_tells_of_the_store_of_evidence_and_of_what_the_nightly_check_found(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider, Token);
        var owner = await app.Council.AddPersonAsync(Token, Identity.CouncilRole.ControlOwner);
        await app.Council.AddEvidenceAsync(new TestEvidence("Seen", owner.Id, "IAM-03") { Files = [("seen.txt", [65])] }, Token);
        await app.RunAsync<CheckEvidenceJob>(Token);
        Assert.Equal("Healthy True 0 checked", await StorageAsync());

        var stored = Path.Combine(app.DataFolder, "evidence");
        var file = Directory.EnumerateFiles(stored, "*", SearchOption.AllDirectories).Single();
        File.Delete(file);
        app.Clock.Advance(TimeSpan.FromDays(1));
        await app.RunAsync<CheckEvidenceJob>(Token);
        Assert.Equal("Degraded True 1 checked", await StorageAsync());

        Directory.Delete(stored, recursive: true);
        Assert.Equal("Unhealthy False 1 checked", await StorageAsync());

        async Task<string> StorageAsync()
        {
            // A session does not outlast the day.
            using var administrator = await app.SignInAsync(Token, Identity.CouncilRole.Administrator);
            using var response = await administrator.Http.GetAsync("/health/detail", Token);
            using var report = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Token));
            var storage = report.RootElement.GetProperty("checks").GetProperty("storage");
            var facts = storage.GetProperty("data");
            return $"{storage.GetProperty("status")} {facts.GetProperty("reachable")} {facts.GetProperty("missing")} {(facts.TryGetProperty("lastCheckedAt", out _) ? "checked" : "never")}";
        }
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_very_first_start_makes_the_schema_and_loads_the_catalogue_and_the_second_changes_nothing(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(
            new TestAppOptions { Provider = provider, FromTemplate = false, IsSetUp = false }, Token);

        Assert.Equal((10, 120), await app.WithDbAsync(async db => (await db.Frameworks.CountAsync(Token), await db.Controls.CountAsync(Token))));
        var history = await app.WithDbAsync(db => db.ChangeHistory.CountAsync(Token));

        await CyberGov.Web.Hosting.Startup.PrepareAsync(app.Services, Token);

        Assert.Equal(history, await app.WithDbAsync(db => db.ChangeHistory.CountAsync(Token)));
        Assert.Equal(120, await app.WithDbAsync(db => db.Controls.CountAsync(Token)));
    }
}
