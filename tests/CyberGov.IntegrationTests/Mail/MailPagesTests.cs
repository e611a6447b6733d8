using CyberGov.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.IntegrationTests.Mail;

public sealed class MailPagesTests(SmtpServer server) : IClassFixture<SmtpServer>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_test_mail_goes_at_once_and_the_page_says_so()
    {
        await using var app = await DeliveryCouncil.StartAsync(server);
        using var administrator = await app.SignInAsync(Token, CouncilRole.Administrator);

        var page = await administrator.PostFormAsync("/administration/test-mail", f => f.Fill("Address", "me@borsetshire.gov.uk"), Token);

        Assert.Equal("me@borsetshire.gov.uk", Assert.Single(server.Take(1)).Recipient);
        Assert.Contains("The mail to me@borsetshire.gov.uk left.", page.Text("main"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("me@borsetshire.gov.uk", 1, "refused the connection", "Smtp:Port")]
    [InlineData("bounce.me@borsetshire.gov.uk", null, "no such mailbox", "Check the address")]
    [InlineData("slow.me@borsetshire.gov.uk", null, "451", "try later")]
    public async Task A_test_mail_that_does_not_leave_says_why_and_how_to_mend_it_and_does_not_go_later(
        string address, int? port, string why, string mend)
    {
        await using var app = await DeliveryCouncil.StartAsync(server, port: port);
        using var administrator = await app.SignInAsync(Token, CouncilRole.Administrator);

        var page = await administrator.PostFormAsync("/administration/test-mail", f => f.Fill("Address", address), Token);

        var words = page.Text(".govuk-warning-text");
        Assert.Contains(why, words, StringComparison.Ordinal);
        Assert.Contains(mend, words, StringComparison.Ordinal);
        app.Clock.Advance(TimeSpan.FromHours(2));
        await app.DeliverAsync();
        Assert.Equal(1, await app.WithDbAsync(db => db.EmailAttempts.CountAsync(Token)));
    }

    [Fact]
    public async Task A_test_mail_wants_an_address()
    {
        await using var app = await DeliveryCouncil.StartAsync(server);
        using var administrator = await app.SignInAsync(Token, CouncilRole.Administrator);

        var page = await administrator.PostFormAsync("/administration/test-mail", f => f.Fill("Address", "nobody"), Token);

        Assert.Equal(["Enter an e-mail address in the correct format, like name@example.gov.uk"], page.Errors);
    }

    [Fact]
    public async Task Someone_whom_mail_does_not_reach_is_shown_to_officers_and_administrators_until_the_address_is_changed()
    {
        await using var app = await DeliveryCouncil.StartAsync(server);
        using var administrator = await app.SignInAsync(Token, CouncilRole.Administrator);
        using var officer = await app.SignInAsync(Token, CouncilRole.InformationGovernanceOfficer);
        using var owner = await app.SignInAsync(Token, CouncilRole.ControlOwner);
        var lost = await app.Council.AddPersonAsync(Token, CouncilRole.ControlOwner);
        await app.WithDbAsync(async db =>
        {
            (await db.People.SingleAsync(p => p.Id == lost.Id, Token)).RefuseMail(app.Clock.Now, "550 no such mailbox");
            await db.SaveChangesAsync(Token);
        });

        Assert.Contains("Mail does not reach 1 person", (await officer.OpenAsync("/", Token)).Text(".govuk-warning-text"), StringComparison.Ordinal);
        Assert.DoesNotContain("Mail does not reach", (await owner.OpenAsync("/", Token)).Text("main"), StringComparison.Ordinal);
        Assert.Contains(lost.Name, (await officer.OpenAsync("/mail/refused", Token)).Text("tbody tr"), StringComparison.Ordinal);
        var page = await administrator.OpenAsync($"/administration/people/{lost.Id}", Token);
        Assert.Contains("550 no such mailbox", page.Text(".govuk-warning-text"), StringComparison.Ordinal);

        await administrator.PostFormAsync(
            $"/administration/people/{lost.Id}", f => f.Fill("Person.Email", "found@borsetshire.gov.uk"), Token);
        Assert.Null((await app.PersonAsync(lost.Id)).MailRefusedAt);
    }
}
