using CyberGov.Data;
using CyberGov.Pias;
using CyberGov.Pias.Form;
using CyberGov.Pias.Risks;
using CyberGov.Pias.Workflow;
using Microsoft.EntityFrameworkCore;
using static CyberGov.IntegrationTests.Pias.Part;

namespace CyberGov.IntegrationTests.Pias.Risks;

public sealed class WriteRisksTests(PiaLives lives) : IClassFixture<PiaLives>
{
    private static readonly RiskDraft Filmed = new(
        "A flat is filmed", ["reputation", "loss-of-control"], "probable", "significant", "remote", "significant", null);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_level_follows_from_the_matrix_and_the_register_shows_the_highest(DatabaseProvider provider)
    {
        var life = await lives.OnAsync(provider);
        var code = await life.PiaAtAsync(new PiaScene(PiaState.RiskAssessment) { Lacks = Lacking.Risk });

        var number = await AddAsync(life, code, Filmed);
        var risk = (await ViewAsync(life, code)).Find(number)!;

        Assert.Equal((RiskLevel.High, RiskLevel.Low), (risk.Level, risk.ResidualLevel));
        Assert.Equal("loss-of-control\nreputation", risk.HarmKinds);
        var pia = await life.PiaAsync(code);
        Assert.Equal((RiskLevel.High, RiskLevel.Low), (pia.InitialLevel, pia.ResidualLevel));
        Assert.Contains(life[TeamMember].PersonId, (await ViewAsync(life, code)).Standing.ContributorIds);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_second_of_two_writers_sees_both_texts_and_loses_nothing(DatabaseProvider provider)
    {
        var life = await lives.OnAsync(provider);
        var code = await life.PiaAtAsync(new PiaScene(PiaState.Describing) { Lacks = Lacking.Risk });
        var number = await AddAsync(life, code, Filmed);

        Assert.Null(await ChangeAsync(life, code, number, Filmed with { SourceAndEffect = "A bedroom is filmed" }, 1, Lead));
        var clash = await ChangeAsync(life, code, number, Filmed with { SourceAndEffect = "A garden is filmed" }, 1, TeamMember);

        Assert.Equal(("A bedroom is filmed", 2, "Lead"), (clash!.Standing.SourceAndEffect, clash.Revision, clash.WrittenBy));
        Assert.Null(await ChangeAsync(life, code, number, Filmed with { SourceAndEffect = "A bedroom and a garden" }, clash.Revision, TeamMember));
        Assert.Equal("A bedroom and a garden", (await ViewAsync(life, code)).Find(number)!.SourceAndEffect);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Of_two_who_add_a_risk_at_once_both_are_kept(DatabaseProvider provider)
    {
        var life = await lives.OnAsync(provider);
        var code = await life.PiaAtAsync(new PiaScene(PiaState.RiskAssessment) { Lacks = Lacking.Risk });

        var numbers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => AddAsync(life, code, Filmed)));

        Assert.Equal([1, 2, 3, 4, 5, 6], numbers.Order());
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_measure_is_a_control_of_the_register_or_an_action_with_an_owner_and_a_day(DatabaseProvider provider)
    {
        var life = await lives.OnAsync(provider);
        var code = await life.PiaAtAsync(new PiaScene(PiaState.RiskAssessment) { Lacks = Lacking.Risk });
        var number = await AddAsync(life, code, Filmed);
        var offered = await life.Council.WithAsync<MeasureControlsQuery, IReadOnlyList<MeasureControl>>(
            q => q.ExecuteAsync("tst-11", life[TeamMember], new DateOnly(2027, 3, 3), Token));
        var action = new MeasureDraft("Mask the windows", MeasureEffect.Reduced, null, life[TeamMember].PersonId, new DateOnly(2027, 4, 1), "£400", true);

        await AddMeasureAsync(life, code, number, action);
        await AddMeasureAsync(life, code, number, action with { Description = "Access", ControlId = Assert.Single(offered).ControlId });

        var measures = (await ViewAsync(life, code)).Find(number)!.Measures;
        Assert.Equal([1, 2], measures.Select(m => m.Number));
        Assert.Equal(("TST-11", null, null), (measures[1].Control!.Code, measures[1].OwnerId, measures[1].DueOn));
        await Assert.ThrowsAsync<PiaNotFoundException>(() => AddMeasureAsync(life, code, number, action with { ControlId = Guid.CreateVersion7() }));
        await Assert.ThrowsAsync<PiaNotFoundException>(() => AddMeasureAsync(life, code, number, action with { OwnerId = Guid.CreateVersion7() }));
        await Assert.ThrowsAsync<PiaNotFoundException>(() => AddMeasureAsync(life, code, number, action with { OwnerId = life[Auditor].PersonId }));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Nobody_writes_risks_of_what_is_past_writing_or_none_of_theirs(DatabaseProvider provider)
    {
        var life = await lives.OnAsync(provider);
        foreach (var state in Enum.GetValues<PiaState>())
        {
            var code = await life.PiaAtAsync(state);
            if (state is PiaState.Describing or PiaState.Consultation or PiaState.RiskAssessment)
            {
                await Assert.ThrowsAsync<PiaNotFoundException>(() => AddAsync(life, code, Filmed, ControlOwner));
                await Assert.ThrowsAsync<PiaNotFoundException>(() => AddAsync(life, code, Filmed, RiskOwner));
                await Assert.ThrowsAsync<PiaNotFoundException>(() => AddAsync(life, code, Filmed, Auditor));
            }
            else
            {
                await Assert.ThrowsAsync<PiaNotFoundException>(() => AddAsync(life, code, Filmed));
                await Assert.ThrowsAsync<PiaNotFoundException>(() => AddAsync(life, code, Filmed, Officer));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_risk_goes_with_its_measures_unless_it_was_changed_meanwhile(DatabaseProvider provider)
    {
        var life = await lives.OnAsync(provider);
        var code = await life.PiaAtAsync(PiaState.RiskAssessment);
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => RemoveAsync(life, code, revisionSeen: 7));

        await RemoveAsync(life, code, revisionSeen: 0);

        Assert.Empty((await ViewAsync(life, code)).Risks);
        Assert.Null((await life.PiaAsync(code)).InitialLevel);
        Assert.Contains(life[TeamMember].PersonId, (await ViewAsync(life, code)).Standing.ContributorIds);
    }

    private static Task<int> AddAsync(PiaLife life, string code, RiskDraft draft, Part part = TeamMember) =>
        life.Council.WithAsync<WriteRisks, int>(w => w.AddAsync(code, draft, life[part], Token), life[part].PersonId);

    private static Task<WriteClash<RiskDraft>?> ChangeAsync(PiaLife life, string code, int number, RiskDraft draft, int seen, Part part) =>
        life.Council.WithAsync<WriteRisks, WriteClash<RiskDraft>?>(
            w => w.ChangeAsync(code, number, draft, seen, life[part], Token), life[part].PersonId);

    private static Task AddMeasureAsync(PiaLife life, string code, int risk, MeasureDraft draft) =>
        life.Council.WithAsync<WriteMeasures>(w => w.AddAsync(code, risk, draft, life[TeamMember], Token), life[TeamMember].PersonId);

    private static Task RemoveAsync(PiaLife life, string code, int revisionSeen) =>
        life.Council.WithAsync<WriteRisks>(w => w.RemoveAsync(code, 1, revisionSeen, life[TeamMember], Token), life[TeamMember].PersonId);

    private static async Task<PiaRisksView> ViewAsync(PiaLife life, string code) =>
        (await life.Council.WithAsync<PiaRisksQuery, PiaRisksView?>(q => q.ExecuteAsync(code, life[Lead], Token)))!;
}
