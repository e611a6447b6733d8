using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Testing;
using CyberGov.Testing.Files;
using CyberGov.Testing.Web;
using CyberGov.UnsavedForms;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.IntegrationTests.UnsavedForms;

/// <summary>What was typed into a form outlives the session, for the person who typed it and nobody else.</summary>
public sealed class UnsavedTextTests : IAsyncDisposable
{
    private const string Address = "/evidence/log?control=IAM-03";
    private const string Note = "First line\r\nSecond line, with <angle> & “quotes” – ünïcödé 😀";

    private TestApp _app = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Text_sent_after_the_session_ended_is_offered_after_signing_in_and_put_back(DatabaseProvider provider)
    {
        _app = await TestApp.StartAsync(provider, Token);
        using var officer = await _app.SignInAsync(Token, CouncilRole.InformationGovernanceOfficer);
        var sent = await SendTooLateAsync(officer);
        Assert.StartsWith("/sign-in?returnUrl=", sent.Path, StringComparison.Ordinal);

        await officer.SignInAsync(officer.Person!.Email!, TestCouncil.Password, Token);
        var offer = await officer.OpenAsync(Address, Token);
        Assert.Contains("You have unsaved text from", offer.Text(".govuk-notification-banner"), StringComparison.Ordinal);
        Assert.Empty(ValueOf(offer, "Title"));

        var back = await officer.OpenAsync(LinkOf(offer, ".govuk-notification-banner__link"), Token);
        Assert.Equal("Leavers of March", ValueOf(back, "Title"));
        Assert.Equal(Note.ReplaceLineEndings("\n"), back.Document.QuerySelector("textarea[name=Note]")!.TextContent.ReplaceLineEndings("\n").TrimStart('\n'));
        Assert.Equal("31/2/2027", ValueOf(back, "EffectiveOn"));
        Assert.Empty(back.Errors);

        // Saved at last, it is nobody's unsaved text any more.
        await officer.PostFormAsync(
            back, form => form.Fill("EffectiveOn", "8/9/2026"), new FormChoice { Form = "form[enctype]", Button = "button[value=Draft]" }, Token);
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task Another_person_never_sees_it()
    {
        _app = await TestApp.StartAsync(new TestAppOptions(), Token);
        using var officer = await _app.SignInAsync(Token, CouncilRole.InformationGovernanceOfficer);
        await SendTooLateAsync(officer);

        // At the very same browser.
        var other = await _app.Council.AddPersonAsync(Token, CouncilRole.InformationGovernanceOfficer);
        await officer.SignInAsync(other.Email!, TestCouncil.Password, Token);

        Assert.False((await officer.OpenAsync(Address, Token)).Has(".govuk-notification-banner"));
        Assert.Empty(ValueOf(await officer.OpenAsync(Address + "&unsaved=put-back", Token), "Title"));
    }

    [Fact]
    public async Task It_can_be_thrown_away()
    {
        _app = await TestApp.StartAsync(new TestAppOptions(), Token);
        using var officer = await _app.SignInAsync(Token, CouncilRole.InformationGovernanceOfficer);
        await SendTooLateAsync(officer);
        await officer.SignInAsync(officer.Person!.Email!, TestCouncil.Password, Token);

        var page = await officer.PostFormAsync(
            await officer.OpenAsync(Address, Token), _ => { }, new FormChoice { Form = "form.unsaved-text" }, Token);

        Assert.Equal(Address, page.Path);
        Assert.False(page.Has(".govuk-notification-banner"));
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task A_cookie_of_someone_who_signed_out_or_a_form_of_another_site_keeps_nothing()
    {
        _app = await TestApp.StartAsync(new TestAppOptions(), Token);
        using var officer = await _app.SignInAsync(Token, CouncilRole.InformationGovernanceOfficer);
        _app.Clock.Advance(TimeSpan.FromMinutes(31));
        using var forged = new FormUrlEncodedContent([new("Title", "Forged")]);
        await officer.Http.PostAsync(Address, forged, Token);
        Assert.Equal(0, await CountAsync());

        await officer.SignInAsync(officer.Person!.Email!, TestCouncil.Password, Token);
        using var thief = _app.Visitor();
        thief.Cookies.Add(officer.Cookies.GetAllCookies());
        var page = await thief.OpenAsync(Address, Token);
        await officer.PostFormAsync(await officer.OpenAsync("/", Token), _ => { }, new FormChoice { Form = "form[action='/sign-out']" }, Token);
        _app.Clock.Advance(TimeSpan.FromMinutes(31));
        await SendAsync(thief, page);

        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task Files_of_an_earlier_try_come_back_with_the_text()
    {
        _app = await TestApp.StartAsync(new TestAppOptions(), Token);
        using var officer = await _app.SignInAsync(Token, CouncilRole.InformationGovernanceOfficer);
        var choice = new FormChoice { Form = "form[enctype]", Files = [new TestFile("Files", "leavers.pdf", SampleFiles.Pdf())] };
        var refused = await officer.PostFormAsync(await officer.OpenAsync(Address, Token), form => form.Fill("Title", ""), choice, Token);
        Assert.True(refused.Has("input[name=Kept]"));

        _app.Clock.Advance(TimeSpan.FromMinutes(31));
        await SendAsync(officer, refused);
        await officer.SignInAsync(officer.Person!.Email!, TestCouncil.Password, Token);

        var back = await officer.OpenAsync(Address + "&unsaved=put-back", Token);
        Assert.Contains("leavers.pdf", back.Text("fieldset:has(input[name=Kept])"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_script_keeps_only_what_the_page_allows_and_only_so_much()
    {
        _app = await TestApp.StartAsync(new TestAppOptions(), Token);
        using var officer = await _app.SignInAsync(Token, CouncilRole.InformationGovernanceOfficer);
        var page = await officer.OpenAsync("/evidence/log", Token);
        var token = ValueOf(page, "__RequestVerificationToken");

        using var small = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("Title", "Kept"), new("Follows", "7"), new("Other", "x")]);
        var answer = await officer.Http.PostAsync("/evidence/log?handler=KeepTypedText", small, Token);
        Assert.Equal("{\"secondsLeft\":1800}", await answer.Content.ReadAsStringAsync(Token));
        Assert.Equal("{\"Title\":[\"Kept\"]}", await _app.WithDbAsync(db => db.UnsavedForms.Select(f => f.Fields).SingleAsync(Token)));

        using var large = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("Note", new string('x', 800_000))]);
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, (await officer.Http.PostAsync("/evidence/log?handler=KeepTypedText", large, Token)).StatusCode);
        Assert.Equal(0, await _app.WithDbAsync(db => db.ChangeHistory.CountAsync(h => h.Subject == nameof(UnsavedForm), Token)));
    }

    [Fact]
    public async Task After_a_week_nobody_comes_back_for_it()
    {
        _app = await TestApp.StartAsync(new TestAppOptions(), Token);
        using var officer = await _app.SignInAsync(Token, CouncilRole.InformationGovernanceOfficer);
        await SendTooLateAsync(officer);

        _app.Clock.Advance(TimeSpan.FromDays(6.9));
        await _app.RunAsync<ForgetUnsavedFormsJob>(Token);
        Assert.Equal(1, await CountAsync());
        _app.Clock.Advance(TimeSpan.FromDays(0.2));
        await _app.RunAsync<ForgetUnsavedFormsJob>(Token);
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task One_person_keeps_no_more_than_twenty_forms()
    {
        _app = await TestApp.StartAsync(new TestAppOptions(), Token);
        var person = await _app.Council.AddPersonAsync(Token);
        for (var number = 1; number <= 22; number++)
        {
            _app.Clock.Advance(TimeSpan.FromMinutes(1));
            await _app.WithAsync<UnsavedFormStore, bool>(store => store.KeepAsync(
                person.Id, $"/evidence/log?control={number}", new Dictionary<string, string[]>(StringComparer.Ordinal), Token));
        }

        Assert.Equal(20, await CountAsync());
        Assert.Null(await _app.WithAsync<UnsavedFormStore, KeptFields?>(store => store.FindAsync(person.Id, "/evidence/log?control=1", Token)));
    }

    private async Task<TestPage> SendTooLateAsync(TestVisitor visitor)
    {
        var page = await visitor.OpenAsync(Address, Token);
        _app.Clock.Advance(TimeSpan.FromMinutes(31));
        return await SendAsync(visitor, page);
    }

    private static Task<TestPage> SendAsync(TestVisitor visitor, TestPage page) => visitor.PostFormAsync(
        page,
        form =>
        {
            form.Fill("Title", "Leavers of March");
            form.Fill("Note", Note);
            form.Fill("EffectiveOn", "31/2/2027");
        },
        new FormChoice { Form = "form[enctype]" },
        Token);

    private static string ValueOf(TestPage page, string name) =>
        page.Document.QuerySelector($"form[enctype] input[name={name}]")?.GetAttribute("value") ?? string.Empty;

    private static string LinkOf(TestPage page, string selector) => page.Document.QuerySelector(selector)!.GetAttribute("href")!;

    private Task<int> CountAsync() => _app.WithDbAsync(db => db.UnsavedForms.CountAsync(Token));
}
