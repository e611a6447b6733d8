using CyberGov.ChangeHistory;
using CyberGov.Data;
using CyberGov.Evidence;
using CyberGov.Identity;
using CyberGov.InformationRegisters;
using CyberGov.IntegrationTests.Evidence;
using CyberGov.Pias;
using CyberGov.Pias.Assessment;
using CyberGov.Pias.Form;
using CyberGov.Pias.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.IntegrationTests.InformationRegisters;

/// <summary>A council with the people that records and assessments need. Today is 3 March 2027.</summary>
internal sealed class RegisterCouncil : IAsyncDisposable
{
    private readonly EvidenceCouncil _council;

    private RegisterCouncil(EvidenceCouncil council) => _council = council;

    public static DateOnly Today => EvidenceCouncil.Today;

    public EvidenceCouncil Council => _council;

    /// <summary>Owns records and leads projects.</summary>
    public Viewer Lead { get; private set; } = null!;

    /// <summary>Owns other records, and the information of projects.</summary>
    public Viewer Owner { get; private set; } = null!;

    public Viewer Officer { get; private set; } = null!;

    public Viewer Siro { get; private set; } = null!;

    public Guid AreaId { get; private set; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<RegisterCouncil> CreateAsync(DatabaseProvider provider)
    {
        var council = new RegisterCouncil(await EvidenceCouncil.CreateAsync(provider));
        council.Lead = await council._council.AddPersonAsync("Lea", CouncilRole.ControlOwner);
        council.Owner = await council._council.AddPersonAsync("Ida", CouncilRole.ControlOwner);
        council.Officer = await council._council.AddPersonAsync("Olu", CouncilRole.InformationGovernanceOfficer);
        council.Siro = await council._council.AddPersonAsync("Sid", CouncilRole.SeniorInformationRiskOwner);
        council.AreaId = await council._council.App.Council.AddServiceAreaAsync("Parking", Token);
        return council;
    }

    public ValueTask DisposeAsync() => _council.DisposeAsync();

    public Task<T> AsAsync<TService, T>(Viewer viewer, Func<TService, Task<T>> act)
        where TService : notnull => _council.WithAsync(act, viewer.PersonId);

    public Task AsAsync<TService>(Viewer viewer, Func<TService, Task> act)
        where TService : notnull => _council.WithAsync(act, viewer.PersonId);

    public Task<T> DbAsync<T>(Func<CyberGovDbContext, Task<T>> act) => _council.WithDbAsync(act);

    public RecordWords Words(string name, Viewer owner) => SampleRecords.Words(name, AreaId, owner.PersonId, Today);

    public Task<string> AddAsync(RegisterKind kind, Viewer owner, string name = "Car parks") =>
        AsAsync<SaveRecord, string>(owner, s => s.AddAsync(kind, Words(name, owner), owner, Token));

    /// <summary>An agreement with everything but an assessment.</summary>
    public async Task<string> AddAgreementAsync()
    {
        var code = await AddAsync(RegisterKind.SharingAgreement, Lead);
        foreach (var party in new[] { "The council", "The police" })
        {
            await AsAsync<ChangeParties>(Lead, c => c.AddAsync(code, party, PartyRole.Controller, "Public task", Lead, Token));
        }

        return code;
    }

    public Task<InformationRecord> RecordAsync(string code) => DbAsync(db => db.InformationRecords.AsNoTracking().SingleAsync(r => r.Code == code, Token));

    /// <summary>An assessment put straight into a state.</summary>
    public async Task<string> AddPiaAsync(PiaState state)
    {
        var code = await AsAsync<StartPia, string>(Lead, s => s.ExecuteAsync(
            new NewPia("Cameras in car parks", AreaId, Lead.PersonId, Owner.PersonId, null, null, IsLawEnforcement: false), Lead, Token));
        await SetStateAsync(code, state);
        return code;
    }

    public Task SetStateAsync(string piaCode, PiaState state) => DbAsync(db => db.Pias
        .Where(p => p.Code == piaCode)
        .ExecuteUpdateAsync(p => p.SetProperty(x => x.State, state).SetProperty(x => x.Recommendation, PiaRecommendation.Go), Token));

    public Task LinkAsync(string recordCode, string piaCode) =>
        AsAsync<LinkPia>(Officer, l => l.AddAsync(recordCode, piaCode, Officer, Token));

    /// <summary>Answers the whole screening: yes to these, no to the others.</summary>
    public async Task ScreenAsync(string piaCode, params string[] yes)
    {
        var sent = Enumerable.Range(1, 15).Select(n => $"S{n}").SelectMany(id => yes.Contains(id)
            ? new[] { new SentAnswer(id, FormField.Yes, 0), new SentAnswer($"{id}-note", "As planned", 0) }
            : [new SentAnswer(id, FormField.No, 0)]).ToList();
        var clashes = await AsAsync<SaveAnswers, IReadOnlyList<AnswerClash>>(Lead, s => s.ExecuteAsync(piaCode, sent, Lead, Token));
        Assert.Empty(clashes);
    }

    public Task MoveAsync(string piaCode, Viewer viewer, PiaMove move) =>
        AsAsync<MovePia>(viewer, m => m.ExecuteAsync(piaCode, move, viewer, Token));

    public Task ApproveAsync(string piaCode, int monthsToReview = 12) => MoveAsync(piaCode, Owner, new PiaMove(PiaAction.ApproveLow)
    {
        FollowsAdvice = true,
        HasAttested = true,
        NextReviewOn = Today.AddMonths(monthsToReview),
    });

    public Task<List<EvidenceItem>> EvidenceAsync() => DbAsync(db => db.EvidenceItems.AsNoTracking()
        .Include(e => e.Controls).ThenInclude(l => l.Control)
        .Include(e => e.Revisions)
        .OrderBy(e => e.Number)
        .ToListAsync(Token));

    public Task<List<ChangeHistoryEntry>> RefusalsAsync() => DbAsync(db => db.ChangeHistory.AsNoTracking()
        .Where(h => h.Action == ChangeAction.Refused)
        .ToListAsync(Token));
}
