using CyberGov.Calendar;
using CyberGov.Evidence;
using CyberGov.Identity;
using CyberGov.InformationRegisters;
using CyberGov.IntegrationTests.InformationRegisters;
using CyberGov.Testing;
using CyberGov.Testing.Web;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.IntegrationTests.Search;

/// <summary>The search box of every page, and the counts that lead from controls to their evidence.</summary>
public sealed class SearchTests : IAsyncLifetime
{
    private TestApp _app = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _app = await TestApp.StartAsync(new TestAppOptions(), Token);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [InlineData("IAM-03", "/controls/IAM-03")]
    [InlineData(" iam-03 ", "/controls/IAM-03")]
    public async Task A_control_s_code_goes_straight_to_it(string typed, string address)
    {
        using var officer = await _app.SignInAsync(Token, CouncilRole.InformationGovernanceOfficer);
        using var answer = await officer.Http.GetAsync($"/search?q={Uri.EscapeDataString(typed)}", Token);

        Assert.EndsWith(address, answer.RequestMessage!.RequestUri!.AbsolutePath + (answer.Headers.Location?.ToString() ?? ""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_find_controls_and_evidence_but_no_evidence_the_reader_may_not_see()
    {
        using var officer = await _app.SignInAsync(Token, CouncilRole.InformationGovernanceOfficer);
        using var board = await _app.SignInAsync(Token, CouncilRole.BoardMember);
        await _app.Council.AddEvidenceAsync(new TestEvidence("Firewall walk", officer.Person!.Id, "NET-01"), Token);
        await _app.Council.AddEvidenceAsync(
            new TestEvidence("Firewall secrets", officer.Person.Id, "NET-01") { Marking = Marking.OfficialSensitive }, Token);

        var found = await officer.OpenAsync("/search?q=firewall", Token);
        Assert.Contains("Boundary protection and firewalls", found.Document.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Firewall secrets", found.Document.Body.TextContent, StringComparison.Ordinal);

        var seen = await board.OpenAsync("/search?q=firewall", Token);
        Assert.Contains("Firewall walk", seen.Document.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Firewall secrets", seen.Document.Body.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_and_codes_find_assessments_and_records_but_none_the_reader_may_not_see()
    {
        using var officer = await _app.SignInAsync(Token, CouncilRole.InformationGovernanceOfficer);
        using var lead = await _app.SignInAsync(Token, CouncilRole.ControlOwner);
        using var stranger = await _app.SignInAsync(Token, CouncilRole.ControlOwner);
        using var administrator = await _app.SignInAsync(Token, CouncilRole.Administrator);
        var code = await _app.AddPiaAsync(new TestPia("Drones over allotments", lead.Person!.Id), Token);
        var areaId = await _app.WithDbAsync(db => db.ServiceAreas.Select(s => s.ServiceAreaId).FirstAsync(Token));
        var words = SampleRecords.Words("Drones and Sons", areaId, lead.Person.Id, _app.Clock.TodayInUk());
        var record = await _app.WithAsync<SaveRecord, string>(s => s.AddAsync(
            RegisterKind.Supplier, words, new Viewer(lead.Person.Id, new HashSet<CouncilRole> { CouncilRole.ControlOwner }), Token));

        foreach (var visitor in (TestVisitor[])[officer, lead])
        {
            var found = await visitor.OpenAsync("/search?q=drones", Token);
            Assert.Contains("Drones over allotments", found.Text("main"), StringComparison.Ordinal);
            Assert.Contains("Drones and Sons", found.Text("main"), StringComparison.Ordinal);
        }

        Assert.DoesNotContain(code, (await stranger.OpenAsync("/search?q=drones", Token)).Text("main"), StringComparison.Ordinal);
        var nothing = (await administrator.OpenAsync($"/search?q={code}", Token)).Text("main");
        Assert.DoesNotContain("Drones", nothing, StringComparison.Ordinal);
        Assert.DoesNotContain("Drones", (await administrator.OpenAsync("/search?q=drones", Token)).Text("main"), StringComparison.Ordinal);
        Assert.Equal($"/pias/{code}", await AddressAsync(lead, code));
        Assert.Equal($"/suppliers/{record}", await AddressAsync(lead, record));

        static async Task<string> AddressAsync(TestVisitor visitor, string typed)
        {
            using var answer = await visitor.Http.GetAsync($"/search?q={typed}", Token);
            return answer.Headers.Location?.ToString() ?? answer.RequestMessage!.RequestUri!.AbsolutePath;
        }
    }

    [Theory]
    [InlineData(CouncilRole.InformationGovernanceOfficer, 2)]
    [InlineData(CouncilRole.BoardMember, 1)]
    public async Task A_control_s_evidence_count_is_the_number_of_rows_behind_it_for_this_reader(CouncilRole role, int expected)
    {
        using var visitor = await _app.SignInAsync(Token, role);
        var owner = await _app.Council.AddPersonAsync(Token, CouncilRole.ControlOwner);
        await _app.Council.AddEvidenceAsync(new TestEvidence("Open", owner.Id, "NET-01"), Token);
        await _app.Council.AddEvidenceAsync(new TestEvidence("Closed", owner.Id, "NET-01") { Marking = Marking.OfficialSensitive }, Token);

        var link = (await visitor.OpenAsync("/controls?q=NET-01", Token)).Document.QuerySelector("a[href^='/evidence?control=NET-01']")!;
        Assert.StartsWith($"{expected} ", link.TextContent.Trim(), StringComparison.Ordinal);

        var rows = await visitor.OpenAsync(link.GetAttribute("href")!, Token);
        Assert.Equal($"{expected}", rows.Text(".register-head strong"));
    }
}
