using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.InformationRegisters;
using CyberGov.IntegrationTests.InformationRegisters;
using CyberGov.Pias.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.IntegrationTests.Packs;

public sealed class AgreementsInPackTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_pack_says_of_each_agreement_whether_it_is_in_force_and_on_what_it_rests(DatabaseProvider provider)
    {
        await using var council = await PackCouncil.StartAsync(provider);
        var app = council.App;
        await app.Council.AddServiceAreaAsync("Parking", Token);
        var owner = await app.Council.AddPersonAsync(Token, CouncilRole.ControlOwner);
        var records = await SampleRecords.AddAsync(app, owner.Id, Token);
        var viewer = new Viewer(owner.Id, new HashSet<CouncilRole> { CouncilRole.ControlOwner });
        var officer = new Viewer(council.Officer.Id, new HashSet<CouncilRole> { CouncilRole.InformationGovernanceOfficer });
        foreach (var party in new[] { "=Council()", "The police" })
        {
            await app.WithAsync<ChangeParties>(c => c.AddAsync(records.AgreementCode, party, PartyRole.Controller, "Public task", viewer, Token));
        }

        await app.WithAsync<LinkPia>(l => l.AddAsync(records.AgreementCode, records.PiaCode, viewer, Token));
        await app.WithDbAsync(db => db.Pias.ExecuteUpdateAsync(p => p.SetProperty(x => x.State, PiaState.Live), Token));
        var revision = await app.WithDbAsync(db => db.InformationRecords.Where(r => r.Code == records.AgreementCode).Select(r => r.Revision).SingleAsync(Token));
        await app.WithAsync<ActivateAgreement>(a => a.ExecuteAsync(records.AgreementCode, revision, officer, Token));

        var pack = await council.BuildAsync();

        var row = Assert.Single(pack.Sheet("Agreements"));
        Assert.Equal((records.AgreementCode, "In force", owner.Name), (row["Reference"], row["State"], row["Owner"]));
        Assert.Equal(council.Officer.Name, row["Put into force by"]);
        Assert.Equal("=Council() (Public task); The police (Public task)", row["Parties"]);
        Assert.Equal($"{records.PiaCode}: Live", row["Assessments"]);
        Assert.Contains(",'=Council() (Public task)", pack.Text("csv/Agreements.csv"), StringComparison.Ordinal);
        Assert.Contains(
            pack.Manifest.GetProperty("files").EnumerateArray(), f => f.GetProperty("path").GetString() == "csv/Agreements.csv");
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_pack_lists_suppliers_and_information_assets_as_their_forms_name_them(DatabaseProvider provider)
    {
        await using var council = await PackCouncil.StartAsync(provider);
        var app = council.App;
        var areaId = await app.Council.AddServiceAreaAsync("Parking", Token);
        var owner = await app.Council.AddPersonAsync(Token, CouncilRole.ControlOwner);
        var viewer = new Viewer(owner.Id, new HashSet<CouncilRole> { CouncilRole.ControlOwner });
        var words = SampleRecords.Words("Cameras", areaId, owner.Id, council.Today);
        var records = await SampleRecords.AddAsync(app, owner.Id, Token);
        var supplier = await app.WithAsync<SaveRecord, string>(s => s.AddAsync(RegisterKind.Supplier, words, viewer, Token));
        var asset = await app.WithAsync<SaveRecord, string>(s => s.AddAsync(RegisterKind.InformationAsset, words, viewer, Token));
        var gone = await app.WithAsync<SaveRecord, string>(s => s.AddAsync(RegisterKind.InformationAsset, words, viewer, Token));
        await app.WithAsync<LinkPia>(l => l.AddAsync(supplier, records.PiaCode, viewer, Token));
        await app.WithAsync<RetireRecord>(r => r.ExecuteAsync(RegisterKind.InformationAsset, gone, "Moved to another", viewer, Token));

        var pack = await council.BuildAsync();

        pack.AssertManifestHolds();
        var row = Assert.Single(pack.Sheet("Suppliers"));
        Assert.Equal((supplier, "In use", "In the contract"), (row["Reference"], row["State"], row["Article 28 terms"]));
        Assert.Equal("Where the data is held of Cameras", row["Where the data is held"]);
        Assert.Equal($"{records.PiaCode}: Screening draft", row["Assessments"]);
        Assert.Equal([(asset, "In use"), (gone, "Retired")], pack.Sheet("Assets").Select(a => (a["Reference"], a["State"])));
        Assert.Equal(owner.Name, pack.Sheet("Assets")[0]["Information Asset Owner"]);
        Assert.Contains("Article 28 terms", pack.Text("csv/Suppliers.csv"), StringComparison.Ordinal);
    }
}
