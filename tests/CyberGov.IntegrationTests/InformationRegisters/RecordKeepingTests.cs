using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.InformationRegisters;
using CyberGov.Pias;
using CyberGov.Pias.Workflow;
using CyberGov.Reminders;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.IntegrationTests.InformationRegisters;

public sealed class RecordKeepingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<DatabaseProvider> BothDatabases => Databases.All;

    public static TheoryData<DatabaseProvider, RegisterKind> KindsOnBothDatabases => new(
        from provider in Databases.All.Select(r => r.Data)
        from kind in Enum.GetValues<RegisterKind>()
        select (provider, kind));

    [Theory]
    [MemberData(nameof(KindsOnBothDatabases))]
    public async Task A_record_keeps_every_word_and_the_second_of_two_writers_overwrites_nothing(DatabaseProvider provider, RegisterKind kind)
    {
        await using var council = await RegisterCouncil.CreateAsync(provider);
        var code = await council.AddAsync(kind, council.Lead);
        var seen = (await council.RecordAsync(code)).Revision;
        var shape = RecordShape.Of(kind);
        Assert.Equal($"{shape.Prefix}-2027-0001", code);
        Assert.All(shape.Fields.Where(f => f.Choices.Count == 0), f => Assert.NotEmpty(f.Label));
        var record = await council.RecordAsync(code);
        Assert.All(shape.Fields, f => Assert.Equal(council.Words("Car parks", council.Lead).Texts[f.Id], f.Read(record)));

        Assert.Null(await ChangeAsync(council, kind, code, "Renamed by the lead", seen, council.Lead));
        var clash = await ChangeAsync(council, kind, code, "Renamed by the officer", seen, council.Officer);

        Assert.NotNull(clash);
        Assert.Equal(("Renamed by the lead", "Lea", seen + 1), (clash.Standing.Name, clash.WrittenBy, clash.Revision));
        Assert.Equal("Renamed by the lead", (await council.RecordAsync(code)).Name);
        Assert.Null(await ChangeAsync(council, kind, code, "Renamed by the officer", clash.Revision, council.Officer));
        Assert.Equal("Renamed by the officer", (await council.RecordAsync(code)).Name);
    }

    [Theory]
    [MemberData(nameof(BothDatabases))]
    public async Task Records_are_changed_by_their_owner_and_officers_and_linked_only_where_both_sides_are_theirs(DatabaseProvider provider)
    {
        await using var council = await RegisterCouncil.CreateAsync(provider);
        var code = await council.AddAsync(RegisterKind.Processing, council.Lead);
        var pia = await council.AddPiaAsync(PiaState.Describing);
        var stranger = await council.Council.AddPersonAsync("Sam", CouncilRole.ControlOwner);
        var strangers = await council.AddAsync(RegisterKind.Supplier, stranger);

        await Assert.ThrowsAsync<RecordNotFoundException>(() => ChangeAsync(council, RegisterKind.Processing, code, "Mine now", 1, stranger));
        await Assert.ThrowsAsync<RecordNotFoundException>(() => LinkAsync(council, code, pia, stranger));
        await Assert.ThrowsAsync<PiaNotFoundException>(() => LinkAsync(council, strangers, pia, stranger));
        await Assert.ThrowsAsync<RecordNotFoundException>(() => LinkAsync(council, strangers, pia, council.Lead));
        await LinkAsync(council, code, pia, council.Lead);
        await LinkAsync(council, code, pia, council.Lead);

        var served = await council.AsAsync<RecordsOfPiaQuery, IReadOnlyList<RecordOfPia>?>(council.Lead, q => q.ExecuteAsync(pia, council.Lead, Token));
        Assert.Equal(code, Assert.Single(served!).Code);
        Assert.Null(await council.AsAsync<RecordsOfPiaQuery, IReadOnlyList<RecordOfPia>?>(stranger, q => q.ExecuteAsync(pia, stranger, Token)));
        await Assert.ThrowsAsync<RecordNotFoundException>(() => council.AsAsync<LinkPia>(stranger, l => l.RemoveAsync(code, pia, stranger, Token)));

        // Whoever reads the record is told that there is an assessment, and neither which nor what about.
        var (theirs, mine) = (await DetailsAsync(council, code, stranger), await DetailsAsync(council, code, council.Lead));
        Assert.Equal((0, 1), (theirs.Pias.Count, theirs.HiddenPias));
        Assert.Equal((pia, 0), (Assert.Single(mine.Pias).Code, mine.HiddenPias));
        Assert.DoesNotContain(pia, await ExportAsync(council, stranger), StringComparison.Ordinal);
        Assert.Contains(pia, await ExportAsync(council, council.Lead), StringComparison.Ordinal);
        await council.AsAsync<LinkPia>(council.Lead, l => l.RemoveAsync(code, pia, council.Lead, Token));
        Assert.False(await council.DbAsync(db => db.RecordPias.AnyAsync(Token)));
    }

    [Theory]
    [MemberData(nameof(BothDatabases))]
    public async Task A_change_that_matters_starts_the_review_of_the_live_assessment_and_another_does_not(DatabaseProvider provider)
    {
        await using var council = await RegisterCouncil.CreateAsync(provider);
        var code = await council.AddAsync(RegisterKind.Processing, council.Lead);
        var (live, approved) = (await council.AddPiaAsync(PiaState.Live), await council.AddPiaAsync(PiaState.Approved));
        await council.LinkAsync(code, live);
        await council.LinkAsync(code, approved);

        Assert.Null(await ChangeAsync(council, RegisterKind.Processing, code, "Another name", 1, council.Lead));
        Assert.Equal(PiaState.Live, (await PiaAsync(council, live)).State);

        var words = council.Words("Car parks", council.Lead);
        words = words with { Texts = new Dictionary<string, string>(words.Texts, StringComparer.Ordinal) { ["Recipients"] = "The police" } };
        Assert.Null(await council.AsAsync<SaveRecord, RecordClash?>(
            council.Lead, s => s.ChangeAsync(RegisterKind.Processing, code, words, 2, council.Lead, Token)));

        var reviewed = await PiaAsync(council, live);
        Assert.Equal(PiaState.UnderReview, reviewed.State);
        Assert.Contains($"{code} Car parks says something else now: recipients", reviewed.ReportedChange, StringComparison.Ordinal);
        Assert.Equal(PiaState.Approved, (await PiaAsync(council, approved)).State);
    }

    [Theory]
    [MemberData(nameof(BothDatabases))]
    public async Task Reviews_and_ends_are_things_to_be_reminded_of(DatabaseProvider provider)
    {
        await using var council = await RegisterCouncil.CreateAsync(provider);
        var activity = await council.AddAsync(RegisterKind.Processing, council.Lead);
        var supplier = await council.AddAsync(RegisterKind.Supplier, council.Owner);
        var draft = await council.AddAgreementAsync();
        var agreement = await council.AddAgreementAsync();
        await council.LinkAsync(agreement, await council.AddPiaAsync(PiaState.Live));
        await council.AsAsync<ActivateAgreement>(council.Officer, async a => await a.ExecuteAsync(
            agreement, (await council.RecordAsync(agreement)).Revision, council.Officer, Token));

        var all = await DueAsync(council, new DueScope(RegisterCouncil.Today.AddYears(2)));
        Assert.Equal(
            [
                (RecordsDue.AgreementEnd, agreement, RegisterCouncil.Today.AddYears(2)),
                (RecordsDue.AgreementReview, agreement, RegisterCouncil.Today.AddYears(1)),
                (RecordsDue.ContractEnd, supplier, RegisterCouncil.Today.AddYears(2)),
                (RecordsDue.ProcessingReview, activity, RegisterCouncil.Today.AddYears(1)),
            ],
            all.Select(i => (i.Kind, i.Code, i.DueOn)).Order());
        Assert.DoesNotContain(all, i => i.Code == draft);
        Assert.Empty(await DueAsync(council, new DueScope(RegisterCouncil.Today.AddYears(1).AddDays(-1))));
        Assert.Equal(supplier, Assert.Single(await DueAsync(council, new DueScope(RegisterCouncil.Today.AddYears(3)) { OwnerId = council.Owner.PersonId })).Code);

        await council.AsAsync<RetireRecord>(council.Owner, r => r.ExecuteAsync(
            RegisterKind.Supplier, supplier, "The contract has ended", council.Owner, Token));
        Assert.DoesNotContain(await DueAsync(council, new DueScope(RegisterCouncil.Today.AddYears(3))), i => i.Code == supplier);
    }

    private static Task<List<DueItem>> DueAsync(RegisterCouncil council, DueScope scope) =>
        council.AsAsync<IEnumerable<IReminderSource>, List<DueItem>>(
            council.Officer, sources => sources.OfType<RecordsDue>().Single().DueAsync(scope, Token).ToListAsync(Token).AsTask());

    private static Task<RecordClash?> ChangeAsync(
        RegisterCouncil council, RegisterKind kind, string code, string name, int revision, Viewer viewer) =>
        council.AsAsync<SaveRecord, RecordClash?>(viewer, s => s.ChangeAsync(
            kind, code, council.Words("Car parks", council.Lead) with { Name = name }, revision, viewer, Token));

    private static Task LinkAsync(RegisterCouncil council, string code, string pia, Viewer viewer) =>
        council.AsAsync<LinkPia>(viewer, l => l.AddAsync(code, pia, viewer, Token));

    private static async Task<RecordDetails> DetailsAsync(RegisterCouncil council, string code, Viewer viewer) =>
        (await council.AsAsync<RecordDetailsQuery, RecordDetails?>(viewer, q => q.ExecuteAsync(RegisterKind.Processing, code, viewer, Token)))!;

    private static async Task<string> ExportAsync(RegisterCouncil council, Viewer viewer)
    {
        using var csv = new MemoryStream();
        await council.AsAsync<ProcessingExport>(viewer, e => e.WriteCsvAsync(csv, viewer, Token));
        return System.Text.Encoding.UTF8.GetString(csv.ToArray());
    }

    private static Task<Pia> PiaAsync(RegisterCouncil council, string code) =>
        council.DbAsync(db => db.Pias.AsNoTracking().SingleAsync(p => p.Code == code, Token));
}
