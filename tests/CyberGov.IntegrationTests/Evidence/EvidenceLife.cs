using CyberGov.ChangeHistory;
using CyberGov.Data;
using CyberGov.Evidence;
using CyberGov.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.IntegrationTests.Evidence;

/// <summary>Who tries something with an item: each role without a part in it, and its author, who holds every role.</summary>
public enum Actor
{
    Administrator,
    Officer,

    /// <summary>Owns the control it serves, but not the item.</summary>
    ControlOwner,
    DataProtectionOfficer,
    RiskOwner,
    BoardMember,
    Auditor,
    Author,
}

/// <summary>Brings items to any stage of their life and lets anyone try anything with them.</summary>
public sealed class EvidenceLife : IAsyncDisposable
{
    private readonly Dictionary<Actor, Viewer> _actors = [];
    private Viewer _proposer = null!;
    private Guid _controlId;
    private Guid _otherControlId;

    private EvidenceLife(EvidenceCouncil council) => Council = council;

    public EvidenceCouncil Council { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<EvidenceLife> BeginAsync(DatabaseProvider provider)
    {
        var life = new EvidenceLife(await EvidenceCouncil.CreateAsync(provider));
        await life.AddPeopleAsync();
        return life;
    }

    public ValueTask DisposeAsync() => Council.DisposeAsync();

    public Viewer this[Actor actor] => _actors[actor];

    /// <summary>A new item of the author's at that stage; a withdrawn one may have its disposal proposed by somebody else.</summary>
    public async Task<string> ItemAtAsync(EvidenceStage stage, bool isDisposalProposed = false)
    {
        var note = EvidenceCouncil.Note(this[Actor.Author].PersonId, _controlId);
        var code = stage == EvidenceStage.Draft
            ? await Council.WithAsync<LogEvidence, string>(log => log.SaveDraftAsync(note, this[Actor.Author], Token))
            : await Council.LogAsync(note, this[Actor.Author]);
        switch (stage)
        {
            case EvidenceStage.Returned:
                await ActAsync(EvidenceAction.Return, code, Actor.Officer);
                break;
            case EvidenceStage.Accepted:
                await ActAsync(EvidenceAction.Accept, code, Actor.Officer);
                break;
            case EvidenceStage.Superseded:
                var next = await Council.LogAsync(note with { ReplacesCode = code }, this[Actor.Author]);
                await ActAsync(EvidenceAction.Accept, next, Actor.Officer);
                break;
            case EvidenceStage.Withdrawn:
                await ActAsync(EvidenceAction.Withdraw, code, Actor.Author);
                break;
            case EvidenceStage.Disposed:
                await ActAsync(EvidenceAction.Withdraw, code, Actor.Author);
                await ProposeAsync(code);
                await ActAsync(EvidenceAction.ApproveDisposal, code, Actor.Officer);
                break;
        }

        if (isDisposalProposed)
        {
            await ProposeAsync(code);
        }

        return code;
    }

    public Task ActAsync(EvidenceAction action, string code, Actor actor) => ActAsync(action, code, this[actor]);

    public async Task ActAsync(EvidenceAction action, string code, Viewer viewer)
    {
        var person = viewer.PersonId;
        var (item, seen) = await SeenAsync(code);
        await (action switch
        {
            EvidenceAction.Revise => Council.WithAsync<ReviseEvidence>(r => r.ExecuteAsync(
                code, seen.Number, EvidenceCouncil.Note(this[Actor.Author].PersonId, _controlId) with { Title = "Revised" },
                isSubmitted: true, viewer, Token), person),
            EvidenceAction.Submit => Council.WithAsync<SubmitEvidence>(s => s.ExecuteAsync(code, seen.Number, viewer, Token), person),
            EvidenceAction.Accept => Council.WithAsync<DecideOnEvidence>(
                d => d.AcceptAsync(code, EvidenceSeal.Of(item, seen), viewer, Token), person),
            EvidenceAction.Return => Council.WithAsync<DecideOnEvidence>(
                d => d.ReturnAsync(code, EvidenceSeal.Of(item, seen), "The wrong month", viewer, Token), person),
            EvidenceAction.Attach => Council.WithAsync<AttachEvidence>(a => a.ExecuteAsync(code, [_otherControlId], viewer, Token), person),
            EvidenceAction.Classify => Council.WithAsync<ClassifyEvidence>(c => c.ExecuteAsync(
                code, item.OwnerId, Marking.Official, EvidenceKind.Report, viewer, Token), person),
            EvidenceAction.Withdraw => Council.WithAsync<WithdrawEvidence>(w => w.ExecuteAsync(code, "A mistake", viewer, Token), person),
            EvidenceAction.ProposeDisposal => Council.WithAsync<DisposeOfEvidence>(
                d => d.ProposeAsync(code, "It should never have been uploaded", viewer, Token), person),
            EvidenceAction.ApproveDisposal => Council.WithAsync<DisposeOfEvidence>(d => d.ApproveAsync(code, viewer, Token), person),
            EvidenceAction.RejectDisposal => Council.WithAsync<DisposeOfEvidence>(d => d.RejectAsync(code, viewer, Token), person),
            _ => throw new ArgumentOutOfRangeException(nameof(action), action, null),
        });
    }

    public Task<EvidenceItem> ItemAsync(string code) => Council.WithDbAsync(db => db.EvidenceItems.AsNoTracking()
        .Include(e => e.Revisions).ThenInclude(r => r.Files)
        .SingleAsync(e => e.Code == code, Token));

    public Task<int> RefusalsOfAsync(string code) => Council.WithDbAsync(async db =>
    {
        var itemId = await db.EvidenceItems.Where(e => e.Code == code).Select(e => e.EvidenceItemId).SingleAsync(Token);
        return await db.ChangeHistory.CountAsync(h => h.Action == ChangeAction.Refused && h.SubjectId == itemId, Token);
    });

    private async Task<(EvidenceItem Item, EvidenceRevision Revision)> SeenAsync(string code)
    {
        var item = await Council.WithDbAsync(db => db.EvidenceItems.AsNoTracking()
            .Include(e => e.Controls)
            .Include(e => e.Revisions).ThenInclude(r => r.Files)
            .SingleAsync(e => e.Code == code, Token));
        return (item, item.Revisions.Single(r => r.Number == item.CurrentRevisionNumber));
    }

    private Task ProposeAsync(string code) => ActAsync(EvidenceAction.ProposeDisposal, code, _proposer);

    private async Task AddPeopleAsync()
    {
        var roles = new Dictionary<Actor, CouncilRole>
        {
            [Actor.Administrator] = CouncilRole.Administrator,
            [Actor.Officer] = CouncilRole.InformationGovernanceOfficer,
            [Actor.ControlOwner] = CouncilRole.ControlOwner,
            [Actor.DataProtectionOfficer] = CouncilRole.DataProtectionOfficer,
            [Actor.RiskOwner] = CouncilRole.SeniorInformationRiskOwner,
            [Actor.BoardMember] = CouncilRole.BoardMember,
            [Actor.Auditor] = CouncilRole.Auditor,
        };
        foreach (var (actor, role) in roles)
        {
            _actors[actor] = await Council.AddPersonAsync(actor.ToString(), role);
        }

        _actors[Actor.Author] = await Council.AddPersonAsync("Author", Enum.GetValues<CouncilRole>());
        _proposer = await Council.AddPersonAsync("Proposer", CouncilRole.InformationGovernanceOfficer);
        _controlId = await Council.AddControlAsync("TST-03", ownerId: this[Actor.ControlOwner].PersonId);
        _otherControlId = await Council.AddControlAsync("TST-04", ownerId: this[Actor.ControlOwner].PersonId);
    }
}
