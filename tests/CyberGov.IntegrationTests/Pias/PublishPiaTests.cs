using System.IO.Compression;
using System.Net;
using System.Text;
using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Pias.Publication;
using CyberGov.Pias.Workflow;
using CyberGov.Testing;
using CyberGov.Testing.Web;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.IntegrationTests.Pias;

public sealed class PublishPiaTests
{
    /// <summary>In a place of its own each, so that the test knows which was let out.</summary>
    private static readonly string[] Secrets =
        ["ZEBRAANSWER", "ZEBRANOTE", "ZEBRAFLOW", "ZEBRARISK", "ZEBRAMEASURE"];

    private static readonly string[] NeverPublished = ["A claim for damages", "Two hundred pounds", "Because it is right"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<DatabaseProvider> All => Databases.All;

    [Theory]
    [MemberData(nameof(All))]
    public async Task What_is_withheld_is_in_no_published_file_and_in_no_row_that_public_pages_read(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider, Token);
        var (code, lead) = await ApprovedAsync(app);
        await PublishAsync(app, code, withhold: true);
        await app.WithAsync<ChooseOpenData>(c => c.ExecuteAsync(true, Token));

        using var anyone = app.Visitor();
        foreach (var path in (string[])["/public/pias", $"/public/pias/{code}", $"/public/pias/{code}/json", $"/public/pias/{code}/csv", $"/public/pias/{code}/word", "/public/pias.json", "/public/pias.csv"])
        {
            var response = await anyone.Http.GetAsync(path, Token);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal("public, max-age=300", response.Headers.CacheControl!.ToString());
            Assert.False(response.Headers.Contains("Set-Cookie"));
            AssertClean(path, await response.Content.ReadAsByteArrayAsync(Token), lead.Name);
        }

        var row = await app.WithDbAsync(db => db.PiaPublications.SingleAsync(Token));
        AssertClean("the row", Encoding.UTF8.GetBytes(row.Paper), lead.Name);
        var page = await anyone.OpenAsync($"/public/pias/{code}", Token);
        Assert.Contains("Withheld: It would help a thief", page.Text("main"), StringComparison.Ordinal);
        Assert.Contains("Fewer thefts from cars.", page.Text("main"), StringComparison.Ordinal);
        var csv = await anyone.Http.GetStringAsync($"/public/pias/{code}/csv", Token);
        Assert.Contains("Fewer thefts from cars.", csv, StringComparison.Ordinal);
        Assert.Contains("Withheld: It would help a thief", csv, StringComparison.Ordinal);
        AssertNoTraceOnDisk(app);
    }

    [Fact]
    public async Task What_is_not_withheld_is_published_word_for_word_and_names_only_when_chosen()
    {
        await using var app = await TestApp.StartAsync(new TestAppOptions(), Token);
        var (code, lead) = await ApprovedAsync(app);
        await PublishAsync(app, code, withhold: false);

        using var anyone = app.Visitor();
        var text = (await anyone.OpenAsync($"/public/pias/{code}", Token)).Text("main");
        Assert.All(Secrets, s => Assert.Contains(s, text, StringComparison.Ordinal));
        Assert.All(NeverPublished, s => Assert.DoesNotContain(s, text, StringComparison.Ordinal));
        Assert.Contains(lead.Name, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_publication_there_is_nothing_and_without_open_data_no_data()
    {
        await using var app = await TestApp.StartAsync(new TestAppOptions(), Token);
        var (code, _) = await ApprovedAsync(app);
        using var anyone = app.Visitor();

        foreach (var path in (string[])[$"/public/pias/{code}", $"/public/pias/{code}/word", "/public/pias/PIA-2020-0001", "/public/pias.json", "/public/pias.csv"])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await anyone.GetAsync(path, Token)).Status);
        }

        await PublishAsync(app, code, withhold: true);
        Assert.Equal(HttpStatusCode.NotFound, (await anyone.GetAsync($"/public/pias/{code}/json", Token)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await anyone.GetAsync($"/public/pias/{code}/csv", Token)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await anyone.GetAsync("/public/pias.csv", Token)).Status);
    }

    [Fact]
    public async Task A_withdrawn_summary_is_gone_and_its_reason_stays_on_record()
    {
        await using var app = await TestApp.StartAsync(new TestAppOptions(), Token);
        var (code, _) = await ApprovedAsync(app);
        var officer = await PublishAsync(app, code, withhold: true);

        await app.WithAsync<PublishPia>(p => p.WithdrawAsync(code, "A street name was left in", officer, Token));

        using var anyone = app.Visitor();
        Assert.Equal(HttpStatusCode.NotFound, (await anyone.GetAsync($"/public/pias/{code}", Token)).Status);
        var row = await app.WithDbAsync(db => db.PiaPublications.SingleAsync(Token));
        Assert.Equal("A street name was left in", row.EndedReason);
    }

    [Fact]
    public async Task Publishing_is_bound_to_the_words_that_were_read_and_is_not_for_everyone()
    {
        await using var app = await TestApp.StartAsync(new TestAppOptions(), Token);
        var (code, lead) = await ApprovedAsync(app);
        var choice = new PublicationChoice { ContentHash = new string('0', 64), IsPublished = true };

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() =>
            app.WithAsync<PublishPia>(async p => await p.ExecuteAsync(code, choice, await OfficerAsync(app), Token)));
        await Assert.ThrowsAsync<CyberGov.Pias.PiaNotFoundException>(() => app.WithAsync<PublishPia>(p => p.ExecuteAsync(
            code, choice, new Viewer(lead.Id, new HashSet<CouncilRole> { CouncilRole.ControlOwner }), Token)));
    }

    [Fact]
    public async Task An_officer_withholds_previews_publishes_and_withdraws_on_the_page()
    {
        await using var app = await TestApp.StartAsync(new TestAppOptions(), Token);
        var (code, _) = await ApprovedAsync(app);
        using var officer = await app.SignInAsync(Token, CouncilRole.InformationGovernanceOfficer);
        var page = await officer.OpenAsync($"/pias/{code}/publish", Token);
        var index = page.Document.QuerySelectorAll("input[name$='.Key']").ToList().FindIndex(k => k.GetAttribute("value") == "answer/technology");

        var refused = await officer.PostFormAsync(page, Fill(""), new FormChoice { Form = "form:has(input[name=ContentHash])" }, Token);
        Assert.Contains(refused.Errors, e => e.Contains("is withheld, in 1,000 characters or less", StringComparison.Ordinal));
        Assert.All(Steps(page), s => Assert.False(s.HasAttribute("open"), s.TextContent));
        var wrong = Assert.Single(Steps(refused), s => s.HasAttribute("open"));
        Assert.Contains("1 of ", wrong.QuerySelector("summary")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(wrong.QuerySelector($"[name='Parts[{index}].Reason']"));

        await officer.PostFormAsync(page, Fill("It would help a thief"), new FormChoice { Form = "form:has(input[name=ContentHash])" }, Token);
        var text = (await officer.OpenAsync($"/public/pias/{code}", Token)).Text("main");
        Assert.Contains("Withheld: It would help a thief", text, StringComparison.Ordinal);
        Assert.DoesNotContain("ZEBRAANSWER", text, StringComparison.Ordinal);

        var again = await officer.OpenAsync($"/pias/{code}/publish", Token);
        Assert.Contains("It would help a thief", again.Text("#withheld + ul"), StringComparison.Ordinal);
        Assert.NotNull(Assert.Single(Steps(again), s => s.HasAttribute("open")).QuerySelector($"#part-{index}"));

        var withdrawn = await officer.PostFormAsync(
            await officer.OpenAsync($"/pias/{code}/publish", Token),
            form => form.Fill("WithdrawReason", "Not needed any more"),
            new FormChoice { Form = "form:has(textarea[name=WithdrawReason])" },
            Token);
        Assert.Contains("withdrawn", withdrawn.Text("main"), StringComparison.Ordinal);

        static IEnumerable<AngleSharp.Dom.IElement> Steps(TestPage shown) => shown.Document.QuerySelectorAll("details[id^='heading-']");

        Action<TestForm> Fill(string reason) => form =>
        {
            form.Fill("IsPublished", "True");
            form.Fill($"Parts[{index}].IsWithheld", "true");
            form.Fill($"Parts[{index}].Reason", reason);
        };
    }

    private static async Task<(string Code, Person Lead)> ApprovedAsync(TestApp app)
    {
        var lead = await app.Council.AddPersonAsync(p => p.Name = "Zebedee Leadname", Token);
        await app.WithDbAsync(async db =>
        {
            db.PersonRoles.Add(new PersonRole { PersonId = lead.Id, Role = CouncilRole.ControlOwner });
            await db.SaveChangesAsync(Token);
        });
        var owner = await app.Council.AddPersonAsync(Token, CouncilRole.ControlOwner);
        var code = await app.AddApprovedPiaAsync(
            new TestPia("Cameras in car parks", lead.Id, owner.Id)
            {
                Answers = new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["S11"] = "yes",
                    ["S11-note"] = "ZEBRANOTE",
                    ["aim"] = "Fewer thefts from cars.",
                    ["technology"] = "ZEBRAANSWER",
                },
                FlowData = "ZEBRAFLOW",
                RiskText = "ZEBRARISK",
                MeasureText = "ZEBRAMEASURE",
            },
            Token);
        return (code, lead);
    }

    private static async Task<Viewer> PublishAsync(TestApp app, string code, bool withhold)
    {
        var officer = await OfficerAsync(app);
        string[] parts = withhold ? ["answer/S11-note", "answer/technology", "flow/1", "risk/1", "measure/1.1"] : [];
        await app.WithAsync<PublishPia>(async publish =>
        {
            var hash = await app.WithDbAsync(db => db.PiaDecisions
                .Where(d => d.Action == PiaAction.ApproveLow).Select(d => d.ContentHash).SingleAsync(Token));
            await publish.ExecuteAsync(
                code,
                new PublicationChoice
                {
                    ContentHash = hash,
                    IsPublished = true,
                    NamesPeople = !withhold,
                    Withheld = parts.ToDictionary(p => p, _ => "It would help a thief", StringComparer.Ordinal),
                },
                officer,
                Token);
        });
        return officer;
    }

    private static async Task<Viewer> OfficerAsync(TestApp app)
    {
        var officer = await app.Council.AddPersonAsync(Token, CouncilRole.InformationGovernanceOfficer);
        return new Viewer(officer.Id, new HashSet<CouncilRole> { CouncilRole.InformationGovernanceOfficer });
    }

    /// <summary>Looks into the bytes as they are, and into each part where they are a zip.</summary>
    private static void AssertClean(string where, byte[] bytes, string leadName)
    {
        AssertCleanText(where, bytes, leadName);
        if (bytes is [(byte)'P', (byte)'K', ..])
        {
            using var zip = new ZipArchive(new MemoryStream(bytes));
            foreach (var entry in zip.Entries)
            {
                using var part = new MemoryStream();
                using (var stream = entry.Open())
                {
                    stream.CopyTo(part);
                }

                AssertCleanText($"{where}: {entry.FullName}", part.ToArray(), leadName);
            }
        }
    }

    private static void AssertCleanText(string where, byte[] bytes, string leadName)
    {
        var text = Encoding.UTF8.GetString(bytes);
        foreach (var secret in (string[])[.. Secrets, .. NeverPublished, leadName])
        {
            Assert.False(text.Contains(secret, StringComparison.OrdinalIgnoreCase), $"{where} holds {secret}.");
        }
    }

    /// <summary>Nothing was spooled or kept outside the database, where what was approved is kept for good.</summary>
    private static void AssertNoTraceOnDisk(TestApp app)
    {
        var spool = Environment.GetEnvironmentVariable("ASPNETCORE_TEMP")!;
        var files = Directory.EnumerateFiles(app.DataFolder, "*", SearchOption.AllDirectories)
            .Where(f => !Path.GetFileName(f).Contains(".db", StringComparison.Ordinal))
            .Concat(Directory.EnumerateFiles(spool, "*", SearchOption.AllDirectories));
        foreach (var file in files)
        {
            using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            open.CopyTo(bytes);
            Assert.All(Secrets, s => Assert.Equal(-1, bytes.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(s))));
        }
    }
}
