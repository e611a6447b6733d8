using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Mail;
using CyberGov.Testing;
using CyberGov.Web.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CyberGov.IntegrationTests.Mail;

/// <summary>Mails that a process had in hand when it was killed.</summary>
public sealed class CutOffDeliveryTests(SmtpServer server) : IClassFixture<SmtpServer>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task On_sqlite_the_next_start_hands_them_over_at_once()
    {
        await using var app = await DeliveryCouncil.StartAsync(server);
        var id = await LeasedAsync(app, "sqlite@borsetshire.gov.uk");

        await Startup.ResumeAsync(app.Services, Token);
        await app.DeliverAsync();

        Assert.Equal($"<{id:N}@borsetshire.gov.uk>", Assert.Single(server.Take(1)).MessageId);
        Assert.Contains("may have been handed over", (await app.AttemptsAsync(id))[0].Answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_postgres_another_node_may_have_them_so_they_go_when_their_lease_runs_out_a_minute_and_a_half_later()
    {
        await using var app = await DeliveryCouncil.StartAsync(server, DatabaseProvider.Postgres);
        var id = await LeasedAsync(app, "postgres@borsetshire.gov.uk");

        await Startup.ResumeAsync(app.Services, Token);
        await app.DeliverAsync();
        Assert.Equal(EmailState.Queued, (await app.EmailAsync(id)).State);

        app.Clock.Advance(TimeSpan.FromSeconds(91));
        await app.DeliverAsync();
        Assert.Equal(EmailState.Sent, (await app.EmailAsync(id)).State);
        Assert.Single(server.Take(1));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_process_that_lives_keeps_its_mails_however_long_the_server_takes(DatabaseProvider provider)
    {
        await using var app = await DeliveryCouncil.StartAsync(server, provider);
        var id = await LeasedAsync(app, "slow@borsetshire.gov.uk");
        var leases = app.Services.GetRequiredService<LeaseRenewal>();

        for (var half = 0; half < 10; half++)
        {
            app.Clock.Advance(TimeSpan.FromSeconds(30));
            await leases.RenewOnceAsync([id]);
            await app.DeliverAsync();
        }

        Assert.Equal((EmailState.Queued, 1), ((await app.EmailAsync(id)).State, (await app.EmailAsync(id)).AttemptCount));
    }

    [Fact]
    public async Task The_page_of_a_waiting_mail_says_in_words_when_it_goes_next()
    {
        await using var app = await DeliveryCouncil.StartAsync(server);
        using var administrator = await app.SignInAsync(Token, CouncilRole.Administrator);
        var inHand = await LeasedAsync(app, "hand@borsetshire.gov.uk");
        var fresh = await app.QueueAsync("fresh@borsetshire.gov.uk");

        async Task<string> SaysAsync(Guid id) => (await administrator.OpenAsync($"/mail/{id}", Token)).Text("main");

        Assert.Contains("It is being handed over now", await SaysAsync(inHand), StringComparison.Ordinal);
        Assert.Contains("Within a minute", await SaysAsync(fresh), StringComparison.Ordinal);
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Contains("the program was stopped while it had this mail in hand", await SaysAsync(inHand), StringComparison.Ordinal);
        Assert.DoesNotContain("January 0001", await SaysAsync(inHand), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Health_is_not_good_while_mail_was_cut_off_or_nobody_hands_it_over(DatabaseProvider provider)
    {
        await using var app = await DeliveryCouncil.StartAsync(server, provider);
        using var administrator = await app.SignInAsync(Token, CouncilRole.Administrator);

        async Task<string> MailHealthAsync() =>
            (await administrator.Http.GetStringAsync("/health/detail", Token)).Split("\"mail\":")[1].Split("\"data\"")[0];

        Assert.Contains("Healthy", await MailHealthAsync(), StringComparison.Ordinal);
        await LeasedAsync(app, "cut@borsetshire.gov.uk");
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Contains("The program was stopped while it had some mail in hand", await MailHealthAsync(), StringComparison.Ordinal);

        await app.DeliverAsync();
        Assert.Contains("Healthy", await MailHealthAsync(), StringComparison.Ordinal);
        await app.QueueAsync("untouched@borsetshire.gov.uk");
        app.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Contains("has not been handed over for ten minutes", await MailHealthAsync(), StringComparison.Ordinal);
        server.TakeAll();
    }

    private static Task<Guid> LeasedAsync(TestApp app, string address)
    {
        var email = DeliveryCouncil.Email(address, app.Clock.Now);
        email.Lease(app.Clock.Now, LeaseRenewal.Length);

        return app.QueueAsync(email);
    }
}
