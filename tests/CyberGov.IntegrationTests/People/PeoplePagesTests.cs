using System.Net;
using System.Text.RegularExpressions;
using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Mail;
using CyberGov.Testing;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CyberGov.IntegrationTests.People;

public sealed partial class PeoplePagesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Someone_who_is_added_gets_a_link_that_sets_a_password_once(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider, Token);
        using var administrator = await app.SignInAsync(Token, CouncilRole.Administrator);

        await administrator.PostFormAsync(
            "/administration/people/add",
            form =>
            {
                form.Fill("Person.Name", "Grace Hopper");
                form.Fill("Person.Email", "grace@borsetshire.gov.uk");
                form.Fill("Person.Roles", nameof(CouncilRole.ControlOwner));
                form.Fill("Invite", "true");
            },
            Token);

        var mail = await app.WithDbAsync(db => db.QueuedEmails.SingleAsync(Token));
        Assert.Equal("grace@borsetshire.gov.uk", mail.ToAddress);
        var link = new Uri(SetPasswordLink().Match(mail.TextBody).Value).PathAndQuery;

        // Nobody who reads the mail page can take the account over, before the mail goes or after.
        var shown = await administrator.OpenAsync($"/mail/{mail.QueuedEmailId}", Token);
        Assert.DoesNotContain("token=", shown.Document.Source.Text, StringComparison.Ordinal);
        await app.RunAsync<DeliverQueuedEmailsJob>(Token);
        Assert.DoesNotContain("token=", await app.WithDbAsync(db => db.QueuedEmails.Select(e => e.TextBody + e.HtmlBody).SingleAsync(Token)), StringComparison.Ordinal);

        using var grace = app.Visitor();
        await grace.PostFormAsync(link, form => form.Fill("Password", "nanoseconds of wire"), Token);
        await grace.SignInAsync("grace@borsetshire.gov.uk", "nanoseconds of wire", Token);
        await grace.OpenAsync("/evidence/log", Token);

        var again = await grace.PostFormAsync(link, form => form.Fill("Password", "another long password"), Token);
        Assert.Equal(["This link has been used or has run out. Ask for a new one"], again.Errors);
    }

    // Identity reads the computer's own clock here, so the time a link lasts is shortened instead of the clock moved.
    [Fact]
    public async Task A_link_that_has_run_out_sets_no_password()
    {
        await using var app = await TestApp.StartAsync(
            new TestAppOptions
            {
                Services = s => s.PostConfigure<DataProtectionTokenProviderOptions>(o =>
                {
                    Assert.Equal(TimeSpan.FromHours(24), o.TokenLifespan);
                    o.TokenLifespan = TimeSpan.FromMilliseconds(1);
                }),
            },
            Token);
        using var administrator = await app.SignInAsync(Token, CouncilRole.Administrator);
        var person = await app.Council.AddPersonAsync(Token, CouncilRole.ControlOwner);
        var page = await administrator.OpenAsync($"/administration/people/{person.Id}", Token);
        await administrator.PostFormAsync(page, _ => { }, new() { Form = "main form:nth-of-type(2)" }, Token);
        var mail = await app.WithDbAsync(db => db.QueuedEmails.SingleAsync(Token));
        var link = new Uri(SetPasswordLink().Match(mail.TextBody).Value).PathAndQuery;

        using var visitor = app.Visitor();
        var answer = await visitor.PostFormAsync(link, form => form.Fill("Password", "nanoseconds of wire"), Token);

        Assert.Equal(["This link has been used or has run out. Ask for a new one"], answer.Errors);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_change_is_kept_and_shown_again(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider, Token);
        using var administrator = await app.SignInAsync(Token, CouncilRole.Administrator);
        var person = await app.Council.AddPersonAsync(Token, CouncilRole.ControlOwner);
        var address = $"/administration/people/{person.Id}";

        await administrator.PostFormAsync(
            address,
            form =>
            {
                form.Fill("Person.JobTitle", "Head of ICT");
                form.Fill("Person.Roles", nameof(CouncilRole.DataProtectionOfficer), nameof(CouncilRole.ControlOwner));
            },
            Token);

        var changed = await app.WithDbAsync(db => db.People.Include(p => p.Roles).SingleAsync(p => p.Id == person.Id, Token));
        Assert.Equal((person.Name, "Head of ICT"), (changed.Name, changed.JobTitle));
        Assert.Equal([CouncilRole.ControlOwner, CouncilRole.DataProtectionOfficer], changed.Roles.Select(r => r.Role).Order());
        Assert.Equal("Head of ICT", (await administrator.OpenAsync(address, Token)).Document.QuerySelector("[name='Person.JobTitle']")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Nobody_becomes_the_manager_of_someone_above_them(int levels)
    {
        await using var app = await TestApp.StartAsync(new TestAppOptions(), Token);
        using var administrator = await app.SignInAsync(Token, CouncilRole.Administrator);
        var top = await app.Council.AddPersonAsync(Token, CouncilRole.SeniorInformationRiskOwner);
        List<Person> line = [top];
        for (var level = 0; level < levels; level++)
        {
            line.Add(await app.Council.AddPersonAsync(p => p.LineManagerId = line[^1].Id, Token));
        }

        Task<Testing.Web.TestPage> ManagedByAsync(Person manager) => administrator.PostFormAsync(
            $"/administration/people/{top.Id}", form => form.Fill("Person.LineManager", manager.Id.ToString()), Token);
        var words = string.Join(", who is managed by ", line.AsEnumerable().Reverse().Skip(1).Select(p => p.Name));

        Assert.Equal([$"Select someone else: {line[^1].Name} is managed by {words}"], (await ManagedByAsync(line[^1])).Errors);
        Assert.Equal(["Select someone else from the list"], (await ManagedByAsync(top)).Errors);
        Assert.Empty((await ManagedByAsync(administrator.Person!)).Errors);
        Assert.Equal(administrator.Person!.Id, await app.WithDbAsync(db => db.People.Where(p => p.Id == top.Id).Select(p => p.LineManagerId).SingleAsync(Token)));
    }

    [Fact]
    public async Task The_last_administrator_stays_one()
    {
        await using var app = await TestApp.StartAsync(new TestAppOptions(), Token);
        using var administrator = await app.SignInAsync(Token, CouncilRole.Administrator);

        var answer = await administrator.PostFormAsync(
            $"/administration/people/{administrator.Person!.Id}",
            form => form.Fill("Person.Roles", nameof(CouncilRole.BoardMember)),
            Token);

        Assert.Equal(["This is the last administrator. Give someone else that role first"], answer.Errors);
        Assert.Equal(HttpStatusCode.OK, (await administrator.GetAsync("/administration/people", Token)).Status);
    }

    [Fact]
    public async Task An_auditors_access_must_end_and_an_address_belongs_to_one_person()
    {
        await using var app = await TestApp.StartAsync(new TestAppOptions(), Token);
        using var administrator = await app.SignInAsync(Token, CouncilRole.Administrator);

        var answer = await administrator.PostFormAsync(
            "/administration/people/add",
            form =>
            {
                form.Fill("Person.Name", "Alan Auditor");
                form.Fill("Person.Email", "alan@audit.example");
                form.Fill("Person.Roles", nameof(CouncilRole.Auditor));
            },
            Token);
        Assert.Equal(["Enter the last day of access: an auditor's access is for a time"], answer.Errors);

        answer = await administrator.PostFormAsync(
            "/administration/people/add",
            form =>
            {
                form.Fill("Person.Name", "Someone Else");
                form.Fill("Person.Email", administrator.Person!.Email!.ToUpperInvariant());
            },
            Token);
        Assert.Equal(["Someone with this e-mail address is already here"], answer.Errors);
    }

    [GeneratedRegex("https?://[^ \r\n]+/set-password[^ \r\n]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SetPasswordLink();
}
