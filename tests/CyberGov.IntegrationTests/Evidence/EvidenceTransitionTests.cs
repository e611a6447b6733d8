using CyberGov.Data;
using CyberGov.Evidence;
using static CyberGov.Evidence.EvidenceAction;
using static CyberGov.Evidence.EvidenceStage;
using static CyberGov.IntegrationTests.Evidence.Actor;

namespace CyberGov.IntegrationTests.Evidence;

/// <summary>Every transition by every role through the real use cases: what the table allows works, the rest is refused and recorded.</summary>
public sealed class EvidenceTransitionTests(EvidenceLives lives) : IClassFixture<EvidenceLives>
{
    private static readonly Actor[] Deciders = [Officer, DataProtectionOfficer, RiskOwner];
    private static readonly Actor[] Workers = [.. Deciders, ControlOwner, Author];

    /// <summary>The whole table, written out apart from the code that enforces it: from where, by whom, to where.</summary>
    private static readonly (EvidenceAction Action, EvidenceStage[] From, Actor[] By, EvidenceStage? To)[] Table =
    [
        (Revise, [Draft, Submitted, Returned, Accepted], Workers, Submitted),
        (Submit, [Draft], Workers, Submitted),
        (Accept, [Submitted], Deciders, Accepted),
        (Return, [Submitted], Deciders, Returned),
        (Attach, [Draft, Submitted, Returned, Accepted], Workers, null),
        (Classify, [Draft, Submitted, Returned, Accepted, Superseded, Withdrawn], [.. Deciders, Author], null),
        (Withdraw, [Draft, Submitted, Returned, Accepted], [Officer, Author], Withdrawn),
        (ProposeDisposal, [Withdrawn], [.. Deciders, Author], null),
        (ApproveDisposal, [], [], null),
        (RejectDisposal, [], [], null),
    ];

    /// <summary>A draft that was never handed in does not exist for those who have no part in it.</summary>
    private static readonly Actor[] SeeDrafts = [.. Deciders, Author];

    public static TheoryData<DatabaseProvider, EvidenceAction, EvidenceStage> All()
    {
        var data = new TheoryData<DatabaseProvider, EvidenceAction, EvidenceStage>();
        foreach (var provider in Enum.GetValues<DatabaseProvider>())
        {
            foreach (var action in Table.Select(t => t.Action))
            {
                foreach (var stage in Enum.GetValues<EvidenceStage>())
                {
                    data.Add(provider, action, stage);
                }
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task What_the_table_allows_works_and_the_rest_is_refused_and_recorded(
        DatabaseProvider provider, EvidenceAction action, EvidenceStage stage)
    {
        var life = await lives.OnAsync(provider);
        var rule = Table.Single(t => t.Action == action);
        foreach (var actor in Enum.GetValues<Actor>())
        {
            var code = await life.ItemAtAsync(stage);
            var tried = () => life.ActAsync(action, code, actor);
            var isAllowed = rule.From.Contains(stage) && rule.By.Contains(actor) && Sees(actor, stage);

            if (isAllowed)
            {
                await tried();
            }
            else if (Sees(actor, stage))
            {
                await Assert.ThrowsAsync<EvidenceRefusedException>(tried);
            }
            else
            {
                await Assert.ThrowsAsync<EvidenceNotFoundException>(tried);
            }

            var item = await life.ItemAsync(code);
            Assert.Equal(isAllowed ? rule.To ?? stage : stage, item.Stage);
            Assert.Equal(isAllowed || !Sees(actor, stage) ? 0 : 1, await life.RefusalsOfAsync(code));
        }
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Disposal_takes_a_second_person_with_a_role_to_decide(DatabaseProvider provider)
    {
        var life = await lives.OnAsync(provider);
        foreach (var actor in Enum.GetValues<Actor>())
        {
            var (approved, rejected) = (
                await life.ItemAtAsync(Withdrawn, isDisposalProposed: true), await life.ItemAtAsync(Withdrawn, isDisposalProposed: true));
            if (Deciders.Contains(actor) || actor == Author)
            {
                await life.ActAsync(ApproveDisposal, approved, actor);
                await life.ActAsync(RejectDisposal, rejected, actor);
            }
            else
            {
                await Assert.ThrowsAsync<EvidenceRefusedException>(() => life.ActAsync(ApproveDisposal, approved, actor));
                await Assert.ThrowsAsync<EvidenceRefusedException>(() => life.ActAsync(RejectDisposal, rejected, actor));
            }

            var mayDecide = Deciders.Contains(actor) || actor == Author;
            Assert.Equal(mayDecide ? Disposed : Withdrawn, (await life.ItemAsync(approved)).Stage);
            Assert.Equal(Withdrawn, (await life.ItemAsync(rejected)).Stage);
        }
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Nobody_approves_the_disposal_they_proposed(DatabaseProvider provider)
    {
        var life = await lives.OnAsync(provider);
        var code = await life.ItemAtAsync(Withdrawn);
        await life.ActAsync(ProposeDisposal, code, Author);

        var refused = await Assert.ThrowsAsync<EvidenceRefusedException>(() => life.ActAsync(ApproveDisposal, code, Author));
        await Assert.ThrowsAsync<EvidenceRefusedException>(() => life.ActAsync(ProposeDisposal, code, Officer));

        Assert.Equal(EvidenceRefusal.OwnWork, refused.Refusal);
        Assert.Equal(Withdrawn, (await life.ItemAsync(code)).Stage);
    }

    /// <summary>The author holds every role, the administrator's too, and still does not accept.</summary>
    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Whoever_wrote_any_revision_since_the_last_acceptance_does_not_accept(DatabaseProvider provider)
    {
        var life = await lives.OnAsync(provider);
        var code = await life.ItemAtAsync(Submitted);
        await life.ActAsync(Revise, code, Officer);

        var author = await Assert.ThrowsAsync<EvidenceRefusedException>(() => life.ActAsync(Accept, code, Author));
        var reviser = await Assert.ThrowsAsync<EvidenceRefusedException>(() => life.ActAsync(Accept, code, Officer));
        await life.ActAsync(Accept, code, DataProtectionOfficer);

        Assert.Equal((EvidenceRefusal.OwnWork, EvidenceRefusal.OwnWork), (author.Refusal, reviser.Refusal));
        Assert.Equal(Accepted, (await life.ItemAsync(code)).Stage);
    }

    private static bool Sees(Actor actor, EvidenceStage stage) => stage != Draft || SeeDrafts.Contains(actor);
}

/// <summary>One council a database, shared by all transitions.</summary>
public sealed class EvidenceLives : IAsyncDisposable
{
    private readonly Dictionary<DatabaseProvider, Lazy<Task<EvidenceLife>>> _lives = Enum.GetValues<DatabaseProvider>()
        .ToDictionary(p => p, p => new Lazy<Task<EvidenceLife>>(() => EvidenceLife.BeginAsync(p)));

    public Task<EvidenceLife> OnAsync(DatabaseProvider provider) => _lives[provider].Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var life in _lives.Values.Where(l => l.IsValueCreated))
        {
            await (await life.Value).DisposeAsync();
        }
    }
}
