using CyberGov.Data;
using CyberGov.InformationRegisters;
using CyberGov.Pias.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.IntegrationTests.InformationRegisters;

public sealed class SharingGateTests
{
    private static readonly PiaState[] Opening = [PiaState.Approved, PiaState.Live, PiaState.ClosedNoDpia];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<DatabaseProvider> BothDatabases => Databases.All;

    [Theory]
    [MemberData(nameof(BothDatabases))]
    public async Task An_agreement_starts_only_while_its_assessment_is_Approved_Live_or_Closed_without_DPIA(DatabaseProvider provider)
    {
        await using var council = await RegisterCouncil.CreateAsync(provider);
        var agreement = await council.AddAgreementAsync();
        var pia = await council.AddPiaAsync(PiaState.DraftScreening);
        await council.LinkAsync(agreement, pia);

        foreach (var state in Enum.GetValues<PiaState>())
        {
            await council.SetStateAsync(pia, state);
            if (Opening.Contains(state))
            {
                continue;
            }

            var before = (await council.RefusalsAsync()).Count;
            var refused = await Assert.ThrowsAsync<AgreementRefusedException>(() => ActivateAsync(council, agreement));
            Assert.Equal(AgreementRefusal.Gate, refused.Refusal);
            Assert.Equal([new LinkedPiaState(pia, state)], refused.Pias);
            Assert.Equal(AgreementState.Draft, await StateAsync(council, agreement));
            var refusals = await council.RefusalsAsync();
            Assert.Equal(before + 1, refusals.Count);
            Assert.Contains(refusals, r => r.Fields.Contains($"{pia} was at", StringComparison.Ordinal));
        }

        foreach (var state in Opening)
        {
            var other = await council.AddAgreementAsync();
            var assessment = await council.AddPiaAsync(state);
            await council.LinkAsync(other, assessment);
            await ActivateAsync(council, other);
            Assert.Equal(AgreementState.Active, await StateAsync(council, other));
        }
    }

    [Theory]
    [MemberData(nameof(BothDatabases))]
    public async Task Without_an_assessment_no_agreement_starts_and_nobody_starts_their_own(DatabaseProvider provider)
    {
        await using var council = await RegisterCouncil.CreateAsync(provider);
        var agreement = await council.AddAgreementAsync();

        Assert.Equal(AgreementRefusal.Gate, (await Assert.ThrowsAsync<AgreementRefusedException>(() => ActivateAsync(council, agreement))).Refusal);
        Assert.Equal(
            AgreementRefusal.NotTheirs,
            (await Assert.ThrowsAsync<AgreementRefusedException>(() => council.AsAsync<ActivateAgreement>(
                council.Lead, async a => await a.ExecuteAsync(agreement, await RevisionAsync(council, agreement), council.Lead, Token)))).Refusal);

        // Once the officer has changed a word, another has to put it into force.
        var pia = await council.AddPiaAsync(PiaState.Live);
        await council.LinkAsync(agreement, pia);
        await council.SetStateAsync(pia, PiaState.Approved);
        var words = council.Words("Car parks and streets", council.Lead);
        Assert.Null(await council.AsAsync<SaveRecord, RecordClash?>(council.Officer, async s => await s.ChangeAsync(
            RegisterKind.SharingAgreement, agreement, words, await RevisionAsync(council, agreement), council.Officer, Token)));
        Assert.Equal(AgreementRefusal.OwnWork, (await Assert.ThrowsAsync<AgreementRefusedException>(() => ActivateAsync(council, agreement))).Refusal);
        await council.AsAsync<ActivateAgreement>(
            council.Siro, async a => await a.ExecuteAsync(agreement, await RevisionAsync(council, agreement), council.Siro, Token));
        Assert.Equal(AgreementState.Active, await StateAsync(council, agreement));
    }

    [Theory]
    [MemberData(nameof(BothDatabases))]
    public async Task One_assessment_that_is_not_through_keeps_the_gate_shut_beside_one_that_is_and_stale_words_start_nothing(DatabaseProvider provider)
    {
        await using var council = await RegisterCouncil.CreateAsync(provider);
        var agreement = await council.AddAgreementAsync();
        var (approved, signOff) = (await council.AddPiaAsync(PiaState.Approved), await council.AddPiaAsync(PiaState.SignOff));
        await council.LinkAsync(agreement, approved);
        await council.LinkAsync(agreement, signOff);

        var refused = await Assert.ThrowsAsync<AgreementRefusedException>(() => ActivateAsync(council, agreement));
        Assert.Equal(AgreementRefusal.Gate, refused.Refusal);
        Assert.Contains(new LinkedPiaState(signOff, PiaState.SignOff), refused.Pias);

        await council.SetStateAsync(signOff, PiaState.Approved);
        var read = await RevisionAsync(council, agreement);
        Assert.Null(await council.AsAsync<SaveRecord, RecordClash?>(council.Lead, s => s.ChangeAsync(
            RegisterKind.SharingAgreement, agreement, council.Words("Car parks and streets", council.Lead), read, council.Lead, Token)));
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => council.AsAsync<ActivateAgreement>(
            council.Officer, a => a.ExecuteAsync(agreement, read, council.Officer, Token)));
        Assert.Equal(AgreementState.Draft, await StateAsync(council, agreement));

        await ActivateAsync(council, agreement);
        Assert.Equal(AgreementState.Active, await StateAsync(council, agreement));
    }

    [Theory]
    [MemberData(nameof(BothDatabases))]
    public async Task An_active_agreement_is_listed_once_its_assessment_allows_it_no_more_and_keeps_the_last_one_that_does(DatabaseProvider provider)
    {
        await using var council = await RegisterCouncil.CreateAsync(provider);
        var agreement = await council.AddAgreementAsync();
        var pia = await council.AddPiaAsync(PiaState.Live);
        await council.LinkAsync(agreement, pia);
        await ActivateAsync(council, agreement);

        Assert.Empty(await WarnedAsync(council));
        var refused = await Assert.ThrowsAsync<AgreementRefusedException>(() => council.AsAsync<LinkPia>(
            council.Officer, l => l.RemoveAsync(agreement, pia, council.Officer, Token)));
        Assert.Equal(AgreementRefusal.StillRestsOnIt, refused.Refusal);

        foreach (var state in Enum.GetValues<PiaState>())
        {
            await council.SetStateAsync(pia, state);
            Assert.Equal(Opening.Contains(state) ? [] : [agreement], await WarnedAsync(council));
        }
    }

    /// <summary>Whichever comes first, no agreement is put into force after its only assessment was withdrawn.</summary>
    [Theory]
    [MemberData(nameof(BothDatabases))]
    public async Task An_assessment_withdrawn_at_the_same_moment_keeps_the_gate_shut_or_comes_after(DatabaseProvider provider)
    {
        await using var council = await RegisterCouncil.CreateAsync(provider);
        for (var round = 0; round < 6; round++)
        {
            var agreement = await council.AddAgreementAsync();
            var pia = await council.AddPiaAsync(PiaState.Approved);
            await council.LinkAsync(agreement, pia);
            var activation = Record.ExceptionAsync(() => ActivateAsync(council, agreement));
            await council.MoveAsync(pia, council.Lead, new PiaMove(PiaAction.Withdraw) { Reason = "No longer planned" });
            var refused = await activation;

            var (agreementId, piaId) = await council.DbAsync(async db => (
                await db.InformationRecords.Where(r => r.Code == agreement).Select(r => r.InformationRecordId).SingleAsync(Token),
                await db.Pias.Where(p => p.Code == pia).Select(p => p.PiaId).SingleAsync(Token)));
            var changes = await council.DbAsync(db => db.ChangeHistory.AsNoTracking()
                .Where(h => h.SubjectId == agreementId || h.SubjectId == piaId)
                .OrderBy(h => h.Sequence)
                .Select(h => h.Fields)
                .ToListAsync(Token));
            var (activated, withdrawn) = (
                changes.FindIndex(f => f.Contains("\"ActivatedAt\":[null,\"", StringComparison.Ordinal)),
                changes.FindIndex(f => f.Contains("\"Withdrawn\"", StringComparison.Ordinal)));
            Assert.True(withdrawn >= 0);
            Assert.True(
                refused is AgreementRefusedException { Refusal: AgreementRefusal.Gate } ? activated < 0 : refused is null && activated >= 0 && activated < withdrawn,
                $"{refused}; put into force at {activated}, withdrawn at {withdrawn}: {string.Join('\n', changes)}");
        }
    }

    private static Task<List<string>> WarnedAsync(RegisterCouncil council) => council.AsAsync<RegistersQuery, List<string>>(
        council.Officer, async q => (await q.WarnedAsync(council.Officer, Token)).ConvertAll(a => a.Code));

    private static Task ActivateAsync(RegisterCouncil council, string agreement) => council.AsAsync<ActivateAgreement>(
        council.Officer, async a => await a.ExecuteAsync(agreement, await RevisionAsync(council, agreement), council.Officer, Token));

    private static async Task<int> RevisionAsync(RegisterCouncil council, string code) => (await council.RecordAsync(code)).Revision;

    private static async Task<AgreementState> StateAsync(RegisterCouncil council, string code) =>
        ((SharingAgreement)await council.RecordAsync(code)).State;
}
