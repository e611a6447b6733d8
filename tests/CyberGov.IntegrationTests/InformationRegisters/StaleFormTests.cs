using System.Net;
using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Pias.Workflow;
using CyberGov.Testing;
using CyberGov.Testing.Web;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.IntegrationTests.InformationRegisters;

/// <summary>A form that was open while someone else did the same is answered in words, and keeps what was typed.</summary>
public sealed class StaleFormTests : IAsyncLifetime
{
    private TestApp _app = null!;
    private TestVisitor _owner = null!;
    private TestVisitor _officer = null!;
    private SampleRecords _records = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Agreement => $"/sharing-agreements/{_records.AgreementCode}";

    public async ValueTask InitializeAsync()
    {
        _app = await TestApp.StartAsync(DatabaseProvider.Sqlite, Token);
        _owner = await _app.SignInAsync(Token, CouncilRole.ControlOwner);
        _officer = await _app.SignInAsync(Token, CouncilRole.InformationGovernanceOfficer);
        await _app.Council.AddServiceAreaAsync("Housing", Token);
        _records = await SampleRecords.AddAsync(_app, _owner.Person!.Id, Token);
    }

    public async ValueTask DisposeAsync()
    {
        _owner.Dispose();
        _officer.Dispose();
        await _app.DisposeAsync();
    }

    [Theory]
    [InlineData("/retire", "Reason", "The project stopped")]
    [InlineData("/edit", "Form.Texts[Retention]", "Seven years")]
    [InlineData("/review", "NextReviewOn", "1/3/2028")]
    [InlineData("/parties", "LawfulBasis", "Section 17")]
    public async Task What_ended_meanwhile_is_said_with_who_and_when_and_the_typed_text_stays(string page, string field, string typed)
    {
        var open = await _officer.OpenAsync(Agreement + page, Token);
        await EndAsync();

        var late = await _officer.PostFormAsync(open, form => form.Fill(field, typed), Form(field), Token);

        Assert.Equal(HttpStatusCode.OK, late.Status);
        Assert.Contains(late.Errors, e => e.StartsWith($"{_records.AgreementCode} was ended by {_owner.Person!.Name}, ", StringComparison.Ordinal));
        var control = late.Document.QuerySelector($"[name='{field}']")!;
        Assert.Equal(typed, control.GetAttribute("value") ?? control.TextContent.Trim());
        Assert.True(late.Has($"main a[href='{Agreement}']"));
        Assert.False(late.Has("main form button"));
        Assert.Equal(HttpStatusCode.OK, (await _officer.GetAsync(Agreement + page, Token)).Status);
    }

    [Fact]
    public async Task Whoever_could_not_change_it_before_it_ended_is_told_nothing()
    {
        await EndAsync();
        using var other = await _app.SignInAsync(Token, CouncilRole.ControlOwner);

        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"{Agreement}/edit", Token)).Status);
    }

    [Fact]
    public async Task An_agreement_is_put_into_force_once_and_only_as_it_was_read()
    {
        await MakeWholeAsync();
        var (first, second) = (await _officer.OpenAsync(Agreement, Token), await _officer.OpenAsync(Agreement, Token));
        await _owner.PostFormAsync(
            $"{Agreement}/edit", form => form.Fill("Form.Texts[Retention]", "Six years"), Token);

        var changed = await _officer.PostFormAsync(first, _ => { }, Form("Activate"), Token);
        Assert.StartsWith($"{_records.AgreementCode} was changed by {_owner.Person!.Name}, ", Assert.Single(changed.Errors), StringComparison.Ordinal);
        var done = await _officer.PostFormAsync(changed, _ => { }, Form("Activate"), Token);
        Assert.Contains("In force", done.Heading, StringComparison.Ordinal);

        var again = await _officer.PostFormAsync(second, _ => { }, Form("Activate"), Token);
        Assert.StartsWith($"{_records.AgreementCode} is in force already, since ", Assert.Single(again.Errors), StringComparison.Ordinal);

        await EndAsync();
        var late = await _officer.PostFormAsync(second, _ => { }, Form("Activate"), Token);
        Assert.StartsWith($"{_records.AgreementCode} was ended by ", Assert.Single(late.Errors), StringComparison.Ordinal);
        var link = await _officer.PostFormAsync(second, form => form.Fill("PiaCode", _records.PiaCode), Form("=Link"), Token);
        Assert.StartsWith($"{_records.AgreementCode} was ended by ", Assert.Single(link.Errors), StringComparison.Ordinal);

        var history = string.Join('\n', (await _officer.OpenAsync(Agreement, Token)).Texts(".timeline li"));
        Assert.Contains("Attempted: Put it into force", history, StringComparison.Ordinal);
        Assert.Contains("Why: It had moved on", history, StringComparison.Ordinal);
        Assert.DoesNotContain("Attempted: Activate", history, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_says_something_else_by_now_is_read_again_before_it_is_still_right()
    {
        var path = $"/ropa/{_records.ProcessingCode}";
        var open = await _officer.OpenAsync($"{path}/review", Token);
        await _owner.PostFormAsync($"{path}/edit", form => form.Fill("Form.Texts[Retention]", "Six years"), Token);

        var changed = await _officer.PostFormAsync(open, _ => { }, Form("NextReviewOn"), Token);

        Assert.Contains("after you opened it", Assert.Single(changed.Errors), StringComparison.Ordinal);
        Assert.Contains("Six years", changed.Text("main"), StringComparison.Ordinal);
        Assert.Contains("is still right", (await _officer.PostFormAsync(changed, _ => { }, Form("NextReviewOn"), Token)).Text(".govuk-notification-banner"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_whoever_takes_over_may_not_hold_is_named_on_the_form_before_it_is_confirmed()
    {
        var heir = await _app.Council.AddPersonAsync(Token, CouncilRole.BoardMember);
        var (path, stays) = ($"/people/hand-over/{_owner.Person!.Id}", $"{_records.AgreementCode}: they have no role in which a record is owned.");

        var told = await _officer.PostFormAsync(path, form => form.Fill("To", heir.Id.ToString()), Token);

        Assert.Contains(stays, told.Texts("main li"));
        Assert.Equal("Hand over the rest", told.Text("main form[method=post] button"));
        var done = await _officer.PostFormAsync(told, _ => { }, new FormChoice(), Token);
        Assert.Contains($"What stays, and why: ", done.Text(".govuk-notification-banner"), StringComparison.Ordinal);
        Assert.Contains(stays, done.Text(".govuk-notification-banner"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_is_not_taken_any_more_leads_back_to_the_record_and_a_problem_nobody_knows_is_a_page_not_found()
    {
        var open = await _owner.OpenAsync($"{Agreement}/parties", Token);
        await _app.WithDbAsync(db => db.InformationRecords.ExecuteUpdateAsync(r => r.SetProperty(x => x.OwnerId, _officer.Person!.Id), Token));

        var late = await _owner.PostFormAsync(open, _ => { }, Form("LawfulBasis"), Token);

        Assert.Equal((HttpStatusCode.NotFound, "Page not found"), (late.Status, late.Heading));
        Assert.Equal(Agreement, late.Document.QuerySelector("main a")!.GetAttribute("href"));
        using var stranger = new TestVisitor(_app);
        foreach (var number in new[] { "999999999999", "999", "abc", "-1" })
        {
            var unknown = await stranger.GetAsync($"/problem/{number}", Token);
            Assert.Equal((HttpStatusCode.NotFound, "Page not found"), (unknown.Status, unknown.Heading));
        }
    }

    [Fact]
    public async Task The_gate_that_was_shut_is_in_the_history_in_words()
    {
        await MakeWholeAsync();
        await _app.WithDbAsync(db => db.Pias.ExecuteUpdateAsync(p => p.SetProperty(x => x.State, PiaState.SignOff), Token));
        await _officer.PostFormAsync(await _officer.OpenAsync(Agreement, Token), _ => { }, Form("Activate"), Token);

        var history = string.Join('\n', (await _officer.OpenAsync(Agreement, Token)).Texts(".timeline li"));

        Assert.Contains("Why: An assessment it rests on does not allow the sharing", history, StringComparison.Ordinal);
        Assert.Contains($"Assessments: {_records.PiaCode} was at “Sign-off”", history, StringComparison.Ordinal);
        using var auditor = await _app.SignInAsync(Token, CouncilRole.Auditor);
        Assert.Contains("“Sign-off”", (await auditor.OpenAsync($"/history?record={_records.AgreementCode}", Token)).Text("table"), StringComparison.Ordinal);
    }

    private static FormChoice Form(string part) => new()
    {
        Form = part is "Activate" or "=Link" ? $"form[action$='{part}']" : $"main form:has([name='{part}'])",
    };

    private async Task EndAsync() =>
        await _owner.PostFormAsync($"{Agreement}/retire", form => form.Fill("Reason", "The sharing stopped"), Token);

    private async Task MakeWholeAsync()
    {
        foreach (var party in new[] { "The council", "The police" })
        {
            await _owner.PostFormAsync(
                await _owner.OpenAsync($"{Agreement}/parties", Token),
                form =>
                {
                    form.Fill("Name", party);
                    form.Fill("Role", "Controller");
                    form.Fill("LawfulBasis", "Public task");
                },
                Form("LawfulBasis"), Token);
        }

        await _owner.PostFormAsync(
            await _owner.OpenAsync(Agreement, Token), form => form.Fill("PiaCode", _records.PiaCode), Form("=Link"), Token);
        await _app.WithDbAsync(db => db.Pias.ExecuteUpdateAsync(p => p.SetProperty(x => x.State, PiaState.Live), Token));
    }
}
