using System.Net;
using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Pias.Form;
using CyberGov.Pias.Workflow;
using CyberGov.Testing;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.IntegrationTests.Pias;

/// <summary>Whoever may see an assessment is told why a step is not theirs, and whose it is.</summary>
public sealed class ClosedStepTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_wrote_part_of_it_is_told_why_they_do_not_approve_and_who_can()
    {
        await using var app = await TestApp.StartAsync(DatabaseProvider.Sqlite, Token);
        await app.Council.AddServiceAreaAsync("Housing", Token);
        using var lead = await app.SignInAsync(Token, CouncilRole.ControlOwner);
        using var owner = await app.SignInAsync(Token, CouncilRole.ControlOwner);
        using var stranger = await app.SignInAsync(Token, CouncilRole.ControlOwner);
        using var auditor = await app.SignInAsync(Token, CouncilRole.Auditor);
        var siro = await app.Council.AddPersonAsync(Token, CouncilRole.SeniorInformationRiskOwner);
        var code = (await SamplePias.AddAsync(app, lead.Person!, Token))[PiaState.SignOff];
        await MakeLowAndWrittenByAsync(app, code, owner.Person!);

        var other = "an information governance officer who wrote none of it can name another Information Asset Owner";
        var page = (await owner.OpenAsync($"/pias/{code}", Token)).Text("main");
        Assert.Contains($"Approve it: You wrote or handed in part of this version, so someone else must take this step: {other}", page, StringComparison.Ordinal);
        Assert.Contains($"Reject it: You wrote or handed in part of this version, so someone else must take this step: {siro.Name} (Senior Information Risk Owner)", page, StringComparison.Ordinal);
        Assert.DoesNotContain("No step waits for you", page, StringComparison.Ordinal);

        var step = await owner.OpenAsync($"/pias/{code}/action/ApproveLow", Token);
        Assert.Contains(other, step.Text("main"), StringComparison.Ordinal);
        Assert.False(step.Has("main form"));
        Assert.Contains(
            "A low risk remains, so the Information Asset Owner decides.",
            (await owner.OpenAsync($"/pias/{code}/action/ApproveMedium", Token)).Text("main"), StringComparison.Ordinal);
        foreach (var visitor in new[] { lead, auditor })
        {
            var theirs = (await visitor.OpenAsync($"/pias/{code}/action/Reject", Token)).Text("main");
            Assert.Contains($"You have no part in which this step is taken. It is for {siro.Name} (Senior Information Risk Owner).", theirs, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/pias/{code}/action/Reject", Token)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await lead.GetAsync($"/pias/{code}/action/Celebrate", Token)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await lead.GetAsync($"/pias/{code}/action/77", Token)).Status);
    }

    private static Task MakeLowAndWrittenByAsync(TestApp app, string code, Person owner) => app.WithDbAsync(async db =>
    {
        var id = await db.Pias.Where(p => p.Code == code).Select(p => p.PiaId).SingleAsync(Token);
        await db.Pias.Where(p => p.PiaId == id)
            .ExecuteUpdateAsync(p => p.SetProperty(x => x.InformationAssetOwnerId, owner.Id).SetProperty(x => x.Recommendation, PiaRecommendation.Go), Token);
        await db.PiaRisks.Where(r => r.PiaId == id)
            .ExecuteUpdateAsync(r => r.SetProperty(x => x.Level, RiskLevel.Low).SetProperty(x => x.ResidualLevel, RiskLevel.Low), Token);
        db.PiaAuthors.Add(new PiaAuthor { PiaId = id, VersionNumber = 1, PersonId = owner.Id });
        await db.SaveChangesAsync(Token);
    });
}
