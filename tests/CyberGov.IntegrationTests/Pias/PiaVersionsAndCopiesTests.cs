using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Pias;
using CyberGov.Pias.Assessment;
using CyberGov.Pias.Form;
using CyberGov.Pias.Risks;
using CyberGov.Pias.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.IntegrationTests.Pias;

public sealed class PiaVersionsAndCopiesTests
{
    /// <summary>What a row of the new version has of its own.</summary>
    private static readonly string[] OfItsOwn =
        ["VersionNumber", "Revision", "PiaRiskId", "AcceptedAt", "AcceptedById", "AcceptedReason"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_new_version_begins_with_every_column_of_the_old_which_stays_as_it_was(DatabaseProvider provider)
    {
        await using var scene = await WrittenPia.DescribingAsync(provider);
        await FillAsync(scene);
        var before = await RowsAsync(scene, 1);
        await NewVersionAsync(scene);
        await scene.AnswerAsync(scene.Code, scene.Author, new SentAnswer("aim", "Fewer thefts and no litter", 1));

        Assert.Equal(before, await RowsAsync(scene, 1));
        var after = await RowsAsync(scene, 2);
        Assert.Contains("Fewer thefts and no litter", string.Concat(after), StringComparison.Ordinal);
        Assert.Equal(
            before.Where(r => !r.Contains("Fewer thefts", StringComparison.Ordinal)),
            after.Where(r => !r.Contains("Fewer thefts", StringComparison.Ordinal)));
        Assert.Equal(before.Count, after.Count);
    }

    [Fact]
    public async Task That_a_measure_may_stay_undone_was_said_of_the_old_version_only()
    {
        await using var scene = await WrittenPia.DescribingAsync(DatabaseProvider.Sqlite);
        await FillAsync(scene);
        await NewVersionAsync(scene);

        var measures = await MeasuresAsync(scene, 2);

        Assert.NotNull(measures[0].DoneAt);
        Assert.Null(measures[1].AcceptedAt);
        Assert.NotNull((await MeasuresAsync(scene, 1))[1].AcceptedAt);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Two_versions_are_compared_word_by_word(DatabaseProvider provider)
    {
        await using var scene = await WrittenPia.DescribingAsync(provider);
        await FillAsync(scene);
        await NewVersionAsync(scene);
        await scene.AnswerAsync(scene.Code, scene.Lead, new SentAnswer("aim", "Much fewer thefts", 1));
        using var lead = await scene.VisitAsync(scene.Lead);

        var page = await lead.OpenAsync(scene.At("compare"), Token);

        Assert.Equal(["Removed: Fewer (end of what was removed)"], page.Texts(".difference del"));
        Assert.Equal(["Added: Much fewer (end of what was added)"], page.Texts(".difference ins"));
        Assert.Contains("answers have not changed", page.Text("main"), StringComparison.Ordinal);
        Assert.Contains(
            "Nothing has changed between the two", (await lead.OpenAsync(scene.At("compare?from=now&to=now"), Token)).Text("main"),
            StringComparison.Ordinal);
        Assert.Equal(
            System.Net.HttpStatusCode.NotFound, (await lead.GetAsync(scene.At($"compare?from={Guid.CreateVersion7()}"), Token)).Status);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_copy_takes_what_is_written_and_leaves_screening_consultation_and_what_was_done(DatabaseProvider provider)
    {
        await using var scene = await WrittenPia.DescribingAsync(provider);
        await FillAsync(scene);

        var code = await scene.BeginAsync(scene.Head("Cameras in parks") with { CopyOf = scene.Code });

        var pia = await scene.PiaAsync(code);
        Assert.Equal((await scene.PiaAsync()).PiaId, pia.CopiedFromId);
        await scene.App.WithDbAsync(async db =>
        {
            Assert.Equal(["aim"], await db.PiaAnswers.Where(a => a.PiaId == pia.PiaId).Select(a => a.Field).ToListAsync(Token));
            Assert.Equal(1, await db.PiaDataFlows.CountAsync(f => f.PiaId == pia.PiaId, Token));
            Assert.Equal(0, await db.PiaConsultees.CountAsync(c => c.PiaId == pia.PiaId, Token));
            var risk = await db.PiaRisks.Include(r => r.Measures).SingleAsync(r => r.PiaId == pia.PiaId, Token);
            Assert.Equal(RiskLevel.Medium, risk.Level);
            Assert.All(risk.Measures, m => Assert.Equal((null, null, null, null), (m.OwnerId, m.DueOn, m.DoneAt, m.AcceptedAt)));
        });
    }

    [Fact]
    public async Task A_template_is_anyones_to_begin_with_and_only_an_officer_offers_it()
    {
        await using var scene = await WrittenPia.DescribingAsync(DatabaseProvider.Sqlite);
        await FillAsync(scene);
        var stranger = await scene.App.Council.AddPersonAsync(Token, CouncilRole.ControlOwner);
        await Assert.ThrowsAsync<PiaNotFoundException>(() => scene.BeginAsync(scene.Head("Mine") with { CopyOf = scene.Code }, stranger));
        await Assert.ThrowsAsync<PiaNotFoundException>(() => scene.App.WithAsync<ChangePiaHead>(
            h => h.OfferAsTemplateAsync(scene.Code, true, WrittenPia.As(scene.Lead), Token)));

        await scene.App.WithAsync<ChangePiaHead>(h => h.OfferAsTemplateAsync(scene.Code, true, WrittenPia.As(scene.Officer), Token));
        using var visitor = await scene.VisitAsync(stranger);
        var started = await visitor.PostFormAsync("/pias/new", f =>
        {
            f.Fill("Title", "Mine");
            f.Fill("ServiceAreaId", scene.ServiceAreaId.ToString());
            f.Fill("InformationAssetOwnerId", scene.Owner.Id.ToString());
            f.Fill("PlannedStartOn", "1/3/2028");
            f.Fill("IsLawEnforcement", "false");
            f.Fill("CopyOf", scene.Code);
        }, Token);

        Assert.EndsWith("/screening", started.Path, StringComparison.Ordinal);
        Assert.Equal(2, await scene.App.WithDbAsync(db => db.PiaAnswers.CountAsync(a => a.Field == "aim", Token)));
    }

    private static async Task FillAsync(WrittenPia scene)
    {
        await scene.AnswerAsync(scene.Code, scene.Lead, new SentAnswer("aim", "Fewer thefts", 0));
        await scene.App.WithAsync<PiaLines<PiaDataFlow>>(l => l.SaveAsync(scene.Code, null, 0, f =>
        {
            (f.Source, f.Recipient, f.Data, f.Route, f.Protection, f.Country) = ("Drivers", "Parking", "Video", "Cable", "Locked room", "UK");
        }, WrittenPia.As(scene.Lead), Token));
        await scene.App.WithAsync<PiaLines<PiaConsultee>>(l => l.SaveAsync(scene.Code, null, 0, c =>
        {
            (c.Who, c.Kind, c.How, c.Views, c.Response) = ("Tenants", ConsulteeKind.PeopleAffected, "Survey", "Fine", "Nothing");
            c.ConsultedOn = new DateOnly(2026, 5, 17);
        }, WrittenPia.As(scene.Lead), Token));
        var pia = await scene.PiaAsync();
        await scene.App.WithDbAsync(async db =>
        {
            var risk = new PiaRisk { PiaId = pia.PiaId, VersionNumber = 1, Number = 1, SourceAndEffect = "Footage gets out", Level = RiskLevel.Medium };
            (risk.Likelihood, risk.Severity, risk.HarmKinds, risk.CorporateRisk) = ("possible", "significant", "reputation", "A fine");
            risk.Measures.Add(new PiaMeasure { PiaRiskId = risk.PiaRiskId, Number = 1, Description = "Lock the room", OwnerId = scene.Lead.Id });
            risk.Measures.Add(new PiaMeasure { PiaRiskId = risk.PiaRiskId, Number = 2, Description = "Blur faces", CostNote = "Much" });
            risk.Measures[0].Finish("Locked", scene.Lead.Id, scene.App.Clock.Now);
            risk.Measures[1].AcceptUndone("Too dear", scene.Owner.Id, scene.App.Clock.Now);
            db.PiaRisks.Add(risk);
            await db.SaveChangesAsync(Token);
        });
    }

    private static async Task NewVersionAsync(WrittenPia scene)
    {
        await scene.PutIntoAsync(PiaState.UnderReview);
        await scene.MoveAsync(scene.Code, scene.Owner, new PiaMove(PiaAction.MaterialChange) { Reason = "Two more car parks" });
    }

    private static Task<List<PiaMeasure>> MeasuresAsync(WrittenPia scene, int version) => scene.App.WithDbAsync(db => db.PiaRisks
        .Where(r => r.VersionNumber == version)
        .SelectMany(r => r.Measures)
        .OrderBy(m => m.Number)
        .ToListAsync(Token));

    /// <summary>Every column of every row of the version, but ids and what is a version's own.</summary>
    private static Task<List<string>> RowsAsync(WrittenPia scene, int version) => scene.App.WithDbAsync(async db =>
    {
        var risks = await db.PiaRisks.Include(r => r.Measures).Where(r => r.VersionNumber == version).ToListAsync(Token);
        IEnumerable<object> rows =
        [
            .. await db.PiaAnswers.Where(a => a.VersionNumber == version).OrderBy(a => a.Field).ToListAsync(Token),
            .. await db.PiaDataFlows.Where(f => f.VersionNumber == version).OrderBy(f => f.Position).ToListAsync(Token),
            .. await db.PiaConsultees.Where(c => c.VersionNumber == version).OrderBy(c => c.Position).ToListAsync(Token),
            .. risks,
            .. risks.SelectMany(r => r.Measures).OrderBy(m => m.Number),
        ];
        return rows.Select(db.Entry).Select(entry => entry.Metadata.ShortName() + ": " + string.Join("; ", entry.Properties
            .Where(p => !p.Metadata.IsPrimaryKey() && !OfItsOwn.Contains(p.Metadata.Name))
            .Select(p => $"{p.Metadata.Name}={p.CurrentValue}"))).ToList();
    });
}
