using CyberGov.Data;
using CyberGov.IntegrationTests.Evidence;
using CyberGov.Pias;
using CyberGov.Pias.Form;
using CyberGov.Pias.Risks;
using CyberGov.Pias.Workflow;
using CyberGov.Reminders;
using Microsoft.EntityFrameworkCore;
using static CyberGov.IntegrationTests.Pias.Part;

namespace CyberGov.IntegrationTests.Pias;

/// <summary>What surrounds the steps: measures, advice on a screening, the Commissioner's clock, changes, reviews, reminders, mails.</summary>
public sealed class PiaAfterwardsTests(PiaLives lives) : IClassFixture<PiaLives>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task An_open_measure_keeps_it_from_going_live_until_its_owner_says_it_is_done(DatabaseProvider provider)
    {
        var life = await lives.OnAsync(provider);
        var code = await life.PiaAtAsync(new PiaScene(PiaState.Approved) { Measure = MeasureIs.Open });
        await Assert.ThrowsAsync<PiaRefusedException>(() => life.TakeAsync(code, life.Whole(PiaAction.ConfirmMeasures), Lead));

        await FinishAsync(life, code, TeamMember);
        await life.TakeAsync(code, life.Whole(PiaAction.ConfirmMeasures), Lead);

        Assert.Equal(PiaState.Live, (await life.PiaAsync(code)).State);
        await Assert.ThrowsAsync<PiaRefusedException>(() => FinishAsync(life, code, TeamMember));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Only_those_with_the_right_to_settle_a_measure(DatabaseProvider provider)
    {
        var life = await lives.OnAsync(provider);
        Part[] finish = [Lead, TeamMember];
        Part[] accept = [AssetOwner, RiskOwner];
        Part[] cannotSee = [Administrator, ControlOwner];
        foreach (var part in Enum.GetValues<Part>())
        {
            foreach (var (may, settle) in new (Part[], Func<PiaLife, string, Part, Task>)[] { (finish, FinishAsync), (accept, AcceptAsync) })
            {
                var code = await life.PiaAtAsync(new PiaScene(PiaState.Approved) { Measure = MeasureIs.Open });
                if (may.Contains(part))
                {
                    await settle(life, code, part);
                    Assert.Equal(0, await life.RefusalsOfAsync(code));
                }
                else if (cannotSee.Contains(part))
                {
                    await Assert.ThrowsAsync<PiaNotFoundException>(() => settle(life, code, part));
                }
                else
                {
                    await Assert.ThrowsAsync<PiaRefusedException>(() => settle(life, code, part));
                    Assert.Equal(1, await life.RefusalsOfAsync(code));
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_screening_with_one_yes_is_closed_after_the_adviser_has_spoken_about_this_handing_in(DatabaseProvider provider)
    {
        var life = await lives.OnAsync(provider);
        var code = await life.PiaAtAsync(new PiaScene(PiaState.ScreeningReview) { Screening = ScreeningSays.One });
        await Assert.ThrowsAsync<PiaRefusedException>(() => AdviseAsync(life, code, Officer));
        await Assert.ThrowsAsync<PiaRefusedException>(() => AdviseAsync(life, code, Author));

        await AdviseAsync(life, code, Adviser);
        await Assert.ThrowsAsync<PiaRefusedException>(() => AdviseAsync(life, code, Adviser));
        await life.TakeAsync(code, life.Whole(PiaAction.DpiaNotNeeded), Officer);

        Assert.Equal(PiaState.ClosedNoDpia, (await life.PiaAsync(code)).State);
        Assert.Equal(3, await life.RefusalsOfAsync(code));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_commissioners_clock_begins_with_the_asking_and_ends_with_the_reply(DatabaseProvider provider)
    {
        var life = await lives.OnAsync(provider);
        var code = await life.PiaAtAsync(new PiaScene(PiaState.SignOff) { Initial = RiskLevel.High, Residual = RiskLevel.High });
        await life.TakeAsync(code, life.Whole(PiaAction.ConsultCommissioner), RiskOwner);
        var today = EvidenceCouncil.Today;

        await Assert.ThrowsAsync<InvalidOperationException>(() => FactsAsync(today.AddDays(-1)));
        await Assert.ThrowsAsync<InvalidOperationException>(() => FactsAsync(today.AddDays(1)));
        Task FactsAsync(DateOnly sent) => RecordAsync(life, code, Adviser, r => r.FactsAsync(
            code, new ConsultationFacts(sent, [ConsultationContent.Assessment], null, null), 0, life[Adviser], Token));

        await life.Council.WithDbAsync(db => db.Pias.Where(p => p.Code == code)
            .ExecuteUpdateAsync(p => p.SetProperty(x => x.StateSinceOn, today.AddDays(-20)), Token));
        await RecordAsync(life, code, Adviser, r => r.FactsAsync(
            code, new ConsultationFacts(today.AddDays(-20), [ConsultationContent.Assessment], null, null), 0, life[Adviser], Token));
        await RecordAsync(life, code, Adviser, r => r.SuspendAsync(code, today.AddDays(-10), "Floor plans", 1, life[Adviser], Token));
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(
            () => RecordAsync(life, code, Adviser, r => r.ResumeAsync(code, today, 1, life[Adviser], Token)));
        await RecordAsync(life, code, Adviser, r => r.ResumeAsync(code, today.AddDays(-3), 2, life[Adviser], Token));
        await Assert.ThrowsAsync<PiaNotFoundException>(
            () => RecordAsync(life, code, Officer, r => r.ResumeAsync(code, today, 3, life[Officer], Token)));

        var seen = await life.Council.WithAsync<PriorConsultationQuery, PiaConsultation?>(q => q.ExecuteAsync(code, life[Lead], Token));
        Assert.Equal(today.AddDays(-20 + 56 + 7), seen!.Clock!.DueOn);
        Assert.Equal(today.AddDays(-20 + 56 + 7), (await DueAsync(life, code, PiasDue.ConsultationKind))!.DueOn);
        await life.TakeAsync(code, life.Whole(PiaAction.ReplyStop), Adviser);
        Assert.Equal(today, await life.Council.WithDbAsync(db => db.PriorConsultations
            .Where(c => db.Pias.Any(p => p.PiaId == c.PiaId && p.Code == code)).Select(c => c.RepliedOn).SingleAsync(Token)));
        Assert.Null(await DueAsync(life, code, PiasDue.ConsultationKind));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Whoever_has_a_part_reports_a_change_and_its_review_starts_at_once(DatabaseProvider provider)
    {
        var life = await lives.OnAsync(provider);
        Part[] onlyLook = [BoardMember, Auditor];
        Part[] cannotSee = [Administrator, ControlOwner];
        foreach (var part in Enum.GetValues<Part>())
        {
            var code = await life.PiaAtAsync(PiaState.Live);
            if (cannotSee.Contains(part))
            {
                await Assert.ThrowsAsync<PiaNotFoundException>(() => ReportAsync(life, code, part));
            }
            else if (onlyLook.Contains(part))
            {
                await Assert.ThrowsAsync<PiaRefusedException>(() => ReportAsync(life, code, part));
                Assert.Equal((PiaState.Live, 1), ((await life.PiaAsync(code)).State, await life.RefusalsOfAsync(code)));
            }
            else
            {
                await ReportAsync(life, code, part);
                var pia = await life.PiaAsync(code);
                Assert.Equal((PiaState.UnderReview, PiaActor.InformationAssetOwner), (pia.State, pia.WaitsFor!.Value));
                Assert.Contains("supplier: Another firm runs it", pia.ReportedChange, StringComparison.Ordinal);
                await Assert.ThrowsAsync<PiaRefusedException>(() => ReportAsync(life, code, part));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Each_morning_the_reviews_start_whose_day_has_come_and_once_only(DatabaseProvider provider)
    {
        var life = await lives.OnAsync(provider);
        var due = await life.PiaAtAsync(new PiaScene(PiaState.Live) { IsReviewDue = true });
        var later = await life.PiaAtAsync(PiaState.Live);

        await life.Council.App.RunAsync<StartPiaReviewsJob>(Token);
        await life.Council.App.RunAsync<StartPiaReviewsJob>(Token);

        Assert.Equal((PiaState.UnderReview, PiaState.Live), ((await life.PiaAsync(due)).State, (await life.PiaAsync(later)).State));
        var decision = Assert.Single(await DecisionsAsync(life, due), d => d.Action == PiaAction.StartReview);
        Assert.Equal((null, PiaActor.System, "CyberGov"), (decision.TakenById, decision.ActingAs, decision.TakenByName));
        await life.TakeAsync(due, life.Whole(PiaAction.NoChange), AssetOwner);
        Assert.Equal(EvidenceCouncil.Today.AddYears(1), (await life.PiaAsync(due)).NextReviewOn);
        Assert.Equal([life[Adviser].PersonId], await MailedAsync(life, due, "pia-unchanged"));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_waits_is_in_the_digest_of_whom_it_waits_for(DatabaseProvider provider)
    {
        var life = await lives.OnAsync(provider);
        (PiaScene Scene, Part? Owner)[] expected =
        [
            (new PiaScene(PiaState.DraftScreening), Lead),
            (new PiaScene(PiaState.ScreeningReview), null),
            (new PiaScene(PiaState.Describing), Lead),
            (new PiaScene(PiaState.Consultation), Lead),
            (new PiaScene(PiaState.RiskAssessment), Lead),
            (new PiaScene(PiaState.DpoReview), Adviser),
            (new PiaScene(PiaState.Approved), Lead),
            (new PiaScene(PiaState.UnderReview), AssetOwner),
        ];
        foreach (var (scene, owner) in expected)
        {
            var item = await DueAsync(life, await life.PiaAtAsync(scene), PiasDue.StepKind);
            Assert.Equal(owner is { } part ? life[part].PersonId : null, item!.OwnerId);
        }

        var measured = await life.PiaAtAsync(new PiaScene(PiaState.Approved) { Measure = MeasureIs.Open });
        var measure = (await AllDueAsync(life)).Single(d => d.Kind == PiasDue.MeasureKind && d.Code == measured);
        Assert.Equal((life[TeamMember].PersonId, EvidenceCouncil.Today.AddDays(14)), (measure.OwnerId!.Value, measure.DueOn));
        Assert.Equal(life[AssetOwner].PersonId, (await DueAsync(life, await life.PiaAtAsync(PiaState.Live), PiasDue.ReviewKind))!.OwnerId);
        Assert.Equal(life[Lead].PersonId, (await DueAsync(life, await life.PiaAtAsync(PiaState.ClosedNoDpia), PiasDue.RescreenKind))!.OwnerId);
        var oneYes = await life.PiaAtAsync(new PiaScene(PiaState.ScreeningReview) { Screening = ScreeningSays.One });
        Assert.NotNull(await DueAsync(life, oneYes, PiasDue.ScreeningAdviceKind));
        Assert.DoesNotContain(await AllDueAsync(life), d => d.Kind == PiasDue.StepKind && d.Code == measure.Title);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task After_advice_it_waits_for_whoever_may_approve(DatabaseProvider provider)
    {
        var life = await lives.OnAsync(provider);
        (RiskLevel Initial, RiskLevel Residual, PiaActor Waits)[] levels =
        [
            (RiskLevel.Medium, RiskLevel.Low, PiaActor.InformationAssetOwner),
            (RiskLevel.Medium, RiskLevel.Medium, PiaActor.HeadOfService),
            (RiskLevel.High, RiskLevel.Low, PiaActor.SeniorInformationRiskOwner),
            (RiskLevel.High, RiskLevel.High, PiaActor.SeniorInformationRiskOwner),
        ];
        foreach (var (initial, residual, waits) in levels)
        {
            var code = await life.PiaAtAsync(new PiaScene(PiaState.DpoReview) { Initial = initial, Residual = residual });
            await life.TakeAsync(code, life.Whole(PiaAction.Advise), Adviser);
            Assert.Equal(waits, (await life.PiaAsync(code)).WaitsFor);
        }

        var returned = await life.PiaAtAsync(PiaState.DpoReview);
        await life.TakeAsync(returned, life.Whole(PiaAction.ReturnToRisks), Adviser);
        Assert.Equal(
            new[] { life[Lead], life[TeamMember], life[Author] }.Select(p => p.PersonId).Order(),
            (await MailedAsync(life, returned, "pia-returned")).Order());
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_decision_is_bound_to_what_the_person_read_and_a_reply_to_what_they_may_see(DatabaseProvider provider)
    {
        var life = await lives.OnAsync(provider);
        var stale = await life.PiaAtAsync(PiaState.SignOff);
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(
            () => life.TakeAsync(stale, life.Whole(PiaAction.ApproveLow) with { ContentHash = new string('a', 64) }, AssetOwner));
        Assert.Equal(PiaState.SignOff, (await life.PiaAsync(stale)).State);

        var asked = await life.PiaAtAsync(PiaState.PriorConsultation);
        await Assert.ThrowsAsync<PiaNotFoundException>(
            () => life.TakeAsync(asked, life.Whole(PiaAction.ReplyProceed) with { ReplyEvidenceItemId = Guid.CreateVersion7() }, Adviser));

        await life.TakeAsync(stale, life.Whole(PiaAction.ApproveLow), AssetOwner);
        var approval = (await DecisionsAsync(life, stale)).Single(d => d.Action == PiaAction.ApproveLow);
        Assert.Equal(("AssetOwner", PiaStatements.Of(PiaAction.ApproveLow)), (approval.TakenByName, approval.Statement));
        Assert.True(await life.Council.WithDbAsync(
            db => db.PiaSnapshots.AnyAsync(s => s.PiaId == approval.PiaId && s.ContentHash == approval.ContentHash, Token)));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Whoever_wrote_a_risk_decides_nothing_in_this_version_or_the_next(DatabaseProvider provider)
    {
        var life = await lives.OnAsync(provider);
        var code = await life.PiaAtAsync(PiaState.UnderReview);
        await life.Council.WithDbAsync(async db =>
        {
            var pia = await db.Pias.SingleAsync(p => p.Code == code, Token);
            await db.NotePiaAuthorAsync(pia, life[Adviser].PersonId, Token);
            await db.NotePiaAuthorAsync(pia, life[Officer].PersonId, Token);
            await db.SaveChangesAsync(Token);
        });
        await life.TakeAsync(code, life.Whole(PiaAction.MaterialChange), AssetOwner);

        var authors = await life.Council.WithDbAsync(db => db.PiaAuthors
            .Where(a => a.VersionNumber == 2 && db.Pias.Any(p => p.PiaId == a.PiaId && p.Code == code)).Select(a => a.PersonId).ToListAsync(Token));
        Assert.Equal(new[] { life[Adviser].PersonId, life[Officer].PersonId }.Order(), authors.Order());
    }

    private static Task FinishAsync(PiaLife life, string code, Part part) => life.Council.WithAsync<SettleMeasure>(
        s => s.FinishAsync(code, 1, 1, "Masked on Monday", life[part], Token), life[part].PersonId);

    private static Task AcceptAsync(PiaLife life, string code, Part part) => life.Council.WithAsync<SettleMeasure>(
        s => s.AcceptAsync(code, 1, 1, "The flat is empty", life[part], Token), life[part].PersonId);

    private static Task AdviseAsync(PiaLife life, string code, Part part) => life.Council.WithAsync<AdviseOnScreening>(
        a => a.ExecuteAsync(code, false, "Nothing that harms anyone", life[part], Token), life[part].PersonId);

    private static Task ReportAsync(PiaLife life, string code, Part part) => life.Council.WithAsync<ReportPiaChange>(
        r => r.ExecuteAsync(code, PiaChangeKind.Supplier, "Another firm runs it", life[part], Token), life[part].PersonId);

    private static Task RecordAsync(PiaLife life, string code, Part part, Func<RecordConsultation, Task> record)
    {
        Assert.NotEmpty(code);
        return life.Council.WithAsync(record, life[part].PersonId);
    }

    private static Task<List<DueItem>> AllDueAsync(PiaLife life) => life.Council.WithAsync<IEnumerable<IReminderSource>, List<DueItem>>(
        sources => sources.OfType<PiasDue>().Single().DueAsync(new DueScope(EvidenceCouncil.Today.AddDays(365)), Token).ToListAsync(Token).AsTask());

    private static async Task<DueItem?> DueAsync(PiaLife life, string code, string kind) =>
        (await AllDueAsync(life)).SingleOrDefault(d => d.Code == code && d.Kind == kind);

    private static Task<List<PiaDecision>> DecisionsAsync(PiaLife life, string code) => life.Council.WithDbAsync(
        db => db.PiaDecisions.AsNoTracking().Where(d => d.Pia!.Code == code).ToListAsync(Token));

    private static Task<List<Guid>> MailedAsync(PiaLife life, string code, string kind) => life.Council.WithDbAsync(
        db => db.QueuedEmails.Where(m => m.Kind == kind && m.Subject.Contains(code)).Select(m => m.PersonId!.Value).ToListAsync(Token));
}
