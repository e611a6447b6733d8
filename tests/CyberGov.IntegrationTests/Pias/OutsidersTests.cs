using System.Net;
using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Pias;
using CyberGov.Pias.Assessment;
using CyberGov.Pias.Risks;
using CyberGov.Pias.Workflow;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CyberGov.IntegrationTests.Pias;

/// <summary>Whoever knows the address of an assessment, or of a line of it, and has no part in it.</summary>
public sealed class OutsidersTests
{
    private const string Secret = "Wally cameras";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task No_page_of_an_assessment_exists_for_a_colleague_without_a_part_in_it(DatabaseProvider provider)
    {
        await using var scene = await WrittenPia.DescribingAsync(provider);
        var line = await FillAsync(scene, scene.Code, scene.Lead);
        var decision = await scene.App.WithDbAsync(db => db.PiaDecisions.Select(d => d.PiaDecisionId).FirstAsync(Token));
        var stranger = await scene.App.Council.AddPersonAsync(Token, CouncilRole.ControlOwner);
        using var visitor = await scene.VisitAsync(stranger);
        using var lead = await scene.VisitAsync(scene.Lead);
        string[] addresses =
        [
            .. RoutesOf(scene).Select(r => AddressOf(r, scene.Code, line)),
            .. new[] { "print?version=1", "word?version=1", $"print?decision={decision}", "compare?from=now&to=now" }.Select(scene.At),
        ];

        // Not a test of addresses that are nowhere: the lead opens most of them.
        var opened = 0;
        foreach (var address in addresses)
        {
            opened += (await lead.GetAsync(address, Token)).Status == HttpStatusCode.OK ? 1 : 0;
            Assert.Equal((address, HttpStatusCode.NotFound), (address, (await visitor.GetAsync(address, Token)).Status));
        }

        Assert.InRange(opened, 20, addresses.Length);
        foreach (var list in (string[])["/pias", "/pias/waiting", "/", "/search?q=Wally", "/calendar", "/pias/download?format=csv"])
        {
            var page = await visitor.Http.GetAsync(list, Token);
            Assert.DoesNotContain(Secret, await page.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Nor_do_its_steps_remarks_measures_and_files()
    {
        await using var scene = await WrittenPia.DescribingAsync(DatabaseProvider.Sqlite);
        await FillAsync(scene, scene.Code, scene.Lead);
        var viewer = WrittenPia.As(await scene.App.Council.AddPersonAsync(Token, CouncilRole.ControlOwner));
        var app = scene.App;

        await RefusedAsync(() => app.WithAsync<PiaComments>(c => c.WriteAsync(scene.Code, "aim", "I was here", viewer, Token)));
        await RefusedAsync(() => app.WithAsync<ReportPiaChange>(r => r.ExecuteAsync(scene.Code, PiaChangeKind.Data, "More", viewer, Token)));
        await RefusedAsync(() => app.WithAsync<SettleMeasure>(s => s.FinishAsync(scene.Code, 1, 1, "Done", viewer, Token)));
        await RefusedAsync(() => app.WithAsync<MovePia>(m => m.ExecuteAsync(scene.Code, new PiaMove(PiaAction.Withdraw) { Reason = "No" }, viewer, Token)));
        Assert.Null(await app.WithAsync<PiaRisksQuery, PiaRisksView?>(q => q.ExecuteAsync(scene.Code, viewer, Token)));
        await scene.PutIntoAsync(PiaState.PriorConsultation);
        await app.WithDbAsync(async db =>
        {
            db.PriorConsultations.Add(new PriorConsultation { PiaId = (await db.Pias.SingleAsync(p => p.Code == scene.Code, Token)).PiaId, VersionNumber = 1 });
            await db.SaveChangesAsync(Token);
        });
        Assert.NotNull(await app.WithAsync<PriorConsultationQuery, PiaConsultation?>(q => q.ExecuteAsync(scene.Code, WrittenPia.As(scene.Lead), Token)));
        Assert.Null(await app.WithAsync<PriorConsultationQuery, PiaConsultation?>(q => q.ExecuteAsync(scene.Code, viewer, Token)));
        Assert.Empty(await app.WithDbAsync(db => db.ChangeHistory.Where(h => h.PersonId == viewer.PersonId).ToListAsync(Token)));

        static async Task RefusedAsync(Func<Task> tried) => await Assert.ThrowsAsync<PiaNotFoundException>(tried);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Lines_remarks_and_decisions_of_another_assessment_are_not_reached_through_ones_own(DatabaseProvider provider)
    {
        await using var scene = await WrittenPia.DescribingAsync(provider);
        var theirs = await FillAsync(scene, scene.Code, scene.Lead);
        await scene.App.WithAsync<PiaComments>(c => c.WriteAsync(scene.Code, "aim", "Between us", WrittenPia.As(scene.Lead), Token));
        var (remark, decision) = await scene.App.WithDbAsync(async db => (
            await db.PiaComments.Select(c => c.PiaCommentId).SingleAsync(Token), await db.PiaDecisions.Select(d => d.PiaDecisionId).FirstAsync(Token)));
        var stranger = await scene.App.Council.AddPersonAsync(Token, CouncilRole.ControlOwner);
        var own = await scene.BeginAsync(scene.Head("My own") with { ProjectLeadId = stranger.Id }, stranger);
        await scene.App.WithDbAsync(db => db.Pias.Where(p => p.Code == own).ExecuteUpdateAsync(p => p.SetProperty(x => x.State, PiaState.Describing), Token));
        var viewer = WrittenPia.As(stranger);
        using var visitor = await scene.VisitAsync(stranger);

        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync($"/pias/{own}/flows/new", Token)).Status);
        foreach (var path in (string[])[$"flows/{theirs}", $"compare?from={decision}&to=now", $"compare?from=now&to={decision}", $"print?decision={decision}"])
        {
            Assert.Equal((path, HttpStatusCode.NotFound), (path, (await visitor.GetAsync($"/pias/{own}/{path}", Token)).Status));
        }

        await Assert.ThrowsAsync<PiaNotFoundException>(() => scene.App.WithAsync<PiaComments>(c => c.ResolveAsync(own, remark, viewer, Token)));
        await Assert.ThrowsAsync<PiaNotFoundException>(() => scene.App.WithAsync<PiaLines<PiaDataFlow>>(l => l.RemoveAsync(own, theirs, viewer, Token)));
        await Assert.ThrowsAsync<PiaNotFoundException>(() => scene.App.WithAsync<PiaLines<PiaDataFlow>>(l => l.MoveAsync(own, theirs, true, viewer, Token)));
        await scene.App.WithAsync<PiaLines<PiaDataFlow>>(l => l.SaveAsync(own, theirs, 1, f => f.Source = "Overwritten", viewer, Token));
        Assert.Equal(Secret, await scene.App.WithDbAsync(db => db.PiaDataFlows.Where(f => f.PiaDataFlowId == theirs).Select(f => f.Source).SingleAsync(Token)));
    }

    [Fact]
    public async Task What_was_begun_as_a_copy_names_no_assessment_its_reader_may_not_see()
    {
        await using var scene = await WrittenPia.DescribingAsync(DatabaseProvider.Sqlite);
        await scene.App.WithAsync<ChangePiaHead>(h => h.OfferAsTemplateAsync(scene.Code, true, WrittenPia.As(scene.Officer), Token));
        var stranger = await scene.App.Council.AddPersonAsync(Token, CouncilRole.ControlOwner);
        var copy = await scene.BeginAsync(scene.Head("Mine") with { ProjectLeadId = stranger.Id, CopyOf = scene.Code }, stranger);
        var (original, mine) = (await scene.PiaAsync(), await scene.PiaAsync(copy));

        Assert.Equal(scene.Code, (await BehindAsync(scene.Officer))!.Code);
        Assert.Null(await BehindAsync(stranger));
        Assert.Equal([copy], (await OfAsync(scene.Officer)).Select(o => o.Code));
        Assert.Empty(await OfAsync(scene.Author));

        Task<PiaOriginal?> BehindAsync(Person person) =>
            scene.App.WithAsync<PiaCopies, PiaOriginal?>(c => c.BehindAsync(mine, WrittenPia.As(person), Token));
        Task<List<PiaOriginal>> OfAsync(Person person) =>
            scene.App.WithAsync<PiaCopies, List<PiaOriginal>>(c => c.OfAsync(original, WrittenPia.As(person), Token));
    }

    private static IEnumerable<string> RoutesOf(WrittenPia scene) => scene.App.Services.GetRequiredService<EndpointDataSource>().Endpoints
        .OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null)
        .Select(e => "/" + e.RoutePattern.RawText!.Trim('/'))
        .Where(r => r.StartsWith("/pias/{code}", StringComparison.Ordinal));

    private static string AddressOf(string route, string code, Guid line) => route
        .Replace("{code}", code, StringComparison.Ordinal)
        .Replace("{target}", "aim", StringComparison.Ordinal)
        .Replace("{line}", route.Contains("flows", StringComparison.Ordinal) ? line.ToString() : "new", StringComparison.Ordinal)
        .Replace("{step}", route.Contains("section", StringComparison.Ordinal) ? "need" : nameof(PiaAction.Withdraw), StringComparison.Ordinal)
        .Replace("{risk:int}", "1", StringComparison.Ordinal)
        .Replace("{number:int}", "1", StringComparison.Ordinal)
        .Replace("{number:int?}", "1", StringComparison.Ordinal);

    /// <returns>The id of its one data flow.</returns>
    private static async Task<Guid> FillAsync(WrittenPia scene, string code, Person by)
    {
        var viewer = WrittenPia.As(by);
        await scene.App.WithAsync<PiaLines<PiaDataFlow>>(l => l.SaveAsync(code, null, 0, f => f.Source = Secret, viewer, Token));
        await scene.App.WithAsync<WriteRisks>(w => w.AddAsync(
            code, new RiskDraft(Secret, ["reputation"], "possible", "significant", null, null, null), viewer, Token));
        await scene.App.WithAsync<WriteMeasures>(w => w.AddAsync(
            code, 1, new MeasureDraft(Secret, MeasureEffect.Reduced, null, scene.Author.Id, new DateOnly(2027, 9, 1), null, true), viewer, Token));
        await scene.App.WithDbAsync(db => db.Pias.Where(p => p.Code == code).ExecuteUpdateAsync(p => p.SetProperty(x => x.Title, Secret), Token));
        return await scene.App.WithDbAsync(db => db.PiaDataFlows.Where(f => f.Source == Secret).Select(f => f.PiaDataFlowId).SingleAsync(Token));
    }
}
