using CyberGov.Data;
using CyberGov.Pias.Risks;
using CyberGov.Pias.Workflow;
using CyberGov.Testing.Web;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.IntegrationTests.Pias;

/// <summary>What forms of assessments say to what is typed into them, and where they lead.</summary>
public sealed class PiaFormsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_measure_is_due_in_this_century_and_what_was_typed_stays()
    {
        await using var scene = await WrittenPia.DescribingAsync(DatabaseProvider.Sqlite);
        var risk = await scene.App.WithAsync<WriteRisks, int>(w => w.AddAsync(
            scene.Code, new RiskDraft("A flat is filmed", ["reputation"], "possible", "significant", null, null, null), WrittenPia.As(scene.Lead), Token));
        using var lead = await scene.VisitAsync(scene.Lead);

        var refused = await lead.PostFormAsync(scene.At($"risks/{risk}/measures"), Fill("31/12/1999"), Token);
        Assert.Equal(["Enter a day of this century by when it is done"], refused.Errors);
        Assert.Contains("Mask the windows", refused.Text("textarea[name=Description]"), StringComparison.Ordinal);
        Assert.Equal(0, await scene.App.WithDbAsync(db => db.PiaMeasures.CountAsync(Token)));

        await lead.PostFormAsync(scene.At($"risks/{risk}/measures"), Fill("1/1/2000"), Token);
        Assert.Equal(new DateOnly(2000, 1, 1), await scene.App.WithDbAsync(db => db.PiaMeasures.Select(m => m.DueOn).SingleAsync(Token)));

        Action<TestForm> Fill(string dueOn) => form =>
        {
            form.Fill("Description", "Mask the windows");
            form.Fill("Effect", nameof(MeasureEffect.Reduced));
            form.Fill("OwnerId", scene.Author.Id.ToString());
            form.Fill("DueOn", dueOn);
        };
    }

    [Fact]
    public async Task Whoever_starts_one_for_others_is_told_where_it_is_and_not_led_to_what_they_may_not_see()
    {
        await using var scene = await WrittenPia.StartAsync(DatabaseProvider.Sqlite);
        using var author = await scene.VisitAsync(scene.Author);
        using var officer = await scene.VisitAsync(scene.Officer);
        using var owner = await scene.VisitAsync(scene.Owner);

        var forOthers = await StartAsync(author, "For somebody else");
        var code = await scene.App.WithDbAsync(db => db.Pias.Where(p => p.Title == "For somebody else").Select(p => p.Code).SingleAsync(Token));
        Assert.Equal("/pias", forOthers.Path);
        Assert.Contains($"{code} is started. It is with the project lead you named", forOthers.Text("main"), StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await author.GetAsync($"/pias/{code}/screening", Token)).Status);

        Assert.EndsWith("/screening", (await StartAsync(officer, "By an officer")).Path, StringComparison.Ordinal);
        Assert.EndsWith("/screening", (await StartAsync(owner, "By whoever owns the information")).Path, StringComparison.Ordinal);

        async Task<TestPage> StartAsync(TestVisitor visitor, string title) => await visitor.PostFormAsync(
            "/pias/new",
            fields =>
            {
                fields.Fill("Title", title);
                fields.Fill("ServiceAreaId", scene.ServiceAreaId.ToString());
                fields.Fill("ProjectLeadId", scene.Lead.Id.ToString());
                fields.Fill("InformationAssetOwnerId", scene.Owner.Id.ToString());
                fields.Fill("PlannedStartOn", "1/2/2028");
                fields.Fill("IsLawEnforcement", "false");
            },
            Token);
    }

    [Fact]
    public async Task Without_a_reason_nothing_is_withdrawn_and_the_page_says_what_is_lacking()
    {
        await using var scene = await WrittenPia.DescribingAsync(DatabaseProvider.Sqlite);
        using var lead = await scene.VisitAsync(scene.Lead);

        var refused = await lead.PostFormAsync(scene.At("action/Withdraw"), f => f.Fill("Reason", "  "), Token);
        Assert.Equal(["Enter why it is withdrawn"], refused.Errors);
        Assert.Equal("#Reason", refused.Document.QuerySelector(".govuk-error-summary__list a")?.GetAttribute("href"));
        Assert.Equal(PiaState.Describing, (await scene.PiaAsync()).State);

        await lead.PostFormAsync(scene.At("action/Withdraw"), f => f.Fill("Reason", "The cameras are not bought"), Token);
        Assert.Equal(PiaState.Withdrawn, (await scene.PiaAsync()).State);
    }
}
