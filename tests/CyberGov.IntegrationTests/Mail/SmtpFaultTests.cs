using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Mail;
using CyberGov.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CyberGov.IntegrationTests.Mail;

/// <summary>A mail server with bad days: what is lost, what is repeated, and who is blamed.</summary>
public sealed class SmtpFaultTests(SmtpServer server) : IClassFixture<SmtpServer>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_refused_address_marks_its_person_and_a_mail_that_gets_through_clears_the_mark(DatabaseProvider provider)
    {
        await using var app = await DeliveryCouncil.StartAsync(server, provider);
        var ada = await app.Council.AddPersonAsync(Token, CouncilRole.ControlOwner);
        await ChangeAddressAsync(app, ada.Id, $"bounce.{ada.Id:N}@borsetshire.gov.uk");
        await app.QueueAsync(DeliveryCouncil.Email($"bounce.{ada.Id:N}@borsetshire.gov.uk", app.Clock.Now, ada));

        await app.DeliverAsync();

        var refused = await app.PersonAsync(ada.Id);
        Assert.Equal(app.Clock.Now, refused.MailRefusedAt);
        Assert.Contains("no such mailbox", refused.MailRefusedAnswer, StringComparison.Ordinal);
        Assert.Contains(
            nameof(Person.MailRefusedAt),
            (await app.WithDbAsync(db => db.ChangeHistory.Where(h => h.SubjectId == ada.Id).OrderBy(h => h.Sequence).LastAsync(Token))).Fields,
            StringComparison.Ordinal);

        await app.WithDbAsync(async db =>
        {
            (await db.People.SingleAsync(p => p.Id == ada.Id, Token)).RefuseMail(app.Clock.Now, "550");
            await db.SaveChangesAsync(Token);
        });
        await ChangeAddressAsync(app, ada.Id, $"ada.{ada.Id:N}@borsetshire.gov.uk");
        Assert.Null((await app.PersonAsync(ada.Id)).MailRefusedAt);
    }

    [Fact]
    public async Task A_mail_that_gets_through_clears_the_mark_and_one_to_an_old_address_changes_nothing()
    {
        await using var app = await DeliveryCouncil.StartAsync(server);
        var ada = await app.Council.AddPersonAsync(Token, CouncilRole.ControlOwner);
        await app.QueueAsync(DeliveryCouncil.Email("bounce.long.ago@borsetshire.gov.uk", app.Clock.Now, ada));
        await app.DeliverAsync();
        Assert.Null((await app.PersonAsync(ada.Id)).MailRefusedAt);

        await app.WithDbAsync(async db =>
        {
            (await db.People.SingleAsync(p => p.Id == ada.Id, Token)).RefuseMail(app.Clock.Now, "550 no such mailbox");
            await db.SaveChangesAsync(Token);
        });
        await app.QueueAsync(DeliveryCouncil.Email("ada.long.ago@borsetshire.gov.uk", app.Clock.Now, ada));
        await app.DeliverAsync();
        Assert.NotNull((await app.PersonAsync(ada.Id)).MailRefusedAt);

        await app.QueueAsync(DeliveryCouncil.Email(ada.Email!, app.Clock.Now, ada));
        await app.DeliverAsync();
        Assert.Null((await app.PersonAsync(ada.Id)).MailRefusedAt);
        server.Take(2);
    }

    [Theory]
    [InlineData("relay.us@borsetshire.gov.uk", "cybergov@borsetshire.gov.uk", "550")]
    [InlineData("stranger@borsetshire.gov.uk", "cybergov@borsetshire.gov.uk", "550")]
    [InlineData("policy@borsetshire.gov.uk", "cybergov@borsetshire.gov.uk", "550")]
    [InlineData("spam.words@borsetshire.gov.uk", "cybergov@borsetshire.gov.uk", "554")]
    [InlineData("ada@borsetshire.gov.uk", "unwanted@borsetshire.gov.uk", "550")]
    public async Task A_refusal_that_is_not_about_the_address_marks_nobody_and_is_tried_again(string address, string from, string code)
    {
        await using var app = await DeliveryCouncil.StartAsync(server, from: from);
        var ada = await app.Council.AddPersonAsync(Token, CouncilRole.ControlOwner);
        await ChangeAddressAsync(app, ada.Id, address);
        var id = await app.QueueAsync(DeliveryCouncil.Email(address, app.Clock.Now, ada));

        await app.DeliverAsync();

        var email = await app.EmailAsync(id);
        Assert.Equal((EmailState.Queued, app.Clock.Now.AddMinutes(1)), (email.State, email.NextAttemptAt));
        Assert.Contains(code, email.LastAnswer, StringComparison.Ordinal);
        Assert.Null((await app.PersonAsync(ada.Id)).MailRefusedAt);
    }

    [Fact]
    public async Task When_every_mail_is_refused_for_a_reason_of_ours_the_run_stops_after_eight()
    {
        await using var app = await DeliveryCouncil.StartAsync(server, from: "unwanted@borsetshire.gov.uk");
        for (var number = 0; number < 20; number++)
        {
            await app.QueueAsync($"owner{number}@borsetshire.gov.uk");
        }

        await app.DeliverAsync();

        var emails = await app.WithDbAsync(db => db.QueuedEmails.AsNoTracking().ToListAsync(Token));
        Assert.All(emails, e => Assert.Equal((EmailState.Queued, null), (e.State, e.LeasedUntil)));
        Assert.Equal(8, emails.Sum(e => e.AttemptCount));
    }

    [Fact]
    public async Task A_connection_that_breaks_half_way_holds_up_nobody_else_and_its_mail_goes_later()
    {
        await using var app = await DeliveryCouncil.StartAsync(server);
        var broken = await app.QueueAsync("reset.twice@borsetshire.gov.uk");
        for (var number = 0; number < 20; number++)
        {
            await app.QueueAsync($"well{number}@borsetshire.gov.uk");
        }

        await app.DeliverAsync();
        Assert.Equal(20, server.Take(20).Select(m => m.MessageId).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(EmailState.Queued, (await app.EmailAsync(broken)).State);

        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.DeliverAsync();
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        await app.DeliverAsync();

        Assert.Equal($"<{broken:N}@borsetshire.gov.uk>", Assert.Single(server.Take(1)).MessageId);
        Assert.Equal([false, false, true], (await app.AttemptsAsync(broken)).Select(a => a.Accepted));
    }

    [Fact]
    public async Task A_server_that_is_down_for_a_day_loses_nothing_sends_nothing_twice_and_little_is_written()
    {
        const int Mails = 40;
        await using var app = await DeliveryCouncil.StartAsync(server, port: 1);
        for (var number = 0; number < Mails; number++)
        {
            await app.QueueAsync($"patient{number}@borsetshire.gov.uk");
        }

        for (var minute = 0; minute < 24 * 60; minute += 5)
        {
            await app.DeliverAsync();
            app.Clock.Advance(TimeSpan.FromMinutes(5));
        }

        var attempts = await app.WithDbAsync(db => db.EmailAttempts.CountAsync(Token));
        Assert.InRange(attempts, 24, 24 * 60 / 5);

        app.Services.GetRequiredService<MailSettings>().Smtp.Port = server.Port;
        for (var minute = 0; minute <= 60; minute += 5)
        {
            await app.DeliverAsync();
            app.Clock.Advance(TimeSpan.FromMinutes(5));
        }

        Assert.Equal(Mails, server.Take(Mails).Select(m => m.MessageId).Distinct(StringComparer.Ordinal).Count());
        Assert.All(
            await app.WithDbAsync(db => db.QueuedEmails.AsNoTracking().ToListAsync(Token)),
            e => Assert.Equal(EmailState.Sent, e.State));
    }

    private static Task ChangeAddressAsync(TestApp app, Guid personId, string address) => app.WithDbAsync(async db =>
    {
        (await db.People.SingleAsync(p => p.Id == personId, Token)).Email = address;
        await db.SaveChangesAsync(Token);
    });
}
