using System.Net;
using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Testing;
using CyberGov.Testing.Web;
using CyberGov.Web.Hosting;
using CyberGov.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CyberGov.IntegrationTests.Setup;

public sealed class SetupTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_link_sets_the_council_up_signs_its_first_person_in_and_works_once(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(new TestAppOptions { Provider = provider, IsSetUp = false }, Token);
        using var visitor = app.Visitor();
        var link = LinkOf(app);

        var today = await visitor.PostFormAsync(link, FillIn, Token);

        Assert.Equal((HttpStatusCode.OK, "/"), (today.Status, today.Path));
        Assert.Contains("Borsetshire", today.Text(".govuk-notification-banner"), StringComparison.Ordinal);

        var organisation = await app.WithDbAsync(db => db.Organisations.SingleAsync(Token));
        Assert.Equal(("Borsetshire District Council", Nation.Wales), (organisation.Name, organisation.Nation));
        var person = await app.WithDbAsync(db => db.People.Include(p => p.Roles).SingleAsync(Token));
        Assert.Equal(
            [CouncilRole.Administrator, CouncilRole.InformationGovernanceOfficer],
            person.Roles.Select(r => r.Role).Order());

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(link, Token)).Status);
        await Startup.PrepareAsync(app.Services, Token);
        Assert.Null(app.Services.GetRequiredService<SetupToken>().Value);
    }

    [Fact]
    public async Task Without_its_token_the_set_up_page_does_not_exist()
    {
        await using var app = await TestApp.StartAsync(new TestAppOptions { IsSetUp = false }, Token);
        using var visitor = app.Visitor();
        var form = await visitor.OpenAsync(LinkOf(app), Token);

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/setup", Token)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/setup?token=", Token)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/setup?token={new string('0', 32)}", Token)).Status);

        var answer = await visitor.PostFormAsync(
            form,
            f =>
            {
                FillIn(f);
                f.Fill("Token", new string('0', 32));
            },
            new FormChoice(),
            Token);
        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.False(await app.WithDbAsync(db => db.People.AnyAsync(Token)));
    }

    [Fact]
    public async Task What_is_missing_is_said_in_sentences_and_nothing_is_saved()
    {
        await using var app = await TestApp.StartAsync(new TestAppOptions { IsSetUp = false }, Token);
        using var visitor = app.Visitor();

        var page = await visitor.PostFormAsync(LinkOf(app), _ => { }, Token);

        Assert.StartsWith("Error: ", page.Title, StringComparison.Ordinal);
        Assert.Equal(
            [
                "Enter the name of the council", "Select the nation, which decides the bank holidays", "Enter your full name",
                "Enter your e-mail address", "Enter a password",
            ],
            page.Errors);

        page = await visitor.PostFormAsync(
            LinkOf(app),
            f =>
            {
                FillIn(f);
                f.Fill("Password", "short");
            },
            Token);
        Assert.Contains("Password must be 12 characters or more", page.Errors);
        Assert.False(await app.WithDbAsync(db => db.Organisations.AnyAsync(Token)));
        Assert.False(await app.WithDbAsync(db => db.People.AnyAsync(Token)));
    }

    [Fact]
    public async Task Before_set_up_the_sign_in_page_says_so()
    {
        await using var app = await TestApp.StartAsync(new TestAppOptions { IsSetUp = false }, Token);
        using var visitor = app.Visitor();

        var page = await visitor.OpenAsync("/", Token);

        Assert.StartsWith("/sign-in", page.Path, StringComparison.Ordinal);
        Assert.Contains("Nobody has set CyberGov up yet", page.Text("main"), StringComparison.Ordinal);
    }

    private static string LinkOf(TestApp app) => $"/setup?token={app.Services.GetRequiredService<SetupToken>().Value}";

    private static void FillIn(TestForm form)
    {
        form.Fill("CouncilName", "Borsetshire District Council");
        form.Fill("Nation", nameof(Nation.Wales));
        form.Fill("FullName", "Ada Lovelace");
        form.Fill("Email", "ada@borsetshire.gov.uk");
        form.Fill("Password", TestCouncil.Password);
    }
}
