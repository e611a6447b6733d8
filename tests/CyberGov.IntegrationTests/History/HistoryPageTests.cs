using CyberGov.ChangeHistory;
using CyberGov.Data;
using CyberGov.Evidence;
using CyberGov.Identity;
using CyberGov.Testing;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.IntegrationTests.History;

public sealed class HistoryPageTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Changes_are_told_in_names_and_plain_words_newest_first_with_the_proof_below(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider, Token);
        using var auditor = await app.SignInAsync(Token, CouncilRole.Auditor);
        var owner = await app.Council.AddPersonAsync(Token, CouncilRole.ControlOwner);
        await app.Council.AssignAsync("IAM-03", owner.Id, null, Token);
        await app.RunAsync<WriteHistoryCheckpointJob>(Token);

        var page = await auditor.OpenAsync("/history", Token);

        var first = page.Texts("tbody tr")[0];
        Assert.Contains("The program", first, StringComparison.Ordinal);
        Assert.Contains($"Owner: {owner.Name}", first, StringComparison.Ordinal);
        Assert.Contains("IAM-03", first, StringComparison.Ordinal);
        Assert.Contains(page.Texts("tbody tr"), r => r.Contains($"{auditor.Person!.Name} Signed in", StringComparison.Ordinal));
        Assert.Contains(page.Texts("tbody tr"), r => r.Contains("Password: set", StringComparison.Ordinal));
        Assert.Contains(page.Texts("dd"), d => d.Length == 64);
        Assert.Contains(page.Texts("dd"), d => d.StartsWith("Entry ", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Each_filter_narrows_the_list_and_the_download_is_the_same_list(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider, Token);
        var person = await app.Council.AddPersonAsync(Token, CouncilRole.InformationGovernanceOfficer);
        var code = await app.Council.AddEvidenceAsync(new TestEvidence("=cmd|' /C calc'!A0", person.Id, "IAM-03"), Token);
        app.Clock.Advance(TimeSpan.FromDays(2));
        await app.Council.AssignAsync("IAM-04", person.Id, null, Token);
        using var officer = await app.SignInAsync(person, Token);

        await ExpectAsync("person=program&change=Changed&kind=Control&record=iam-04", 1);
        await ExpectAsync($"record={code}&kind=EvidenceItem&change=Added", 1);
        await ExpectAsync($"record={person.Email}&kind=Person&change=SignedIn", 1);
        await ExpectAsync($"person={person.Id}&change=SignedIn", 1);
        await ExpectAsync("from=10/9/2026&kind=Control", 1);
        await ExpectAsync("to=9/9/2026&kind=Control&change=Changed&record=IAM-04", 0);
        await ExpectAsync("record=NO-99", 0);

        var csv = await officer.Http.GetAsync($"/history/csv?record={code}", Token);
        Assert.Equal("text/csv", csv.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", csv.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Contains("Title: =cmd", await csv.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.DoesNotContain((await csv.Content.ReadAsStringAsync(Token)).Split(','), f => f.StartsWith('='));

        async Task ExpectAsync(string query, int count)
        {
            var page = await officer.OpenAsync($"/history?{query}", Token);
            Assert.Equal((query, count), (query, page.Texts("tbody tr").Count));
            Assert.Equal(count == 0, page.Text("main").Contains("No entry matches", StringComparison.Ordinal));
            var lines = (await officer.Http.GetStringAsync($"/history/csv?{query}", Token)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal((query, count + 1), (query, lines.Length));
        }
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_concerns_a_draft_is_left_out_for_an_auditor_until_it_is_handed_in(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider, Token);
        using var officer = await app.SignInAsync(Token, CouncilRole.InformationGovernanceOfficer);
        using var auditor = await app.SignInAsync(Token, CouncilRole.Auditor);
        var control = await app.WithDbAsync(db => db.Controls.Where(c => c.Code == "IAM-03").Select(c => c.ControlId).SingleAsync(Token));
        var draft = new NewEvidence
        {
            Title = "Half a thought",
            Shows = null,
            EffectiveOn = null,
            ExpiresOn = null,
            OwnerId = null,
            Marking = null,
            ControlIds = [control],
        };
        var viewer = new Viewer(officer.Person!.Id, new HashSet<CouncilRole> { CouncilRole.InformationGovernanceOfficer });
        await app.WithAsync<LogEvidence, string>(log => log.SaveDraftAsync(draft, viewer, Token));
        await app.Council.AddEvidenceAsync(new TestEvidence("Handed in", officer.Person.Id, "IAM-03"), Token);

        Assert.Contains("Half a thought", await officer.Http.GetStringAsync("/history/csv?kind=EvidenceItem", Token), StringComparison.Ordinal);
        var items = await auditor.Http.GetStringAsync("/history/csv?kind=EvidenceItem", Token);
        Assert.Contains("Handed in", items, StringComparison.Ordinal);
        Assert.DoesNotContain("Half a thought", items, StringComparison.Ordinal);
        foreach (var kind in new[] { nameof(EvidenceItem), nameof(EvidenceControl), nameof(EvidenceRevision) })
        {
            var all = (await officer.OpenAsync($"/history?kind={kind}", Token)).Texts("tbody tr").Count;
            Assert.True((await auditor.OpenAsync($"/history?kind={kind}", Token)).Texts("tbody tr").Count < all, kind);
        }
    }

    [Fact]
    public async Task Older_entries_follow_without_a_gap_or_a_repeat_and_a_wrong_date_is_said()
    {
        await using var app = await TestApp.StartAsync(DatabaseProvider.Sqlite, Token);
        using var officer = await app.SignInAsync(Token, CouncilRole.SeniorInformationRiskOwner);
        var seen = new List<string>();
        var next = "/history";

        while (next is not null)
        {
            var page = await officer.OpenAsync(next, Token);
            seen.AddRange(page.Texts("tbody th .small"));
            next = page.Document.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }

        var all = await app.WithDbAsync(db => db.ChangeHistory.OrderByDescending(e => e.OccurredAt).ThenByDescending(e => e.Sequence).Select(e => e.Sequence).ToListAsync(Token));
        Assert.Equal(all.Select(s => $"Entry {s}"), seen);
        Assert.True(seen.Count > 100);
        Assert.Contains("real date", Assert.Single((await officer.OpenAsync("/history?from=rubbish", Token)).Errors), StringComparison.Ordinal);
        await officer.OpenAsync("/history?change=rubbish&kind=rubbish&person=rubbish&after=rubbish", Token);
    }

    [Fact]
    public async Task Those_who_may_see_it_are_led_there_and_a_pack_download_is_kept_once()
    {
        await using var app = await TestApp.StartAsync(DatabaseProvider.Sqlite, Token);
        using var officer = await app.SignInAsync(Token, CouncilRole.InformationGovernanceOfficer);
        using var owner = await app.SignInAsync(Token, CouncilRole.ControlOwner);
        Assert.True((await officer.OpenAsync("/", Token)).Has("nav a[href='/history']"));
        Assert.False((await owner.OpenAsync("/", Token)).Has("nav a[href='/history']"));

        var code = await app.Council.BuildPackAsync(officer.Person!.Id, Token);
        await officer.Http.GetByteArrayAsync($"/packs/{code}/download", Token);
        using var rest = new HttpRequestMessage(HttpMethod.Get, $"/packs/{code}/download");
        rest.Headers.Range = new(100, 200);
        (await officer.Http.SendAsync(rest, Token)).Dispose();

        var kept = Assert.Single((await officer.OpenAsync("/history?change=Downloaded", Token)).Texts("tbody tr"));
        Assert.Contains($"{officer.Person.Name} Downloaded Evidence pack {code}", kept, StringComparison.Ordinal);
    }
}
