using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.InformationRegisters;
using CyberGov.IntegrationTests.InformationRegisters;
using CyberGov.Testing;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.IntegrationTests.Search;

/// <summary>One search box: whatever is typed finds controls, evidence, assessments and records by the same rule.</summary>
public sealed class EveryKindAlikeTests
{
    private const string Title = "Boundary protection and firewalls";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<DatabaseProvider> All => Databases.All;

    [Theory]
    [MemberData(nameof(All))]
    public async Task Words_find_every_kind_by_their_beginnings_in_any_order(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider, Token);
        using var officer = await app.SignInAsync(Token, CouncilRole.InformationGovernanceOfficer);
        string[] codes = ["NET-01", .. await AddOneOfEachAsync(app, officer.Person!, Title)];

        foreach (var typed in (string[])["bound fire", "FIREWALLS, boundary", "bóundary (prot", Title[..^3]])
        {
            Assert.Equal((typed, codes.Length), (typed, await CountAsync(typed)));
        }

        foreach (var typed in (string[])["irewalls", "boundary zebra", "bound_ary", "%", "\" * ' OR 1=1 --", "]"])
        {
            Assert.Equal((typed, 0), (typed, await CountAsync(typed)));
        }

        async Task<int> CountAsync(string typed)
        {
            var page = await officer.OpenAsync($"/search?q={Uri.EscapeDataString(typed)}", Token);
            return codes.Count(c => page.Document.QuerySelectorAll("main .code").Any(shown => shown.TextContent == c));
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task References_find_every_kind_by_their_beginning_and_without_their_noughts(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider, Token);
        using var officer = await app.SignInAsync(Token, CouncilRole.InformationGovernanceOfficer);
        var added = await AddOneOfEachAsync(app, officer.Person!, "Fêtes in parks");

        foreach (var code in (string[])["NET-01", .. added])
        {
            var beginning = await officer.OpenAsync($"/search?q={code[..^1].ToLowerInvariant()}", Token);
            Assert.Contains(beginning.Document.QuerySelectorAll("main .code"), shown => shown.TextContent == code);

            var parts = code.Split('-');
            var typed = string.Join('-', [.. parts[..^1], parts[^1].TrimStart('0')]).ToLowerInvariant();
            using var answer = await officer.Http.GetAsync($"/search?q={typed}", Token);
            var address = answer.Headers.Location?.ToString() ?? answer.RequestMessage!.RequestUri!.AbsolutePath;
            Assert.EndsWith($"/{code}", address, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_register_is_searched_as_the_whole_is(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider, Token);
        using var officer = await app.SignInAsync(Token, CouncilRole.InformationGovernanceOfficer);
        var record = (await AddOneOfEachAsync(app, officer.Person!, "Café-permits of “Ŷstrad”"))[2];

        Assert.Contains(record, (await officer.OpenAsync("/suppliers?q=permi%20ystr%20CAFE", Token)).Text("table"), StringComparison.Ordinal);
        Assert.False((await officer.OpenAsync("/suppliers?q=ermits", Token)).Has("table"));
        Assert.Contains("NET-01", (await officer.OpenAsync("/controls?q=prot%20NET-0%20fire", Token)).Text("main"), StringComparison.Ordinal);
    }

    private static async Task<string[]> AddOneOfEachAsync(TestApp app, Person owner, string title)
    {
        var evidence = await app.Council.AddEvidenceAsync(new TestEvidence(title, owner.Id, "IAM-03"), Token);
        var pia = await app.AddPiaAsync(new TestPia(title, owner.Id), Token);
        var areaId = await app.WithDbAsync(db => db.ServiceAreas.Select(s => s.ServiceAreaId).FirstAsync(Token));
        var words = SampleRecords.Words(title, areaId, owner.Id, app.Clock.TodayInUk());
        var viewer = new Viewer(owner.Id, new HashSet<CouncilRole> { CouncilRole.InformationGovernanceOfficer });
        return [evidence, pia, await app.WithAsync<SaveRecord, string>(s => s.AddAsync(RegisterKind.Supplier, words, viewer, Token))];
    }
}
