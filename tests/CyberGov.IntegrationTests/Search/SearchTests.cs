using CyberGov.Evidence;
using CyberGov.Identity;
using CyberGov.Testing;

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
