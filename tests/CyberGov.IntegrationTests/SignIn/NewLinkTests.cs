using System.Text.RegularExpressions;
using CyberGov.Identity;
using CyberGov.Testing;
using CyberGov.Testing.Web;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.IntegrationTests.SignIn;

/// <summary>Someone who never set a password follows the link of a reminder.</summary>
public sealed partial class NewLinkTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task They_are_told_ask_for_a_link_and_sign_in()
    {
        await using var app = await TestApp.StartAsync(new TestAppOptions(), Token);
        var person = await app.Council.AddPersonAsync(
            p =>
            {
                p.PasswordHash = "";
                p.Roles.Add(new PersonRole { PersonId = p.Id, Role = CouncilRole.ControlOwner });
            },
            Token);
        using var visitor = app.Visitor();

        var landed = await visitor.OpenAsync("/reviews", Token);
        Assert.Contains("You have not set a password yet", landed.Text("main"), StringComparison.Ordinal);
        var asked = await AskAsync(visitor, $" {person.Email!.ToUpperInvariant()} ");
        Assert.Contains("a mail with a link is on its way", asked.Text("main"), StringComparison.Ordinal);

        var mail = await app.WithDbAsync(db => db.QueuedEmails.AsNoTracking().SingleAsync(Token));
        Assert.Equal(person.Email, mail.ToAddress);
        Assert.Contains("/sign-in/link\r\n", mail.TextBody, StringComparison.Ordinal);
        await visitor.PostFormAsync(
            new Uri(SetPasswordLink().Match(mail.TextBody).Value).PathAndQuery, form => form.Fill("Password", "nanoseconds of wire"), Token);
        await visitor.SignInAsync(person.Email!, "nanoseconds of wire", Token);
    }

    [Fact]
    public async Task Nobody_learns_who_has_an_account_and_nobody_is_flooded_with_mails()
    {
        await using var app = await TestApp.StartAsync(new TestAppOptions(), Token);
        var known = await app.Council.AddPersonAsync(Token, CouncilRole.ControlOwner);
        var left = await app.Council.AddPersonAsync(p => p.LeftOn = new DateOnly(2020, 1, 1), Token);
        using var visitor = app.Visitor();

        var pages = new List<TestPage>();
        foreach (var address in new[] { known.Email!, known.Email!, left.Email!, "nobody@borsetshire.gov.uk" })
        {
            pages.Add(await AskAsync(visitor, address));
        }

        Assert.Single(pages.Select(p => (p.Status, p.Path, p.Document.QuerySelector("main")!.TextContent)).Distinct());
        Assert.Equal([known.Email!], await app.WithDbAsync(db => db.QueuedEmails.Select(e => e.ToAddress).ToListAsync(Token)));
        app.Clock.Advance(TimeSpan.FromMinutes(11));
        await AskAsync(visitor, known.Email!);
        Assert.Equal(2, await app.WithDbAsync(db => db.QueuedEmails.CountAsync(Token)));
    }

    private static Task<TestPage> AskAsync(TestVisitor visitor, string address) =>
        visitor.PostFormAsync("/sign-in/link", form => form.Fill("Email", address), Token);

    [GeneratedRegex("https?://[^ \r\n]+/set-password[^ \r\n]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SetPasswordLink();
}
