using CyberGov.ChangeHistory;
using CyberGov.Data;
using CyberGov.Evidence;
using CyberGov.Identity;
using CyberGov.InformationRegisters;
using CyberGov.Pias.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.IntegrationTests.InformationRegisters;

/// <summary>What was agreed is not rewritten by one person alone while it is in force.</summary>
public sealed class ChangedInForceTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<DatabaseProvider> BothDatabases => Databases.All;

    [Theory]
    [MemberData(nameof(BothDatabases))]
    public async Task A_change_of_what_was_agreed_takes_it_out_of_force_until_another_has_seen_it(DatabaseProvider provider)
    {
        await using var council = await RegisterCouncil.CreateAsync(provider);
        var (agreement, pia) = await InForceAsync(council);
        var words = RecordWords.From(await council.RecordAsync(agreement));

        // Who looks after it, and when, is no part of what was agreed.
        await SaveAsync(council, agreement, words with { OwnerId = council.Owner.PersonId, NextReviewOn = RegisterCouncil.Today.AddMonths(6) }, council.Officer);
        Assert.Equal(AgreementState.Active, await StateAsync(council, agreement));
        await SaveAsync(council, agreement, words, council.Officer);

        // But it is looked at again, within five years.
        foreach (DateOnly? day in (DateOnly?[])[null, RegisterCouncil.Today, RegisterCouncil.Today.AddYears(6)])
        {
            await Assert.ThrowsAsync<InvalidOperationException>(
                () => SaveAsync(council, agreement, words with { NextReviewOn = day }, council.Officer));
        }

        await SaveAsync(council, agreement, With(words, "DataItems", "Pictures and names"), council.Lead);
        Assert.Equal(AgreementState.Changed, await StateAsync(council, agreement));
        Assert.Equal(EvidenceStage.Withdrawn, Assert.Single(await council.EvidenceAsync()).Stage);
        Assert.Equal(PiaState.UnderReview, await PiaStateAsync(council, pia));
        var history = await HistoryAsync(council, agreement);
        Assert.Contains(history, f => f is { Field: "DataItems", After: "Pictures and names" } && f.Before == words.Texts["DataItems"]);

        // The gate is looked at again, and the officer who put it into force the first time may do so again.
        Assert.Equal(AgreementRefusal.Gate, (await Assert.ThrowsAsync<AgreementRefusedException>(() => ActivateAsync(council, agreement, council.Officer))).Refusal);
        await council.SetStateAsync(pia, PiaState.Live);
        Assert.Equal(AgreementRefusal.NotTheirs, (await Assert.ThrowsAsync<AgreementRefusedException>(() => ActivateAsync(council, agreement, council.Lead))).Refusal);
        await ActivateAsync(council, agreement, council.Officer);
        Assert.Equal(AgreementState.Active, await StateAsync(council, agreement));
        Assert.Equal([EvidenceStage.Withdrawn, EvidenceStage.Accepted], (await council.EvidenceAsync()).Select(e => e.Stage));

        // Whoever changes it as an officer does not put it into force again.
        await SaveAsync(council, agreement, With(words, "DataItems", "Pictures") with { EndsOn = RegisterCouncil.Today.AddYears(5) }, council.Officer);
        await council.SetStateAsync(pia, PiaState.Live);
        Assert.Equal(AgreementRefusal.OwnWork, (await Assert.ThrowsAsync<AgreementRefusedException>(() => ActivateAsync(council, agreement, council.Officer))).Refusal);
        await ActivateAsync(council, agreement, council.Siro);
    }

    [Theory]
    [MemberData(nameof(BothDatabases))]
    public async Task Each_field_and_date_that_was_agreed_counts(DatabaseProvider provider)
    {
        await using var council = await RegisterCouncil.CreateAsync(provider);
        var (agreement, pia) = await InForceAsync(council);
        var words = RecordWords.From(await council.RecordAsync(agreement));
        List<RecordWords> changes =
        [
            words with { Name = "Another name" },
            words with { StartsOn = RegisterCouncil.Today.AddDays(1) },
            words with { EndsOn = RegisterCouncil.Today.AddDays(1) },
            .. RecordShape.Of(RegisterKind.SharingAgreement).Fields.Select(f => With(words, f.Id, "Something else")),
        ];

        foreach (var change in changes)
        {
            await SaveAsync(council, agreement, change, council.Lead);
            Assert.Equal(AgreementState.Changed, await StateAsync(council, agreement));
            await SaveAsync(council, agreement, words, council.Lead);
            await council.SetStateAsync(pia, PiaState.Live);
            await ActivateAsync(council, agreement, council.Officer);
        }
    }

    [Theory]
    [MemberData(nameof(BothDatabases))]
    public async Task Another_party_is_a_change_of_what_was_agreed_and_the_history_says_who_took_part(DatabaseProvider provider)
    {
        await using var council = await RegisterCouncil.CreateAsync(provider);
        var (agreement, pia) = await InForceAsync(council);
        await council.AsAsync<ChangeParties>(council.Officer, c => c.AddAsync(agreement, "A shop", PartyRole.Recipient, "Consent", council.Officer, Token));

        Assert.Equal(AgreementState.Changed, await StateAsync(council, agreement));
        Assert.Equal(PiaState.UnderReview, await PiaStateAsync(council, pia));
        var history = await HistoryAsync(council, agreement);
        Assert.Contains(history, f => f is { Field: "Parties", After: "Added A shop (Recipient, Consent)" });
        Assert.Contains(history, f => f is
        {
            Field: "PartiesBefore",
            After: "The council (Controller, Public task); The police (Controller, Public task)",
        });

        // Whoever only added a party wrote in it all the same.
        await council.SetStateAsync(pia, PiaState.Live);
        Assert.Equal(AgreementRefusal.OwnWork, (await Assert.ThrowsAsync<AgreementRefusedException>(() => ActivateAsync(council, agreement, council.Officer))).Refusal);
        await ActivateAsync(council, agreement, council.Siro);
        var due = await council.DbAsync(db => db.InformationRecords.OfType<SharingAgreement>().AsNoTracking().SingleAsync(Token));
        Assert.Null(due.ChangedInForceAt);
    }

    private static async Task<(string Agreement, string Pia)> InForceAsync(RegisterCouncil council)
    {
        var (agreement, pia) = (await council.AddAgreementAsync(), await council.AddPiaAsync(PiaState.Live));
        await council.LinkAsync(agreement, pia);
        await ActivateAsync(council, agreement, council.Officer);
        return (agreement, pia);
    }

    private static RecordWords With(RecordWords words, string field, string text) =>
        words with { Texts = new Dictionary<string, string>(words.Texts, StringComparer.Ordinal) { [field] = text } };

    private static async Task SaveAsync(RegisterCouncil council, string code, RecordWords words, Viewer viewer) =>
        Assert.Null(await council.AsAsync<SaveRecord, RecordClash?>(viewer, async s => await s.ChangeAsync(
            RegisterKind.SharingAgreement, code, words, (await council.RecordAsync(code)).Revision, viewer, Token)));

    private static Task ActivateAsync(RegisterCouncil council, string agreement, Viewer viewer) => council.AsAsync<ActivateAgreement>(
        viewer, async a => await a.ExecuteAsync(agreement, (await council.RecordAsync(agreement)).Revision, viewer, Token));

    private static async Task<AgreementState> StateAsync(RegisterCouncil council, string code) =>
        ((SharingAgreement)await council.RecordAsync(code)).State;

    private static Task<PiaState> PiaStateAsync(RegisterCouncil council, string code) =>
        council.DbAsync(db => db.Pias.Where(p => p.Code == code).Select(p => p.State).SingleAsync(Token));

    private static async Task<List<FieldChange>> HistoryAsync(RegisterCouncil council, string code)
    {
        var id = (await council.RecordAsync(code)).InformationRecordId;
        var lines = await council.AsAsync<ChangeHistoryQuery, IReadOnlyList<HistoryLine>>(
            council.Officer, q => q.ExecuteAsync(nameof(SharingAgreement), id, Token));
        return [.. lines.SelectMany(l => l.Fields)];
    }
}
