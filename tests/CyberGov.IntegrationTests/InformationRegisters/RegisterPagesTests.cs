using System.Text;
using ClosedXML.Excel;
using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Pias.Workflow;
using CyberGov.Testing;
using CyberGov.Testing.Web;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.IntegrationTests.InformationRegisters;

public sealed class RegisterPagesTests : IAsyncLifetime
{
    private TestApp _app = null!;
    private TestVisitor _owner = null!;
    private TestVisitor _officer = null!;
    private SampleRecords _records = null!;
    private Guid _areaId;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _app = await TestApp.StartAsync(DatabaseProvider.Sqlite, Token);
        _owner = await _app.SignInAsync(Token, CouncilRole.ControlOwner);
        _officer = await _app.SignInAsync(Token, CouncilRole.InformationGovernanceOfficer);
        _areaId = await _app.Council.AddServiceAreaAsync("Housing", Token);
        _records = await SampleRecords.AddAsync(_app, _owner.Person!.Id, Token);
    }

    public async ValueTask DisposeAsync()
    {
        _owner.Dispose();
        _officer.Dispose();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task A_record_is_added_found_and_taken_out_of_use()
    {
        var empty = await _owner.PostFormAsync("/suppliers/new", _ => { }, Token);
        Assert.Contains("Enter a name", empty.Errors);
        Assert.Contains("Enter: What they do for the council", empty.Errors);

        var saved = await _owner.PostFormAsync(
            "/suppliers/new",
            form =>
            {
                form.Fill("Form.Name", "Watchful Cameras");
                form.Fill("Form.ServiceAreaId", _areaId.ToString());
                form.Fill("Form.Texts[Does]", "Keeps the pictures\nfor 30 days");
                form.Fill("Form.Texts[Article28Terms]", "In the contract");
                form.Fill("Form.Texts[DataHeldIn]", "United Kingdom");
                form.Fill("Form.EndsOn", "17/5/2030");
            },
            Token);
        Assert.Contains("Watchful Cameras", saved.Heading, StringComparison.Ordinal);
        Assert.Contains("17 May 2030", saved.Text("main"), StringComparison.Ordinal);

        Assert.Contains("Watchful Cameras", (await _owner.OpenAsync("/suppliers?q=WATCHFUL", Token)).Text("table"), StringComparison.Ordinal);
        Assert.False((await _owner.OpenAsync("/suppliers?q=nobody%25", Token)).Has("table"));

        await _owner.PostFormAsync($"{saved.Path}/retire", form => form.Fill("Reason", "The contract has ended"), Token);
        Assert.False((await _owner.OpenAsync("/suppliers", Token)).Has("table"));
        Assert.Contains("Watchful", (await _owner.OpenAsync("/suppliers?standing=Retired", Token)).Text("table"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_second_editor_keeps_what_they_typed_and_sees_both()
    {
        var path = $"/ropa/{_records.ProcessingCode}/edit";
        var (first, second) = (await _owner.OpenAsync(path, Token), await _officer.OpenAsync(path, Token));
        await _owner.PostFormAsync(first, form => form.Fill("Form.Texts[Retention]", "Six years"), new FormChoice { Form = "main form" }, Token);
        var clash = await _officer.PostFormAsync(
            second, form => form.Fill("Form.Texts[Retention]", "Seven years"), new FormChoice { Form = "main form" }, Token);

        Assert.Contains(clash.Errors, e => e.Contains($"{_owner.Person!.Name} has changed this meanwhile", StringComparison.Ordinal));
        Assert.Equal(["Six years", "Seven years"], clash.Texts("main table td"));
        Assert.Equal("Seven years", clash.Text("textarea[name='Form.Texts[Retention]']"));

        var saved = await _officer.PostFormAsync(clash, _ => { }, new FormChoice { Form = "main form" }, Token);
        Assert.Empty(saved.Errors);
        Assert.Contains("Six years → Seven years", saved.Text(".timeline"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Still_right_takes_two_clicks_from_the_record()
    {
        var record = await _owner.OpenAsync($"/ropa/{_records.ProcessingCode}", Token);
        var link = record.Document.QuerySelector(".record__aside a[href$='/review']")!.GetAttribute("href")!;
        var done = await _owner.PostFormAsync(link, _ => { }, Token);

        Assert.Contains("is still right", done.Text(".govuk-notification-banner"), StringComparison.Ordinal);
        var kept = await _app.WithDbAsync(db => db.InformationRecords.AsNoTracking().SingleAsync(r => r.Code == _records.ProcessingCode, Token));
        Assert.Equal(_app.Clock.TodayInUk(), kept.LastReviewedOn);
        Assert.Equal(_app.Clock.TodayInUk().AddMonths(12), kept.NextReviewOn);
    }

    [Fact]
    public async Task The_gate_says_in_words_which_assessment_does_not_open_it()
    {
        var path = $"/sharing-agreements/{_records.AgreementCode}";
        foreach (var party in new[] { "The council", "The police" })
        {
            await _owner.PostFormAsync(
                await _owner.OpenAsync($"{path}/parties", Token),
                form =>
                {
                    form.Fill("Name", party);
                    form.Fill("Role", "Controller");
                    form.Fill("LawfulBasis", "Public task");
                },
                new FormChoice { Form = "form:has(textarea)" }, Token);
        }

        Assert.Contains("Link the assessment", Assert.Single((await ActivateAsync(path)).Errors), StringComparison.Ordinal);
        await _officer.PostFormAsync(
            await _officer.OpenAsync($"/pias/{_records.PiaCode}/records", Token),
            form => form.Fill("RecordCode", _records.AgreementCode.ToLowerInvariant()),
            new FormChoice { Form = "form[action$='=Link']" }, Token);
        Assert.Equal(
            $"{_records.PiaCode} is at “Screening draft”: the agreement can start once it is Approved, Live or Closed: no DPIA",
            Assert.Single((await ActivateAsync(path)).Errors));

        await _app.WithDbAsync(db => db.Pias.ExecuteUpdateAsync(p => p.SetProperty(x => x.State, PiaState.Live), Token));
        Assert.Contains("In force", (await ActivateAsync(path)).Heading, StringComparison.Ordinal);
        Assert.Contains(_records.AgreementCode, (await _owner.OpenAsync($"/pias/{_records.PiaCode}", Token)).Text("main"), StringComparison.Ordinal);

        await _app.WithDbAsync(db => db.Pias.ExecuteUpdateAsync(p => p.SetProperty(x => x.State, PiaState.UnderReview), Token));
        Assert.Contains("assessment in doubt", (await _owner.OpenAsync(path, Token)).Heading, StringComparison.Ordinal);
        Assert.Contains(_records.AgreementCode, (await _owner.OpenAsync("/information-registers", Token)).Text("main ul"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_record_of_processing_is_exported_with_what_Article_30_asks_and_runs_no_formula()
    {
        await _officer.PostFormAsync(
            "/ropa/controller",
            form =>
            {
                form.Fill("Contact", "Town Hall");
                form.Fill("DpoContact", "=HYPERLINK(\"https://bad.example\")");
            },
            Token);

        using var workbook = new XLWorkbook(new MemoryStream(await _officer.Http.GetByteArrayAsync("/ropa/export/xlsx", Token)));
        var sheet = Assert.Single(workbook.Worksheets);
        var headers = sheet.Row(sheet.FirstRowUsed()!.RowNumber()).CellsUsed().Select(c => c.GetString()).ToList();
        string[] asked =
        [
            "Controller", "Controller's contact details", "Joint controllers", "Representative", "Data Protection Officer", "Purposes",
            "Kinds of people", "Kinds of personal data", "Recipients", "Transfers abroad", "Safeguard for transfers", "Kept for", "Security measures",
        ];
        Assert.Empty(asked.Except(headers));
        Assert.All(sheet.CellsUsed(), cell => Assert.False(cell.HasFormula));
        Assert.Contains(sheet.CellsUsed(), cell => cell.GetString() == _records.ProcessingCode);

        var csv = Encoding.UTF8.GetString(await _officer.Http.GetByteArrayAsync("/ropa/export/csv", Token));
        Assert.Contains("'=HYPERLINK", csv, StringComparison.Ordinal);
        Assert.DoesNotContain(",=", csv, StringComparison.Ordinal);
        Assert.Contains(TestCouncil.Name, csv, StringComparison.Ordinal);
    }

    private Task<TestPage> ActivateAsync(string path) => ActivateAsync(_officer, path);

    private static async Task<TestPage> ActivateAsync(TestVisitor visitor, string path) => await visitor.PostFormAsync(
        await visitor.OpenAsync(path, Token), _ => { }, new FormChoice { Form = "form[action$='=Activate']" }, Token);
}
