using System.Net;
using CyberGov.Calendar;
using CyberGov.Identity;
using CyberGov.Testing;
using CyberGov.Testing.Web;
using Microsoft.AspNetCore.Identity;

namespace CyberGov.IntegrationTests.SignIn;

public sealed class SignInTests(SqliteApp sqlite) : IClassFixture<SqliteApp>
{
    private static readonly CouncilRole[] Officer = [CouncilRole.InformationGovernanceOfficer];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private TestApp App => sqlite.App;

    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_get_the_same_answer()
    {
        var person = await App.Council.AddPersonAsync(Token, Officer);
        using var visitor = App.Visitor();

        var wrong = await visitor.TrySignInAsync(person.Email!, "not the password", Token);
        var unknown = await visitor.TrySignInAsync("nobody@borsetshire.gov.uk", "not the password", Token);

        Assert.Equal(["Enter the e-mail address and password of an account that may sign in"], wrong.Errors);
        Assert.Equal(wrong.Errors, unknown.Errors);
        Assert.Equal(wrong.Status, unknown.Status);
        Assert.Equal(wrong.Document.QuerySelector("main")!.TextContent, unknown.Document.QuerySelector("main")!.TextContent);
    }

    [Fact]
    public async Task The_address_may_be_typed_in_any_case_and_with_spaces_around_it()
    {
        var person = await App.Council.AddPersonAsync(Token, Officer);
        using var visitor = App.Visitor();

        await visitor.SignInAsync($" {person.Email!.ToUpperInvariant()} ", TestCouncil.Password, Token);

        Assert.Equal("Today", (await visitor.OpenAsync("/", Token)).Heading);
    }

    [Fact]
    public async Task Ten_wrong_passwords_rest_the_account_for_five_minutes()
    {
        var person = await App.Council.AddPersonAsync(Token, Officer);
        using var visitor = App.Visitor();
        for (var i = 0; i < 10; i++)
        {
            await visitor.TrySignInAsync(person.Email!, "not the password", Token);
        }

        Assert.NotEmpty((await visitor.TrySignInAsync(person.Email!, TestCouncil.Password, Token)).Errors);

        // Identity keeps the end of the rest by the computer's own clock, so it is moved instead.
        await App.WithAsync<UserManager<Person>>(async people =>
        {
            var resting = await people.FindByIdAsync(person.Id.ToString());
            Assert.NotNull(resting!.LockoutEnd);
            await people.SetLockoutEndDateAsync(resting, resting.LockoutEnd - TimeSpan.FromMinutes(5));
        });
        await visitor.SignInAsync(person.Email!, TestCouncil.Password, Token);
    }

    [Fact]
    public async Task Who_has_left_or_whose_access_has_ended_or_has_no_password_cannot_sign_in()
    {
        var today = App.Clock.TodayInUk();
        var people = new[]
        {
            await App.Council.AddPersonAsync(p => p.LeftOn = today, Token),
            await App.Council.AddPersonAsync(p => p.AccessEndsOn = today.AddDays(-1), Token),
            await App.Council.AddPersonAsync(p => p.PasswordHash = "", Token),
        };
        using var visitor = App.Visitor();

        foreach (var person in people)
        {
            Assert.Single((await visitor.TrySignInAsync(person.Email!, TestCouncil.Password, Token)).Errors);
        }
    }

    [Fact]
    public async Task On_the_last_day_of_access_one_may_still_sign_in()
    {
        var person = await App.Council.AddPersonAsync(
            p =>
            {
                p.AccessEndsOn = App.Clock.TodayInUk();
                p.Roles.Add(new PersonRole { PersonId = p.Id, Role = CouncilRole.Auditor });
            },
            Token);

        using var visitor = await App.SignInAsync(person, Token);
    }

    [Fact]
    public async Task One_is_taken_to_the_page_one_asked_for_but_never_to_another_site()
    {
        var person = await App.Council.AddPersonAsync(Token, Officer);
        using var visitor = App.Visitor();

        var asked = await visitor.OpenAsync("/controls?q=backup", Token);
        Assert.StartsWith("/sign-in", asked.Path, StringComparison.Ordinal);
        Assert.Equal("/controls?q=backup", (await SignInOnAsync(visitor, asked, person)).Path);

        foreach (var elsewhere in new[] { "https://evil.example/", "//evil.example/", "/\\evil.example/", "/\t/evil.example" })
        {
            using var fresh = App.Visitor();
            var page = await fresh.OpenAsync($"/sign-in?returnUrl={Uri.EscapeDataString(elsewhere)}", Token);
            Assert.Equal("/", (await SignInOnAsync(fresh, page, person)).Path);
        }
    }

    [Fact]
    public async Task Signing_out_takes_a_form_and_ends_the_session()
    {
        using var visitor = await App.SignInAsync(Token, Officer);

        await visitor.OpenAsync("/sign-out", Token);
        Assert.Equal("Today", (await visitor.OpenAsync("/", Token)).Heading);

        var page = await visitor.PostFormAsync("/sign-out", _ => { }, Token);
        Assert.Equal("You are signed out", page.Heading);
        Assert.StartsWith("/sign-in", (await visitor.OpenAsync("/", Token)).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_from_elsewhere_is_refused()
    {
        using var visitor = await App.SignInAsync(Token, Officer);

        using var forged = new FormUrlEncodedContent([]);
        using var answer = await visitor.Http.PostAsync("/sign-out", forged, Token);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("Today", (await visitor.OpenAsync("/", Token)).Heading);
    }

    private static Task<TestPage> SignInOnAsync(TestVisitor visitor, TestPage page, Person person) => visitor.PostFormAsync(
        page,
        form =>
        {
            form.Fill("Email", person.Email!);
            form.Fill("Password", TestCouncil.Password);
        },
        new FormChoice(),
        Token);
}
