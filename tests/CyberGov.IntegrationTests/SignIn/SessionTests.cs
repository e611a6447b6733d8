using System.Net;
using CyberGov.Calendar;
using CyberGov.Identity;
using CyberGov.People;
using CyberGov.Testing;
using CyberGov.Testing.Web;
using Microsoft.AspNetCore.Identity;

namespace CyberGov.IntegrationTests.SignIn;

/// <summary>How long a session lasts. Each test moves its own clock.</summary>
public sealed class SessionTests : IAsyncLifetime
{
    private TestApp _app = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _app = await TestApp.StartAsync(new TestAppOptions(), Token);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Half_an_hour_without_a_click_ends_it()
    {
        using var visitor = await _app.SignInAsync(Token, CouncilRole.Auditor);

        _app.Clock.Advance(TimeSpan.FromMinutes(29));
        Assert.True(await IsSignedInAsync(visitor));

        _app.Clock.Advance(TimeSpan.FromMinutes(29));
        Assert.True(await IsSignedInAsync(visitor));

        _app.Clock.Advance(TimeSpan.FromMinutes(31));
        Assert.False(await IsSignedInAsync(visitor));
    }

    [Fact]
    public async Task Twelve_hours_end_it_however_busy_it_is()
    {
        using var visitor = await _app.SignInAsync(Token, CouncilRole.Auditor);

        for (var minutes = 20; minutes <= 12 * 60; minutes += 20)
        {
            _app.Clock.Advance(TimeSpan.FromMinutes(20));
            Assert.True(await IsSignedInAsync(visitor), $"Signed out after {minutes} minutes.");
        }

        _app.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.False(await IsSignedInAsync(visitor));
    }

    [Fact]
    public async Task A_kept_copy_of_the_cookie_is_worth_nothing_a_minute_after_signing_out()
    {
        using var visitor = await _app.SignInAsync(Token, CouncilRole.Auditor);
        using var thief = _app.Visitor();
        thief.Cookies.Add(visitor.Cookies.GetAllCookies());
        Assert.True(await IsSignedInAsync(thief));

        await visitor.PostFormAsync("/sign-out", _ => { }, Token);
        _app.Clock.Advance(TimeSpan.FromMinutes(2));

        Assert.False(await IsSignedInAsync(thief));
    }

    [Fact]
    public async Task A_new_password_ends_every_session_within_a_minute()
    {
        using var visitor = await _app.SignInAsync(Token, CouncilRole.Auditor);

        await _app.WithAsync<UserManager<Person>>(async people =>
        {
            var person = (await people.FindByIdAsync(visitor.Person!.Id.ToString()))!;
            var token = await people.GeneratePasswordResetTokenAsync(person);
            Assert.True((await people.ResetPasswordAsync(person, token, "another long password")).Succeeded);
        });

        _app.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.False(await IsSignedInAsync(visitor));
    }

    [Fact]
    public async Task A_role_taken_away_is_gone_within_a_minute()
    {
        using var visitor = await _app.SignInAsync(Token, CouncilRole.InformationGovernanceOfficer, CouncilRole.Auditor);
        await visitor.OpenAsync("/controls/assign", Token);

        await _app.WithAsync<SavePerson>(save => save.ChangeAsync(
            visitor.Person!.Id, DetailsOf(visitor.Person, null, CouncilRole.Auditor), Token));

        _app.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.False(await IsSignedInAsync(visitor));
        using var again = await _app.SignInAsync(visitor.Person!, Token);
        await again.OpenAsync("/controls", Token);
        Assert.Equal(HttpStatusCode.NotFound, (await again.GetAsync("/controls/assign", Token)).Status);
    }

    [Fact]
    public async Task Who_leaves_is_out_within_a_minute()
    {
        using var visitor = await _app.SignInAsync(Token, CouncilRole.Auditor);

        await _app.WithAsync<SavePerson>(save => save.ChangeAsync(
            visitor.Person!.Id, DetailsOf(visitor.Person, _app.Clock.TodayInUk(), CouncilRole.Auditor), Token));

        _app.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.False(await IsSignedInAsync(visitor));
    }

    [Fact]
    public async Task Access_that_ends_at_midnight_in_London_ends_open_sessions_too()
    {
        _app.Clock.Now = new DateTimeOffset(2026, 9, 8, 22, 50, 0, TimeSpan.Zero); // ten to midnight, summer time
        var person = await _app.Council.AddPersonAsync(
            p =>
            {
                p.AccessEndsOn = _app.Clock.TodayInUk();
                p.Roles.Add(new PersonRole { PersonId = p.Id, Role = CouncilRole.Auditor });
            },
            Token);
        using var visitor = await _app.SignInAsync(person, Token);
        await visitor.OpenAsync("/controls", Token);

        _app.Clock.Advance(TimeSpan.FromMinutes(11));

        var page = await visitor.GetAsync("/controls", Token);
        Assert.False(page is { Status: HttpStatusCode.OK, Path: "/controls" }, "The register is still shown.");
    }

    private static PersonDetails DetailsOf(Person person, DateOnly? leftOn, params CouncilRole[] roles) =>
        new(person.Name, person.Email!, person.JobTitle, person.ServiceAreaId, roles, person.AccessEndsOn, leftOn);

    private async Task<bool> IsSignedInAsync(TestVisitor visitor)
    {
        var page = await visitor.GetAsync("/controls", Token);
        Assert.True(page.Status == HttpStatusCode.OK, $"{page.Path} answered {page.Status}\n{_app.Log}");
        return page.Path == "/controls";
    }
}
