using CyberGov.Data;
using CyberGov.Pias.Assessment;
using CyberGov.Pias.Workflow;
using CyberGov.Testing.Web;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.IntegrationTests.Pias;

/// <summary>What someone typed while another changed the assessment is still in the form.</summary>
public sealed class TwoWritersTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_decision_on_stale_words_is_not_taken_and_keeps_what_was_typed(DatabaseProvider provider)
    {
        await using var scene = await WrittenPia.StartAsync(provider);
        await scene.ScreenAsync(scene.Code, "yes");
        await scene.MoveAsync(scene.Code, scene.Lead, new PiaMove(PiaAction.SubmitScreening));
        using var officer = await scene.VisitAsync(scene.Officer);
        var step = await officer.OpenAsync(scene.At("action/ReturnScreening"), Token);
        await scene.App.WithDbAsync(db => db.Pias.Where(p => p.Code == scene.Code)
            .ExecuteUpdateAsync(p => p.SetProperty(x => x.Title, "Cameras everywhere"), Token));
        const string typed = "Say which car parks,\n<all of them> & since when";

        var refused = await officer.PostFormAsync(step, form => form.Fill("Reason", typed), new FormChoice { Form = "main form[method=post]" }, Token);

        Assert.Contains("Someone has changed the assessment since you opened this page", Assert.Single(refused.Errors), StringComparison.Ordinal);
        Assert.Equal(typed, refused.Document.QuerySelector("textarea[name=Reason]")!.TextContent.ReplaceLineEndings("\n"));
        Assert.Equal(PiaState.ScreeningReview, (await scene.PiaAsync()).State);

        await officer.PostFormAsync(refused, _ => { }, new FormChoice { Form = "main form[method=post]" }, Token);
        var reason = await scene.App.WithDbAsync(db => db.PiaDecisions
            .Where(d => d.Action == PiaAction.ReturnScreening).Select(d => d.Reason).SingleAsync(Token));
        Assert.Equal(typed, reason!.ReplaceLineEndings("\n"));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_second_to_save_a_line_of_the_consultation_sees_both_and_loses_nothing(DatabaseProvider provider)
    {
        await using var scene = await WrittenPia.DescribingAsync(provider);
        using var lead = await scene.VisitAsync(scene.Lead);
        using var author = await scene.VisitAsync(scene.Author);
        await lead.PostFormAsync(scene.At("consultees/new"), form =>
        {
            form.Fill("Who", "Market\ntraders");
            form.Fill("Kind", nameof(ConsulteeKind.PeopleAffected));
        }, Token);
        var line = await scene.App.WithDbAsync(db => db.PiaConsultees.AsNoTracking().SingleAsync(Token));
        Assert.Equal("Market traders", line.Who);
        var path = scene.At($"consultees/{line.PiaConsulteeId}");
        var form = new FormChoice { Form = "form:has([name=Views])" };
        var (first, second) = (await lead.OpenAsync(path, Token), await author.OpenAsync(path, Token));

        await lead.PostFormAsync(first, f => f.Fill("Views", "They want signs"), form, Token);
        var clash = await author.PostFormAsync(second, f => f.Fill("Views", "They want fewer cameras\nat night"), form, Token);

        Assert.Contains("They want signs", clash.Text(".clash"), StringComparison.Ordinal);
        Assert.Contains(scene.Lead.Name, clash.Text(".clash"), StringComparison.Ordinal);
        Assert.Equal("They want fewer cameras\nat night", clash.Document.QuerySelector("textarea[name=Views]")!.TextContent.ReplaceLineEndings("\n"));
        Assert.Equal("They want signs", await ViewsAsync());

        await author.PostFormAsync(clash, _ => { }, form, Token);
        Assert.Equal("They want fewer cameras\nat night", await ViewsAsync());

        Task<string> ViewsAsync() => scene.App.WithDbAsync(db => db.PiaConsultees.Select(c => c.Views).SingleAsync(Token));
    }
}
