using CyberGov.Data;
using CyberGov.IntegrationTests.Evidence;
using CyberGov.Pias;
using CyberGov.Pias.Form;
using CyberGov.Pias.Publication;
using CyberGov.Pias.Risks;
using CyberGov.Pias.Workflow;
using CyberGov.Reminders;
using Microsoft.EntityFrameworkCore;
using static CyberGov.IntegrationTests.Pias.Part;

namespace CyberGov.IntegrationTests.Pias;

/// <summary>Safeguards that only show when something is done a second time, by another law, or beside the usual way.</summary>
public sealed class PiaSafeguardsTests(PiaLives lives) : IClassFixture<PiaLives>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static DateOnly Today => EvidenceCouncil.Today;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Advice_on_a_screening_counts_for_that_handing_in_only_and_is_asked_for_again(DatabaseProvider provider)
    {
        var life = await lives.OnAsync(provider);
        var code = await life.PiaAtAsync(new PiaScene(PiaState.ScreeningReview) { Screening = ScreeningSays.OneAdvised });
        Assert.DoesNotContain(await DueAsync(life), d => d.Code == code && d.Kind == PiasDue.ScreeningAdviceKind);

        // Handed in again afterwards: what was advised was about other answers.
        await life.Council.WithDbAsync(async db =>
        {
            var pia = await db.Pias.SingleAsync(p => p.Code == code, Token);
            await db.PiaScreeningAdvices.Where(a => a.PiaId == pia.PiaId)
                .ExecuteUpdateAsync(a => a.SetProperty(x => x.GivenAt, pia.StateSince.AddMinutes(-1)), Token);
        });

        Assert.Contains(await DueAsync(life), d => d.Code == code && d.Kind == PiasDue.ScreeningAdviceKind);
        var refused = await Assert.ThrowsAsync<PiaRefusedException>(() => life.TakeAsync(code, life.Whole(PiaAction.DpiaNotNeeded), Officer));
        Assert.Equal(["Exactly one answer is yes: the Data Protection Officer must advise first"], refused.Gaps);
        await life.Council.WithAsync<AdviseOnScreening>(
            a => a.ExecuteAsync(code, false, "Still nothing", life[Adviser], Token), life[Adviser].PersonId);
        await life.TakeAsync(code, life.Whole(PiaAction.DpiaNotNeeded), Officer);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task For_law_enforcement_page_and_reminder_count_six_weeks_and_a_month_and_a_clock_that_stands_still_is_counted(DatabaseProvider provider)
    {
        var life = await lives.OnAsync(provider);
        var code = await life.PiaAtAsync(PiaState.PriorConsultation);
        await life.Council.WithDbAsync(db => db.Pias.Where(p => p.Code == code).ExecuteUpdateAsync(
            p => p.SetProperty(x => x.IsLawEnforcement, true).SetProperty(x => x.StateSinceOn, Today.AddDays(-30)), Token));
        await RecordAsync(r => r.FactsAsync(code, Facts(extendedOn: null), 1, life[Adviser], Token));
        await AssertDueAsync(Today.AddDays(-30 + 42));

        await RecordAsync(r => r.FactsAsync(code, Facts(extendedOn: Today.AddDays(-5)), 2, life[Adviser], Token));
        await AssertDueAsync(Today.AddDays(-30 + 42).AddMonths(1));

        // Stopped ten days ago and not resumed: the ten days are added, and today's comes on top tomorrow.
        await RecordAsync(r => r.SuspendAsync(code, Today.AddDays(-10), "Floor plans", 3, life[Adviser], Token));
        await AssertDueAsync(Today.AddDays(-30 + 42).AddMonths(1).AddDays(10));

        async Task AssertDueAsync(DateOnly dueOn)
        {
            var seen = await life.Council.WithAsync<PriorConsultationQuery, PiaConsultation?>(q => q.ExecuteAsync(code, life[Lead], Token));
            Assert.Equal(dueOn, seen!.Clock!.DueOn);
            Assert.Equal(dueOn, (await DueAsync(life)).Single(d => d.Code == code && d.Kind == PiasDue.ConsultationKind).DueOn);
        }

        Task RecordAsync(Func<RecordConsultation, Task> record) => life.Council.WithAsync(record, life[Adviser].PersonId);

        static ConsultationFacts Facts(DateOnly? extendedOn) => new(Today.AddDays(-30), [ConsultationContent.Assessment], null, extendedOn);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_measure_that_is_a_control_set_aside_since_keeps_the_gate_to_go_live_shut(DatabaseProvider provider)
    {
        var life = await lives.OnAsync(provider);
        var code = await life.PiaAtAsync(new PiaScene(PiaState.Approved) { Measure = MeasureIs.ControlInPlace });
        var controlId = await life.Council.WithDbAsync(db => db.Controls.Where(c => c.Code == "TST-11").Select(c => c.ControlId).SingleAsync(Token));
        await SetAsync(isApplicable: false);
        await Assert.ThrowsAsync<PiaRefusedException>(() => life.TakeAsync(code, life.Whole(PiaAction.ConfirmMeasures), Lead));

        await SetAsync(isApplicable: true);
        await life.TakeAsync(code, life.Whole(PiaAction.ConfirmMeasures), Lead);

        Task SetAsync(bool isApplicable) => life.Council.WithDbAsync(db => db.Controls.Where(c => c.ControlId == controlId)
            .ExecuteUpdateAsync(c => c.SetProperty(x => x.IsApplicable, isApplicable), Token));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Nobody_is_reminded_of_a_measure_that_was_done_or_accepted_or_belongs_to_a_version_gone_by(DatabaseProvider provider)
    {
        var life = await lives.OnAsync(provider);
        var open = await life.PiaAtAsync(new PiaScene(PiaState.Approved) { Measure = MeasureIs.Open });
        var done = await life.PiaAtAsync(new PiaScene(PiaState.Approved) { Measure = MeasureIs.Done });
        var accepted = await life.PiaAtAsync(new PiaScene(PiaState.Approved) { Measure = MeasureIs.AcceptedUndone });
        var written = await life.PiaAtAsync(new PiaScene(PiaState.RiskAssessment) { Measure = MeasureIs.Open });
        var older = await life.PiaAtAsync(new PiaScene(PiaState.Live) { Measure = MeasureIs.Open });
        await life.Council.WithDbAsync(db => db.Pias.Where(p => p.Code == older).ExecuteUpdateAsync(p => p.SetProperty(x => x.VersionNumber, 2), Token));

        var told = (await DueAsync(life)).Where(d => d.Kind == PiasDue.MeasureKind).Select(d => d.Code).ToList();
        Assert.Contains(open, told);
        Assert.All(new[] { done, accepted, written, older }, code => Assert.DoesNotContain(code, told));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_lead_who_is_SIRO_or_adviser_too_is_not_asked_to_decide_about_their_own(DatabaseProvider provider)
    {
        var life = await lives.OnAsync(provider);
        var signOff = await LedByAsync(new PiaScene(PiaState.SignOff) { Initial = RiskLevel.High }, RiskOwner, PiaActor.SeniorInformationRiskOwner);
        var screening = await LedByAsync(new PiaScene(PiaState.ScreeningReview) { Screening = ScreeningSays.One }, Adviser, PiaActor.InformationGovernanceOfficer);

        var due = await DueAsync(life);
        var step = due.Single(d => d.Code == signOff && d.Kind == PiasDue.StepKind);
        Assert.DoesNotContain(life[RiskOwner].PersonId, new[] { step.OwnerId, step.DeputyId }.OfType<Guid>());
        Assert.Contains(life[RiskOwner].PersonId, step.NotFor);
        var advice = due.Single(d => d.Code == screening && d.Kind == PiasDue.ScreeningAdviceKind);
        Assert.DoesNotContain(life[Adviser].PersonId, new[] { advice.OwnerId, advice.DeputyId }.OfType<Guid>());

        async Task<string> LedByAsync(PiaScene scene, Part lead, PiaActor waitsFor)
        {
            var code = await life.PiaAtAsync(scene);
            await life.Council.WithDbAsync(db => db.Pias.Where(p => p.Code == code).ExecuteUpdateAsync(
                p => p.SetProperty(x => x.ProjectLeadId, life[lead].PersonId)
                    .SetProperty(x => x.WaitsFor, waitsFor).SetProperty(x => x.WaitsForId, (Guid?)null), Token));
            return code;
        }
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_second_to_write_or_remove_a_measure_is_told_and_overwrites_nothing(DatabaseProvider provider)
    {
        var life = await lives.OnAsync(provider);
        var code = await life.PiaAtAsync(new PiaScene(PiaState.RiskAssessment) { Measure = MeasureIs.Open });
        var draft = new MeasureDraft("Mask all windows", MeasureEffect.Reduced, null, life[TeamMember].PersonId, Today.AddDays(20), null, true);

        Assert.Null(await ChangeAsync(draft, 0, Lead));
        var clash = await ChangeAsync(draft with { Description = "Turn the cameras" }, 0, TeamMember);
        Assert.Equal(("Mask all windows", 1, "Lead"), (clash!.Standing.Description, clash.Revision, clash.WrittenBy));
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => RemoveAsync(0));
        Assert.Equal("Mask all windows", await MeasureAsync());
        await RemoveAsync(1);
        Assert.Null(await MeasureAsync());

        Task<WriteClash<MeasureDraft>?> ChangeAsync(MeasureDraft sent, int seen, Part part) =>
            life.Council.WithAsync<WriteMeasures, WriteClash<MeasureDraft>?>(
                w => w.ChangeAsync(code, 1, 1, sent, seen, life[part], Token), life[part].PersonId);
        Task RemoveAsync(int seen) => life.Council.WithAsync<WriteMeasures>(
            w => w.RemoveAsync(code, 1, 1, seen, life[TeamMember], Token), life[TeamMember].PersonId);
        Task<string?> MeasureAsync() => life.Council.WithDbAsync(db => db.PiaRisks
            .Where(r => db.Pias.Any(p => p.PiaId == r.PiaId && p.Code == code)).SelectMany(r => r.Measures).Select(m => m.Description)
            .SingleOrDefaultAsync(Token));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Nobody_accepts_the_absence_of_what_they_promised_and_that_a_control_works_is_said_by_its_review(DatabaseProvider provider)
    {
        var life = await lives.OnAsync(provider);
        var promised = await life.PiaAtAsync(new PiaScene(PiaState.Approved) { Measure = MeasureIs.Open });
        await life.Council.WithDbAsync(db => db.PiaMeasures.Where(m => m.OwnerId != null
                && db.PiaRisks.Any(r => r.PiaRiskId == m.PiaRiskId && db.Pias.Any(p => p.PiaId == r.PiaId && p.Code == promised)))
            .ExecuteUpdateAsync(m => m.SetProperty(x => x.OwnerId, life[AssetOwner].PersonId), Token));
        var refused = await Assert.ThrowsAsync<PiaRefusedException>(() => SettleAsync(AssetOwner, (s, who) => s.AcceptAsync(promised, 1, 1, "Too dear", who, Token)));
        Assert.Equal(PiaRefusal.OwnWork, refused.Refusal);
        await SettleAsync(RiskOwner, (s, who) => s.AcceptAsync(promised, 1, 1, "Too dear", who, Token));

        var control = await life.PiaAtAsync(new PiaScene(PiaState.Approved) { Measure = MeasureIs.ControlNotInPlace });
        await Assert.ThrowsAsync<PiaRefusedException>(() => SettleAsync(Lead, (s, who) => s.FinishAsync(control, 1, 1, "It works", who, Token)));

        Task SettleAsync(Part part, Func<SettleMeasure, Identity.Viewer, Task> settle) =>
            life.Council.WithAsync<SettleMeasure>(s => settle(s, life[part]), life[part].PersonId);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Open_data_that_is_switched_off_again_is_offered_no_more(DatabaseProvider provider)
    {
        var life = await lives.OnAsync(provider);
        foreach (var choice in new[] { true, false })
        {
            await life.Council.WithAsync<ChooseOpenData>(c => c.ExecuteAsync(choice, Token));
            Assert.Equal(choice, await life.Council.WithAsync<PublishedPiasQuery, bool>(q => q.OffersOpenDataAsync(Token)));
        }
    }

    private static Task<List<DueItem>> DueAsync(PiaLife life) => life.Council.WithAsync<IEnumerable<IReminderSource>, List<DueItem>>(
        sources => sources.OfType<PiasDue>().Single().DueAsync(new DueScope(Today.AddDays(365)), Token).ToListAsync(Token).AsTask());
}
