using CyberGov.Identity;
using CyberGov.IntegrationTests.Evidence;
using CyberGov.Testing;
using CyberGov.Testing.Web;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CyberGov.IntegrationTests.People;

/// <summary>Names and addresses that would break a mail are refused, in words, wherever people are made or changed.</summary>
public sealed class StrangeNamesTests(SqliteApp sqlite) : IClassFixture<SqliteApp>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private TestApp App => sqlite.App;

    [Theory]
    [InlineData("Person.Name", "Ada\nByron", "Full name must be on one line")]
    [InlineData("Person.JobTitle", "Head\r\nof ICT", "Job title must be on one line")]
    [InlineData("Person.Email", "a@b", "Enter the whole e-mail address: after the @ stands a name with a dot in it, like example.gov.uk")]
    [InlineData("Person.Email", "<a@b.uk>", "Enter only the e-mail address, like name@example.gov.uk, without spaces, quotation marks or brackets")]
    [InlineData("Person.Email", "\"a b\"@x.uk", "Enter only the e-mail address, like name@example.gov.uk, without spaces, quotation marks or brackets")]
    [InlineData("Person.Email", "zoë@x.uk", "The part of the e-mail address before the @ holds a letter that e-mail cannot carry; use letters from a to z")]
    public async Task Adding_and_changing_say_what_is_wrong(string field, string typed, string says)
    {
        using var administrator = await App.SignInAsync(Token, CouncilRole.Administrator);
        var person = await App.Council.AddPersonAsync(Token, CouncilRole.ControlOwner);

        void FillIn(TestForm form)
        {
            form.Fill("Person.Name", "Ada Byron");
            form.Fill("Person.Email", "ada.byron@borsetshire.gov.uk");
            form.Fill(field, typed);
        }

        var added = await administrator.PostFormAsync("/administration/people/add", FillIn, Token);
        var changed = await administrator.PostFormAsync($"/administration/people/{person.Id}", FillIn, Token);

        Assert.Equal([says], added.Errors);
        Assert.Equal([says], changed.Errors);
        Assert.Equal(person.Name, await App.WithDbAsync(db => db.People.Where(p => p.Id == person.Id).Select(p => p.Name).SingleAsync(Token)));
    }

    [Fact]
    public async Task The_first_person_of_a_council_too()
    {
        await using var app = await TestApp.StartAsync(new TestAppOptions { IsSetUp = false }, Token);
        using var visitor = app.Visitor();

        var answer = await visitor.PostFormAsync(
            $"/setup?token={app.Services.GetRequiredService<SetupToken>().Value}",
            form =>
            {
                form.Fill("CouncilName", "Borset\nshire");
                form.Fill("Nation", "England");
                form.Fill("FullName", "Ada\nByron");
                form.Fill("Email", "a@b");
                form.Fill("Password", "nanoseconds of wire");
            },
            Token);

        Assert.Equal(3, answer.Errors.Count);
        Assert.Contains("Full name must be on one line", answer.Errors);
        Assert.Contains("Name of the council must be on one line", answer.Errors);
    }

    [Theory]
    [InlineData("Ada\u202eByron", "ada@borsetshire.gov.uk", "Name must be on one line, without invisible characters")]
    [InlineData("Ada\nByron", "ada@borsetshire.gov.uk", "Name must be on one line, without invisible characters")]
    [InlineData("Ada Byron", "Ada <ada@borsetshire.gov.uk>", "Enter only the e-mail address")]
    public async Task The_command_line_too(string name, string address, string says)
    {
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => ServerProcess.RunAsync(
            ["user", "add", "--name", name, "--email", address, "--role", "Administrator", $"--CyberGov:DataFolder={TestFolders.New()}"], "", Token));

        Assert.Contains(says, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Someone_stored_before_the_rule_may_still_set_a_password_but_not_be_given_another_such_name()
    {
        var person = await App.Council.AddPersonAsync(Token, CouncilRole.ControlOwner);
        await App.WithDbAsync(async db =>
        {
            var stored = await db.People.SingleAsync(p => p.Id == person.Id, Token);
            (stored.Name, stored.Email) = ("Ada\nByron", "old@b");
            await db.SaveChangesAsync(Token);
        });

        await App.WithAsync<UserManager<Person>>(async people =>
        {
            var stored = (await people.FindByIdAsync(person.Id.ToString()))!;
            var reset = await people.ResetPasswordAsync(stored, await people.GeneratePasswordResetTokenAsync(stored), "nanoseconds of wire");
            Assert.True(reset.Succeeded);
            stored.Name = "Ada\u2028Byron";
            Assert.False((await people.UpdateAsync(stored)).Succeeded);
        });
    }
}
