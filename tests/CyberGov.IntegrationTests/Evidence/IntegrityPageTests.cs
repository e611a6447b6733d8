using CyberGov.Evidence;
using CyberGov.Identity;
using CyberGov.Testing;
using CyberGov.Testing.Files;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.IntegrationTests.Evidence;

public sealed class IntegrityPageTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_changed_file_is_red_on_today_and_its_page_says_which_evidence_it_touches_and_what_to_do()
    {
        await using var app = await TestApp.StartAsync(new TestAppOptions(), Token);
        using var officer = await app.SignInAsync(Token, CouncilRole.InformationGovernanceOfficer);
        var code = await app.Council.AddEvidenceAsync(
            new TestEvidence("Patch report", officer.Person!.Id, "IAM-03") { Files = [("report.pdf", SampleFiles.Pdf())] }, Token);
        await app.RunAsync<CheckEvidenceJob>(Token);

        var good = await officer.OpenAsync("/", Token);
        Assert.Contains(good.Texts(".tile--good"), t => t.Contains("evidence files changed or missing", StringComparison.Ordinal));
        Assert.Equal(["None", "None"], (await officer.OpenAsync("/evidence/integrity", Token)).Texts("main .govuk-tag"));

        var sha256 = await app.WithDbAsync(db => db.EvidenceFiles.Select(f => f.Sha256).SingleAsync(Token));
        await File.WriteAllTextAsync(Path.Combine(app.DataFolder, "evidence", sha256[..2], sha256[2..]), "altered", Token);
        app.Clock.Advance(TimeSpan.FromDays(8));
        await app.RunAsync<CheckEvidenceJob>(Token);

        using var later = await app.SignInAsync(officer.Person, Token);
        using var owner = await app.SignInAsync(Token, CouncilRole.ControlOwner);
        var red = await later.OpenAsync("/", Token);
        Assert.Contains(red.Texts(".tile--bad"), t => t.Contains("evidence files changed or missing", StringComparison.Ordinal));
        var page = await later.OpenAsync("/evidence/integrity", Token);
        Assert.Contains("1 file has changed and 0 files are missing", page.Text(".govuk-warning-text"), StringComparison.Ordinal);
        Assert.Contains("Changed", page.Texts("td .govuk-tag"));
        Assert.Contains($"evidence/{sha256[..2]}/{sha256[2..]}", page.Texts("th code"));
        Assert.Equal($"/evidence/{code}", page.Document.QuerySelector("td a")!.GetAttribute("href"));
        Assert.DoesNotContain((await owner.OpenAsync("/", Token)).Texts(".tile"), t => t.Contains("changed or missing", StringComparison.Ordinal));
    }
}
