using System.Net;
using CyberGov.ChangeHistory;
using CyberGov.Data;
using CyberGov.Data.Migrations;
using CyberGov.Evidence;
using CyberGov.Identity;
using CyberGov.IntegrationTests.Storage;
using CyberGov.Testing;
using CyberGov.Testing.Files;
using CyberGov.Testing.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace CyberGov.IntegrationTests.Evidence;

public sealed class ReceiveFileTests(ClamdServer clamd) : IClassFixture<ClamdServer>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_virus_is_refused_and_nothing_of_it_is_kept(DatabaseProvider provider)
    {
        await using var app = await StartAsync(provider);
        var person = await app.Council.AddPersonAsync(Token, CouncilRole.InformationGovernanceOfficer);

        var receipt = await ReceiveAsync(app, "notes.txt", Eicar.Bytes, person.Id);

        Assert.Equal("The selected file ‘notes.txt’ contains a virus", receipt.Refusal);
        Assert.Empty(await app.WithDbAsync(db => db.StoredContents.ToListAsync(Token)));
        var refused = await app.WithDbAsync(db => db.ChangeHistory.SingleAsync(e => e.Action == ChangeAction.Refused, Token));
        Assert.Equal(person.Id, refused.PersonId);
        Assert.Contains("Eicar-Test", refused.Fields, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Path.Combine(app.DataFolder, "evidence"), "*", SearchOption.AllDirectories));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_same_bytes_again_keep_the_first_record_also_when_many_bring_them_at_once(DatabaseProvider provider)
    {
        await using var app = await StartAsync(provider);
        var first = await app.Council.AddPersonAsync(Token, CouncilRole.InformationGovernanceOfficer);
        await ReceiveAsync(app, "a.pdf", SampleFiles.Pdf("/JavaScript"), first.Id);

        var receipts = await Task.WhenAll(Enumerable.Range(0, 8).Select(
            n => ReceiveAsync(app, $"{n}.pdf", n % 2 == 0 ? SampleFiles.Pdf("new") : SampleFiles.Pdf("/JavaScript"), null)));

        Assert.All(receipts, r => Assert.True(r.IsReceived));
        var known = await app.WithDbAsync(db => db.StoredContents.OrderBy(c => c.ReceivedById == null).ToListAsync(Token));
        Assert.Equal([first.Id, null], known.Select(c => c.ReceivedById));
        Assert.Equal([true, false], known.Select(c => c.HasMacros));
        Assert.All(known, c => Assert.Equal(ScanState.Clean, c.Scan));
    }

    [Fact]
    public async Task Without_a_scanner_files_are_marked_as_not_scanned_and_can_be_downloaded()
    {
        await using var app = await TestApp.StartAsync(new TestAppOptions(), Token);

        var (visitor, link) = await LogAsync(app, SampleFiles.Pdf());

        Assert.Equal(ScanState.NotScanned, (await OnlyContentAsync(app)).Scan);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Http.GetAsync(link, Token)).StatusCode);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task While_the_scanner_is_away_files_are_held_and_once_it_is_back_they_are_let_out(DatabaseProvider provider)
    {
        await using var app = await StartAsync(provider);
        await clamd.StopAsync();
        var (visitor, link) = await LogAsync(app, SampleFiles.Pdf());
        var receipt = await ReceiveAsync(app, "again.pdf", SampleFiles.Pdf(), null);

        Assert.True(receipt.IsHeld);
        Assert.StartsWith("The file ‘again.pdf’ is held", receipt.Notice, StringComparison.Ordinal);
        Assert.Equal((ScanState.Held, "The scanner could not be reached."), await ScanOfAsync(app));
        var held = await visitor.GetAsync(link, Token);
        Assert.Equal(HttpStatusCode.Conflict, held.Status);
        Assert.Contains("has not been scanned for viruses yet. Try again in a few minutes.", held.Document.Body!.TextContent, StringComparison.Ordinal);

        await app.RunAsync<ScanHeldFilesJob>(Token);
        Assert.Equal(ScanState.Held, (await OnlyContentAsync(app)).Scan);

        await clamd.StartAsync();
        app.Clock.Advance(TimeSpan.FromSeconds(30));
        await app.RunAsync<ScanHeldFilesJob>(Token);
        await app.RunAsync<ScanHeldFilesJob>(Token);
        Assert.Equal((ScanState.Clean, null), await ScanOfAsync(app));
        Assert.Equal(SampleFiles.Pdf(), await visitor.Http.GetByteArrayAsync(link, Token));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_virus_found_later_is_never_handed_out_nor_taken_in_again(DatabaseProvider provider)
    {
        await using var app = await StartAsync(provider);
        await clamd.StopAsync();
        var infected = SampleFiles.Pdf(ClamdServer.Marker);
        var (visitor, link) = await LogAsync(app, infected);
        await clamd.StartAsync();
        app.Clock.Advance(TimeSpan.FromSeconds(30));

        await app.RunAsync<ScanHeldFilesJob>(Token);

        Assert.Equal((ScanState.Infected, "Marker-Test.UNOFFICIAL"), await ScanOfAsync(app));
        var page = await visitor.GetAsync(link, Token);
        Assert.Equal(HttpStatusCode.Gone, page.Status);
        Assert.Contains("The virus scanner found a virus in it.", page.Document.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("The selected file ‘b.pdf’ contains a virus", (await ReceiveAsync(app, "b.pdf", infected, null)).Refusal);
    }

    [Fact]
    public async Task What_came_before_there_was_a_scanner_is_scanned_before_anyone_has_it_again()
    {
        await using var app = await StartAsync(DatabaseProvider.Sqlite);
        var (visitor, link) = await LogAsync(app, SampleFiles.Pdf());
        await app.WithDbAsync(db => db.StoredContents.ExecuteUpdateAsync(
            c => c.SetProperty(x => x.Scan, ScanState.NotScanned).SetProperty(x => x.ScannedAt, (DateTimeOffset?)null), Token));

        Assert.Equal(HttpStatusCode.Conflict, (await visitor.GetAsync(link, Token)).Status);
        await app.RunAsync<ScanHeldFilesJob>(Token);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Http.GetAsync(link, Token)).StatusCode);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_version_0_1_0_stored_is_put_on_record_by_the_upgrade_and_then_scanned(DatabaseProvider provider)
    {
        await using var app = await StartAsync(provider);
        var (visitor, link) = await LogAsync(app, SampleFiles.Pdf());
        await app.WithDbAsync(db => db.StoredContents.ExecuteDeleteAsync(Token));

        Assert.Equal(HttpStatusCode.Conflict, (await visitor.GetAsync(link, Token)).Status);
        await app.WithDbAsync(async db =>
        {
            var migration = new MigrationBuilder(db.Database.ProviderName);
            StoredContentsUpgrade.Run(migration);
            var sql = Assert.Single(migration.Operations.OfType<SqlOperation>()).Sql;
            Assert.Equal(1, await db.Database.ExecuteSqlRawAsync(sql, Token));
            Assert.Equal(0, await db.Database.ExecuteSqlRawAsync(sql, Token));
        });
        Assert.Equal((ScanState.NotScanned, null), await ScanOfAsync(app));
        await app.RunAsync<ScanHeldFilesJob>(Token);
        Assert.Equal(SampleFiles.Pdf(), await visitor.Http.GetByteArrayAsync(link, Token));
    }

    [Fact]
    public async Task A_file_the_scanner_gave_up_on_is_held_and_one_with_a_password_refused()
    {
        await using var app = await StartAsync(DatabaseProvider.Sqlite);
        var large = await ReceiveAsync(app, "log.txt", [.. Enumerable.Repeat((byte)'a', ClamdServer.LargestFile + 1)], null);
        var zip = await ReceiveAsync(
            app, "a.zip", new RawZip().AddDeflated("secret.txt", new byte[40], 60, flags: 1).ToArray(), null);

        Assert.True(large.IsHeld);
        Assert.Equal("The selected file ‘a.zip’ is password protected", zip.Refusal);
        await app.RunAsync<ScanHeldFilesJob>(Token);
        Assert.Equal(ScanState.Held, (await OnlyContentAsync(app)).Scan);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_person_over_the_quota_is_told_when_there_is_room_again(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(
            new TestAppOptions
            {
                Provider = provider,
                Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["CyberGov:Storage:DailyQuotaFiles"] = "2" },
            },
            Token);
        app.Clock.Now = new DateTimeOffset(2027, 3, 3, 9, 30, 10, TimeSpan.Zero);
        var person = await app.Council.AddPersonAsync(Token, CouncilRole.ControlOwner);
        await ReceiveAsync(app, "1.pdf", SampleFiles.Pdf("1"), person.Id);
        app.Clock.Now += TimeSpan.FromHours(1);
        await ReceiveAsync(app, "2.pdf", SampleFiles.Pdf("2"), person.Id);

        Assert.Equal(
            "The selected file ‘3.pdf’ could not be uploaded: you have reached the most that one person may upload in 24 hours, "
            + "2 files or 2,048 MB. There will be room for it on 4 March 2027 at 9:31am",
            (await ReceiveAsync(app, "3.pdf", SampleFiles.Pdf("3"), person.Id)).Refusal);
        var other = await app.Council.AddPersonAsync(Token, CouncilRole.ControlOwner);
        Assert.True((await ReceiveAsync(app, "3.pdf", SampleFiles.Pdf("3"), other.Id)).IsReceived);
        app.Clock.Now = new DateTimeOffset(2027, 3, 4, 9, 31, 0, TimeSpan.Zero);
        Assert.True((await ReceiveAsync(app, "4.pdf", SampleFiles.Pdf("4"), person.Id)).IsReceived);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_file_that_vanished_is_told_plainly_and_put_on_record_until_it_is_brought_again(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider, Token);
        var (visitor, link) = await LogAsync(app, SampleFiles.Pdf());
        Directory.GetFiles(Path.Combine(app.DataFolder, "evidence"), "*", SearchOption.AllDirectories).ToList().ForEach(File.Delete);

        foreach (var answer in new[] { await visitor.GetAsync(link, Token), await visitor.GetAsync(link, Token) })
        {
            Assert.Equal(HttpStatusCode.Gone, answer.Status);
            Assert.Contains("It is no longer what was logged", answer.Document.Body!.TextContent, StringComparison.Ordinal);
        }

        Assert.Equal(IntegrityState.Missing, (await OnlyContentAsync(app)).Integrity);
        await ReceiveAsync(app, "policy.pdf", SampleFiles.Pdf(), null);
        Assert.Equal(IntegrityState.Sound, (await OnlyContentAsync(app)).Integrity);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Http.GetAsync(link, Token)).StatusCode);
    }

    /// <summary>The program with the scanner, which a test that failed may have left stopped.</summary>
    private async Task<TestApp> StartAsync(DatabaseProvider provider)
    {
        await clamd.StartAsync();
        return await TestApp.StartAsync(
            new TestAppOptions
            {
                Provider = provider,
                Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["CyberGov:Scanner:Clamd"] = clamd.Address },
            },
            Token);
    }

    private static Task<FileReceipt> ReceiveAsync(TestApp app, string name, byte[] bytes, Guid? personId) =>
        app.WithAsync<ReceiveFile, FileReceipt>(r => r.ExecuteAsync(name, new MemoryStream(bytes), personId, Token));

    /// <summary>Logs one file and returns who may see it, and its address.</summary>
    private static async Task<(TestVisitor Visitor, string Link)> LogAsync(TestApp app, byte[] bytes)
    {
        var visitor = await app.SignInAsync(Token, CouncilRole.InformationGovernanceOfficer);
        var code = await app.Council.AddEvidenceAsync(
            new TestEvidence("Policy", visitor.Person!.Id, "IAM-03") { Files = [("policy.pdf", bytes)], IsAccepted = false }, Token);
        var fileId = await app.WithDbAsync(db => db.EvidenceFiles.Select(f => f.EvidenceFileId).SingleAsync(Token));
        return (visitor, $"/evidence/{code}/files/{fileId}");
    }

    private static Task<StoredContent> OnlyContentAsync(TestApp app) =>
        app.WithDbAsync(db => db.StoredContents.AsNoTracking().SingleAsync(Token));

    private static async Task<(ScanState State, string? Answer)> ScanOfAsync(TestApp app)
    {
        var content = await OnlyContentAsync(app);
        return (content.Scan, content.ScanAnswer);
    }
}
