using CyberGov.Data;
using CyberGov.Pias;
using CyberGov.Pias.Assessment;
using CyberGov.Pias.Form;
using CyberGov.Pias.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.IntegrationTests.Pias;

public sealed class ScreeningTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_screening_is_saved_and_its_outcome_explained(DatabaseProvider provider)
    {
        await using var scene = await WrittenPia.StartAsync(provider);
        using var lead = await scene.VisitAsync(scene.Lead);

        var saved = await lead.PostFormAsync(scene.At("screening"), form =>
        {
            foreach (var question in scene.Form.Screening)
            {
                form.Fill($"Answers[{question.Id}].Value", question.Id == "S11" ? "yes" : "no");
            }

            form.Fill("Answers[S11-note].Value", "Cameras watch three car parks.");
            form.Fill("Answers[R1].Value", "yes");
        }, Token);

        Assert.Equal($"/pias/{scene.Code}", saved.Path);
        Assert.Contains("A DPIA is required: question 11 asks about watching public places", saved.Text("main"), StringComparison.Ordinal);
        Assert.Contains("Part 3 of the Data Protection Act 2018 applies", saved.Text("main"), StringComparison.Ordinal);
        Assert.True((await scene.PiaAsync()).IsLawEnforcement);
        Assert.Equal("Completed", saved.Text("#task-screening-status"));
        Assert.Equal("Cannot start yet", saved.Text("#task-nature-status"));
    }

    [Fact]
    public async Task An_unknown_value_is_refused_in_words_and_the_rest_is_saved()
    {
        await using var scene = await WrittenPia.StartAsync(DatabaseProvider.Sqlite);
        using var lead = await scene.VisitAsync(scene.Lead);

        var refused = await lead.PostFormAsync(scene.At("screening"), form =>
        {
            form.Fill("Answers[S1].Value", "maybe");
            form.Fill("Answers[S2].Value", "no");
            form.Fill("Answers[S1-note].Value", "A note");
        }, Token);

        Assert.StartsWith("Select yes or no: ", Assert.Single(refused.Errors), StringComparison.Ordinal);
        Assert.EndsWith("?", refused.Errors[0], StringComparison.Ordinal);
        Assert.Null(await scene.AnswerAsync("S1"));
        Assert.Equal("no", await scene.AnswerAsync("S2"));
        Assert.Equal("A note", await scene.AnswerAsync("S1-note"));
        Assert.Equal(
            "In progress, 1 of 15", (await lead.OpenAsync($"/pias/{scene.Code}", Token)).Text("#task-screening-status"));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task One_closed_without_assessment_is_screened_again_and_both_say_so(DatabaseProvider provider)
    {
        await using var scene = await WrittenPia.StartAsync(provider);
        await scene.ScreenAsync(scene.Code, FormField.No);
        await scene.MoveAsync(scene.Code, scene.Lead, new PiaMove(PiaAction.SubmitScreening));
        await scene.MoveAsync(scene.Code, scene.Officer, new PiaMove(PiaAction.DpiaNotNeeded)
        {
            Reason = "Nobody is filmed",
            NextReviewOn = new DateOnly(2028, 1, 17),
            HasAttested = true,
        });
        using var lead = await scene.VisitAsync(scene.Lead);

        var closed = await lead.OpenAsync($"/pias/{scene.Code}", Token);
        Assert.Contains("17 January 2028", closed.Text(".record__aside"), StringComparison.Ordinal);
        var again = await lead.PostFormAsync(
            $"/pias/new?from={scene.Code}", form => form.Fill("PlannedStartOn", "1/2/2028"), Token);

        Assert.EndsWith("/screening", again.Path, StringComparison.Ordinal);
        Assert.Equal("no", again.Document.QuerySelector("input[name='Answers[S3].Value'][checked]")?.GetAttribute("value"));
        var code = again.Path.Split('/')[2];
        Assert.Contains(scene.Code, (await lead.OpenAsync($"/pias/{code}", Token)).Text(".govuk-summary-list"), StringComparison.Ordinal);
        Assert.Contains(
            $"Screened again in {code}", (await lead.OpenAsync($"/pias/{scene.Code}", Token)).Text(".govuk-summary-list"),
            StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Law_enforcement_is_one_truth_in_head_and_screening(DatabaseProvider provider)
    {
        await using var scene = await WrittenPia.StartAsync(provider);
        var part3 = scene.Form.Routing.Single(r => r.LeadsTo == Route.LawEnforcement).Id;
        await scene.ScreenAsync(scene.Code, FormField.No);
        await scene.AnswerAsync(scene.Code, scene.Lead, new SentAnswer(part3, FormField.Yes, 0));
        Assert.True((await scene.PiaAsync()).IsLawEnforcement);

        // Screened again as no law enforcement: the copied answer says so too, and a confirmed answer is the head's as well.
        var again = await scene.BeginAsync(scene.Head("Screened again") with { CopyOf = scene.Code, IsScreenedAgain = true });
        Assert.Equal((false, FormField.No), await SaidAsync(again));
        await scene.App.WithDbAsync(db => db.Pias.Where(p => p.Code == again).ExecuteUpdateAsync(p => p.SetProperty(x => x.IsLawEnforcement, true), Token));
        await scene.AnswerAsync(again, scene.Lead, new SentAnswer(part3, FormField.No, 1));
        Assert.Equal((false, FormField.No), await SaidAsync(again));

        Task<(bool, string)> SaidAsync(string code) => scene.App.WithDbAsync(async db => (
            await db.Pias.Where(p => p.Code == code).Select(p => p.IsLawEnforcement).SingleAsync(Token),
            await db.PiaAnswers.Where(a => a.Field == part3 && db.Pias.Any(p => p.PiaId == a.PiaId && p.Code == code)).Select(a => a.Value).SingleAsync(Token)));
    }

    [Fact]
    public async Task Whoever_may_only_read_reads_the_answers()
    {
        await using var scene = await WrittenPia.StartAsync(DatabaseProvider.Sqlite);
        await scene.ScreenAsync(scene.Code, FormField.Yes);
        using var dpo = await scene.VisitAsync(scene.Dpo);

        var page = await dpo.OpenAsync(scene.At("screening"), Token);

        Assert.False(page.Has("main form"));
        Assert.Contains("Cameras watch three car parks.", page.Text("main"), StringComparison.Ordinal);
        await Assert.ThrowsAsync<PiaNotFoundException>(() => scene.AnswerAsync(scene.Code, scene.Dpo, new CyberGov.Pias.Assessment.SentAnswer("S1", "yes", 1)));
    }
}
