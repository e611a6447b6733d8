using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.IntegrationTests.Workbooks;
using CyberGov.Pias.Register;
using CyberGov.Pias.Workflow;
using CyberGov.Testing;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.IntegrationTests.Pias;

public sealed class PiaRegisterTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<DatabaseProvider> All => Databases.All;

    [Theory]
    [MemberData(nameof(All))]
    public async Task The_register_narrows_sorts_and_says_whom_each_waits_for(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider, Token);
        var lead = await app.Council.AddPersonAsync(Token, CouncilRole.ControlOwner);
        var owner = await app.Council.AddPersonAsync(Token, CouncilRole.ControlOwner);
        var cameras = await app.AddApprovedPiaAsync(new TestPia("Cameras in car parks", lead.Id, owner.Id), Token);
        var survey = await app.AddPiaAsync(new TestPia("Residents’ survey", lead.Id, owner.Id), Token);
        var waiting = await app.AddPiaAsync(new TestPia("Library cards", owner.Id, lead.Id), Token);
        await app.TakeAsync(waiting, new PiaMove(PiaAction.SubmitScreening), owner.Id, Token);
        var officer = new Viewer(lead.Id, new HashSet<CouncilRole> { CouncilRole.InformationGovernanceOfficer });

        Assert.Equal([waiting, survey, cameras], await CodesAsync(new PiaRegisterRequest()));
        Assert.Equal([cameras, waiting, survey], await CodesAsync(new PiaRegisterRequest { Sort = PiaSort.Title, Descending = false }));
        Assert.Equal([cameras], await CodesAsync(new PiaRegisterRequest { Text = "PARKS cameras" }));
        Assert.Equal([survey], await CodesAsync(new PiaRegisterRequest { Text = survey }));
        Assert.Equal([cameras], await CodesAsync(new PiaRegisterRequest { State = PiaState.Approved }));
        Assert.Equal([waiting, survey, cameras], await CodesAsync(new PiaRegisterRequest { WaitsForMe = true }));
        Assert.Equal([cameras], await CodesAsync(new PiaRegisterRequest { ResidualLevel = CyberGov.Pias.Form.RiskLevel.Low }));
        Assert.Empty(await CodesAsync(new PiaRegisterRequest { LawEnforcementOnly = true }));

        app.Clock.Now += TimeSpan.FromDays(3);
        var row = (await PageAsync(new PiaRegisterRequest { Text = "library" })).Rows.Single();
        Assert.Equal(PiaActor.InformationGovernanceOfficer, row.WaitsFor);
        Assert.Equal(3, row.DaysWaiting(DateOnly.FromDateTime(app.Clock.Now.UtcDateTime)));

        Task<PiaRegisterPage> PageAsync(PiaRegisterRequest request) => app.WithAsync<PiaRegisterQuery, PiaRegisterPage>(
            q => q.ExecuteAsync(request, officer, DateOnly.FromDateTime(app.Clock.Now.UtcDateTime), Token));

        async Task<IEnumerable<string>> CodesAsync(PiaRegisterRequest request) => (await PageAsync(request)).Rows.Select(r => r.Code);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Words_find_assessments_by_their_beginning_and_a_new_title_is_found_at_once(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider, Token);
        var lead = await app.Council.AddPersonAsync(Token, CouncilRole.ControlOwner);
        var stranger = await app.Council.AddPersonAsync(Token, CouncilRole.ControlOwner);
        var code = await app.AddPiaAsync(new TestPia("Cafés: fêtes & “markets”", lead.Id), Token);
        await app.AddPiaAsync(new TestPia("Cafe permits", lead.Id), Token);

        Assert.Equal([code], await FoundAsync("MARKE cafe", lead.Id));
        Assert.Equal([code], await FoundAsync(code.Replace('-', ' '), lead.Id));
        Assert.Empty(await FoundAsync("arkets", lead.Id));
        Assert.Empty(await FoundAsync("\" * ' OR 1=1 --", lead.Id));
        Assert.Empty(await FoundAsync("&", lead.Id));
        Assert.Empty(await FoundAsync("markets", stranger.Id));

        await app.WithDbAsync(async db =>
        {
            (await db.Pias.SingleAsync(p => p.Code == code, Token)).Title = "Street parties";
            await db.SaveChangesAsync(Token);
        });
        Assert.Equal([code], await FoundAsync("parties", lead.Id));
        Assert.Empty(await FoundAsync("markets", lead.Id));

        async Task<IEnumerable<string>> FoundAsync(string text, Guid personId) => (await app.WithAsync<PiaRegisterQuery, PiaRegisterPage>(
            q => q.ExecuteAsync(
                new() { Text = text }, new Viewer(personId, new HashSet<CouncilRole> { CouncilRole.ControlOwner }), default, Token)))
            .Rows.Select(r => r.Code);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task What_has_no_review_comes_last_in_both_directions(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider, Token);
        var lead = await app.Council.AddPersonAsync(Token, CouncilRole.InformationGovernanceOfficer);
        var none = await app.AddPiaAsync(new TestPia("None", lead.Id), Token);
        var late = await WithReviewAsync(new DateOnly(2028, 3, 1));
        var soon = await WithReviewAsync(new DateOnly(2027, 3, 1));

        Assert.Equal([soon, late, none], await SortedAsync(descending: false));
        Assert.Equal([late, soon, none], await SortedAsync(descending: true));

        async Task<string> WithReviewAsync(DateOnly day)
        {
            var code = await app.AddPiaAsync(new TestPia("With one", lead.Id), Token);
            await app.WithDbAsync(db => db.Pias.Where(p => p.Code == code).ExecuteUpdateAsync(p => p.SetProperty(x => x.NextReviewOn, day), Token));
            return code;
        }

        async Task<IEnumerable<string>> SortedAsync(bool descending) => (await app.WithAsync<PiaRegisterQuery, PiaRegisterPage>(
            q => q.ExecuteAsync(
                new() { Sort = PiaSort.NextReview, Descending = descending },
                new Viewer(lead.Id, new HashSet<CouncilRole> { CouncilRole.InformationGovernanceOfficer }), default, Token)))
            .Rows.Select(r => r.Code);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task While_the_Commissioner_is_asked_page_register_and_files_say_when_the_reply_is_due(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider, Token);
        var lead = await app.Council.AddPersonAsync(Token, CouncilRole.ControlOwner);
        var owner = await app.Council.AddPersonAsync(Token, CouncilRole.ControlOwner);
        var asked = await app.AddPiaAsync(new TestPia("Faces in the square", lead.Id, owner.Id), Token);
        await app.AddPiaAsync(new TestPia("Residents’ survey", lead.Id, owner.Id), Token);
        var sent = DateOnly.FromDateTime(app.Clock.Now.UtcDateTime).AddDays(-20);
        await app.WithDbAsync(async db =>
        {
            var pia = await db.Pias.SingleAsync(p => p.Code == asked, Token);
            var consultation = new PriorConsultation { PiaId = pia.PiaId, VersionNumber = 1 };
            consultation.Record(sent, [ConsultationContent.Assessment], null, null);
            consultation.Suspend(sent.AddDays(2), "Floor plans");
            consultation.Resume(sent.AddDays(5));
            db.PriorConsultations.Add(consultation);
            await db.SaveChangesAsync(Token);
            await db.Pias.Where(p => p.Code == asked).ExecuteUpdateAsync(p => p.SetProperty(x => x.State, PiaState.PriorConsultation), Token);
        });
        var due = CyberGov.Calendar.UkWording.InWords(sent.AddDays(56 + 3));
        using var officer = await app.SignInAsync(Token, CouncilRole.InformationGovernanceOfficer);

        Assert.Equal([$"Reply due {due}"], (await officer.OpenAsync("/pias", Token)).Texts("td[data-label=State] .muted"));
        Assert.Contains(due, (await officer.OpenAsync($"/pias/{asked}", Token)).Text("main .govuk-summary-list"), StringComparison.Ordinal);
        var csv = (await officer.Http.GetStringAsync("/pias/download?format=csv", Token)).Split('\n');
        Assert.Contains("Commissioner replies by", csv[0], StringComparison.Ordinal);
        Assert.Single(csv, l => l.Contains($"{sent.AddDays(56 + 3):yyyy-MM-dd}", StringComparison.Ordinal) && l.Contains(asked, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_page_filters_and_its_downloads_hold_the_same_rows_and_no_formulas()
    {
        await using var app = await TestApp.StartAsync(new TestAppOptions(), Token);
        var lead = await app.Council.AddPersonAsync(Token, CouncilRole.ControlOwner);
        var owner = await app.Council.AddPersonAsync(Token, CouncilRole.ControlOwner);
        var formula = await app.AddPiaAsync(new TestPia("=1+1", lead.Id, owner.Id), Token);
        var other = await app.AddApprovedPiaAsync(new TestPia("Cameras", lead.Id, owner.Id), Token);
        using var officer = await app.SignInAsync(Token, CouncilRole.InformationGovernanceOfficer);

        var page = await officer.OpenAsync("/pias?state=DraftScreening&q=1%2B1", Token);
        Assert.Contains(formula, page.Text("table.responsive-table"), StringComparison.Ordinal);
        Assert.DoesNotContain(other, page.Text("table.responsive-table"), StringComparison.Ordinal);
        Assert.Contains("Search: =1+1".Replace("=", "", StringComparison.Ordinal), page.Text(".chips"), StringComparison.Ordinal);

        var csv = page.Document.QuerySelectorAll("a").Single(a => a.TextContent == "as CSV").GetAttribute("href")!;
        var text = await officer.Http.GetStringAsync(csv, Token);
        Assert.Contains($"{formula},'=1+1,", text, StringComparison.Ordinal);
        Assert.DoesNotContain(other, text, StringComparison.Ordinal);

        var path = Path.Combine(app.DataFolder, "register.xlsx");
        await File.WriteAllBytesAsync(path, await officer.Http.GetByteArrayAsync("/pias/download?format=xlsx", Token), Token);
        var sheet = (await OtherPrograms.OpenInOpenpyxlAsync(path, Token)).Single();
        Assert.Equal(["tblPias"], sheet.Tables);
        Assert.Equal((2, 0), (sheet.Rows, sheet.Formulas));
        Assert.Contains("=1+1", (await OtherPrograms.OpenInLibreOfficeAsync(path, Token)).Values.Single(), StringComparison.Ordinal);
    }
}
