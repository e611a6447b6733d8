using CyberGov.Data;
using CyberGov.Pias;
using CyberGov.Pias.Form;
using CyberGov.Pias.Workflow;
using static CyberGov.IntegrationTests.Pias.Part;
using static CyberGov.Pias.Workflow.PiaAction;

namespace CyberGov.IntegrationTests.Pias;

/// <summary>Every step from every state by every part through the real use case: what the table allows works, the rest is refused and recorded.</summary>
public sealed class PiaTransitionTests(PiaLives lives) : IClassFixture<PiaLives>
{
    /// <summary>
    /// The whole table, written out apart from the code that enforces it. The author holds every role: they may still return and
    /// withdraw, which approves nothing.
    /// </summary>
    private static readonly (PiaState From, PiaAction Action, PiaState To, Part[] By)[] Table =
    [
        (PiaState.DraftScreening, SubmitScreening, PiaState.ScreeningReview, [Lead]),
        (PiaState.DraftScreening, Withdraw, PiaState.Withdrawn, [Lead, Officer, Author]),
        (PiaState.ScreeningReview, DpiaNotNeeded, PiaState.ClosedNoDpia, [Officer]),
        (PiaState.ScreeningReview, DpiaNeeded, PiaState.Describing, [Officer]),
        (PiaState.ScreeningReview, ReturnScreening, PiaState.DraftScreening, [Officer, Author]),
        (PiaState.ScreeningReview, Withdraw, PiaState.Withdrawn, [Lead, Officer, Author]),
        (PiaState.Describing, SubmitDescription, PiaState.Consultation, [Lead]),
        (PiaState.Describing, Withdraw, PiaState.Withdrawn, [Lead, Officer, Author]),
        (PiaState.Consultation, FinishConsultation, PiaState.RiskAssessment, [Lead]),
        (PiaState.Consultation, Withdraw, PiaState.Withdrawn, [Lead, Officer, Author]),
        (PiaState.RiskAssessment, SubmitRisks, PiaState.DpoReview, [Lead]),
        (PiaState.RiskAssessment, Withdraw, PiaState.Withdrawn, [Lead, Officer, Author]),
        (PiaState.DpoReview, Advise, PiaState.SignOff, [Adviser]),
        (PiaState.DpoReview, ReturnToDescribing, PiaState.Describing, [Adviser, Author]),
        (PiaState.DpoReview, ReturnToRisks, PiaState.RiskAssessment, [Adviser, Author]),
        (PiaState.DpoReview, Withdraw, PiaState.Withdrawn, [Lead, Officer, Author]),
        (PiaState.SignOff, ApproveLow, PiaState.Approved, [AssetOwner]),
        (PiaState.SignOff, ApproveMedium, PiaState.Approved, [HeadOfService]),
        (PiaState.SignOff, ApproveException, PiaState.Approved, [RiskOwner]),
        (PiaState.SignOff, Reject, PiaState.Rejected, [AssetOwner, RiskOwner]),
        (PiaState.SignOff, ConsultCommissioner, PiaState.PriorConsultation, [RiskOwner]),
        (PiaState.SignOff, Withdraw, PiaState.Withdrawn, [Lead, Officer, Author]),
        (PiaState.PriorConsultation, ReplyProceed, PiaState.SignOff, [Adviser]),
        (PiaState.PriorConsultation, ReplyStop, PiaState.Rejected, [Adviser]),
        (PiaState.PriorConsultation, Withdraw, PiaState.Withdrawn, [Lead, Officer, Author]),
        (PiaState.Approved, ConfirmMeasures, PiaState.Live, [Lead]),
        (PiaState.Approved, Withdraw, PiaState.Withdrawn, [Lead, Officer, Author]),
        (PiaState.Live, StartReview, PiaState.UnderReview, [AssetOwner]),
        (PiaState.Live, PiaAction.Retire, PiaState.Retired, [AssetOwner]),
        (PiaState.UnderReview, NoChange, PiaState.Live, [AssetOwner]),
        (PiaState.UnderReview, MaterialChange, PiaState.Describing, [AssetOwner]),
    ];

    private static readonly Part[] CannotSee = [Administrator, ControlOwner];

    public static TheoryData<DatabaseProvider, PiaState> States()
    {
        var data = new TheoryData<DatabaseProvider, PiaState>();
        foreach (var provider in Enum.GetValues<DatabaseProvider>())
        {
            foreach (var state in Enum.GetValues<PiaState>())
            {
                data.Add(provider, state);
            }
        }

        return data;
    }

    public static TheoryData<DatabaseProvider, string> Guards()
    {
        var data = new TheoryData<DatabaseProvider, string>();
        foreach (var provider in Enum.GetValues<DatabaseProvider>())
        {
            foreach (var guard in PiaGuards.All)
            {
                data.Add(provider, guard.Name);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(States))]
    public async Task What_the_table_allows_works_and_the_rest_is_refused_and_recorded(DatabaseProvider provider, PiaState state)
    {
        var life = await lives.OnAsync(provider);
        foreach (var action in Enum.GetValues<PiaAction>())
        {
            var rule = Table.SingleOrDefault(t => t.From == state && t.Action == action);
            var (code, refusals) = (await life.PiaAtAsync(SceneFor(state, action)), 0);
            foreach (var part in Enum.GetValues<Part>())
            {
                var tried = () => life.TakeAsync(code, life.Whole(action), part);
                var isAllowed = rule.By?.Contains(part) == true;
                if (isAllowed)
                {
                    await tried();
                }
                else if (CannotSee.Contains(part))
                {
                    await Assert.ThrowsAsync<PiaNotFoundException>(tried);
                }
                else
                {
                    await Assert.ThrowsAsync<PiaRefusedException>(tried);
                    refusals++;
                }

                var pia = await life.PiaAsync(code);
                Assert.True((isAllowed ? rule.To : state) == pia.State, $"{action} from {state} by {part} led to {pia.State}");
                Assert.True(refusals == await life.RefusalsOfAsync(code), $"{action} from {state} by {part} left no refusal, or one too many");
                if (isAllowed)
                {
                    (code, refusals) = (await life.PiaAtAsync(SceneFor(state, action)), 0);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Guards))]
    public async Task Each_guard_opens_and_closes_its_step(DatabaseProvider provider, string name)
    {
        var life = await lives.OnAsync(provider);
        var guard = PiaGuards.All.Single(g => g.Name == name);
        var code = await life.PiaAtAsync(guard.Scene);
        var tried = () => life.TakeAsync(code, guard.Say(life.Whole(guard.Action)), guard.By);

        if (guard.Refusal is { } expected)
        {
            var refused = await Assert.ThrowsAsync<PiaRefusedException>(tried);
            Assert.Equal(expected, refused.Refusal);
            Assert.Equal(expected == PiaRefusal.Incomplete, refused.Gaps.Count > 0);
            Assert.Equal((guard.Scene.State, 1), ((await life.PiaAsync(code)).State, await life.RefusalsOfAsync(code)));
        }
        else
        {
            await tried();
            Assert.Equal(Table.Single(t => t.From == guard.Scene.State && t.Action == guard.Action).To, (await life.PiaAsync(code)).State);
        }
    }

    [Fact]
    public void The_program_has_no_transition_that_this_table_lacks_and_lacks_none()
    {
        Assert.Equal(
            Table.Select(t => (t.From, t.Action, t.To)).Order(),
            PiaWorkflow.Transitions.Select(t => (t.From, t.Action, t.To)).Order());
        Assert.Subset(PiaGuards.All.Select(g => g.Action).ToHashSet(), Enum.GetValues<PiaAction>().ToHashSet());
        Assert.All(Enum.GetValues<PiaAction>(), action => Assert.Contains(PiaGuards.All, g => g.Action == action && g.Refusal is null));
        Assert.All(Enum.GetValues<PiaAction>(), action => Assert.Contains(PiaGuards.All, g => g.Action == action && g.Refusal is not null));
    }

    /// <summary>A scene in which nothing but the person can stand in the way of the step.</summary>
    private static PiaScene SceneFor(PiaState state, PiaAction action) => action switch
    {
        DpiaNotNeeded => new PiaScene(state) { Screening = ScreeningSays.None },
        ApproveMedium => new PiaScene(state) { Residual = RiskLevel.Medium },
        ApproveException => new PiaScene(state) { Initial = RiskLevel.High, Residual = RiskLevel.Medium },
        ConsultCommissioner => new PiaScene(state) { Initial = RiskLevel.High, Residual = RiskLevel.High },
        _ => new PiaScene(state),
    };
}
