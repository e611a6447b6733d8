using System.Globalization;
using CyberGov.Data;
using CyberGov.Jobs;
using CyberGov.Mail;
using CyberGov.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CyberGov.IntegrationTests.Mail;

public sealed class DeliverQueuedEmailsJobTests(SmtpServer server) : IClassFixture<SmtpServer>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mail_is_handed_over_once_and_its_attempt_is_kept()
    {
        await using var app = await StartAsync();
        var id = await QueueAsync(app, "ada@borsetshire.gov.uk");

        await app.RunAsync<DeliverQueuedEmailsJob>(Cancellation);
        await app.RunAsync<DeliverQueuedEmailsJob>(Cancellation);

        Assert.Equal($"<{id:N}@borsetshire.gov.uk>", Assert.Single(server.Take(1)).MessageId);
        var (email, attempts) = await ReadAsync(app, id);
        Assert.Equal((EmailState.Sent, 1, app.Clock.Now), (email.State, email.AttemptCount, email.SentAt!.Value));
        Assert.Equal((true, "Smtp"), (Assert.Single(attempts).Accepted, attempts[0].Transport));
    }

    [Fact]
    public async Task A_mail_put_off_is_tried_after_one_minute_and_then_after_two()
    {
        await using var app = await StartAsync();
        var id = await QueueAsync(app, "slow.twice@borsetshire.gov.uk");
        var triedAfterMinutes = new List<int>();

        for (var minute = 0; minute <= 5; minute++)
        {
            var before = (await ReadAsync(app, id)).Email.AttemptCount;
            await app.RunAsync<DeliverQueuedEmailsJob>(Cancellation);
            if ((await ReadAsync(app, id)).Email.AttemptCount > before)
            {
                triedAfterMinutes.Add(minute);
            }

            app.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        var (email, attempts) = await ReadAsync(app, id);
        Assert.Equal([0, 1, 3], triedAfterMinutes);
        Assert.Equal(EmailState.Sent, email.State);
        Assert.Equal([false, false, true], attempts.Select(a => a.Accepted));
        Assert.Contains("451", attempts[0].Answer, StringComparison.Ordinal);
        Assert.Single(server.Take(1));
    }

    [Fact]
    public async Task A_refused_mail_fails_visibly_and_holds_up_nobody_else()
    {
        await using var app = await StartAsync();
        var refused = await QueueAsync(app, "bounce@borsetshire.gov.uk");
        var impossible = await QueueAsync(app, "zoë@borsetshire.gov.uk");
        var good = await QueueAsync(app, "bob@borsetshire.gov.uk");

        await app.RunAsync<DeliverQueuedEmailsJob>(Cancellation);

        Assert.Equal("bob@borsetshire.gov.uk", Assert.Single(server.Take(1)).Recipient);
        Assert.Equal(EmailState.Sent, (await ReadAsync(app, good)).Email.State);
        Assert.Equal(EmailState.Failed, (await ReadAsync(app, impossible)).Email.State);
        var (email, attempts) = await ReadAsync(app, refused);
        Assert.Equal(EmailState.Failed, email.State);
        Assert.Contains("no such mailbox", email.LastAnswer, StringComparison.Ordinal);
        Assert.Single(attempts);
    }

    [Fact]
    public async Task When_the_server_is_down_one_mail_finds_out_and_the_others_are_left_as_they_are()
    {
        await using var app = await StartAsync(port: 1);
        for (var number = 0; number < 20; number++)
        {
            await QueueAsync(app, $"owner{number}@borsetshire.gov.uk");
        }

        for (var minute = 0; minute < 10; minute++)
        {
            await app.RunAsync<DeliverQueuedEmailsJob>(Cancellation);
            app.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        var emails = await app.WithDbAsync(db => db.QueuedEmails.AsNoTracking().ToListAsync(Cancellation));
        Assert.All(emails, e => Assert.Equal((EmailState.Queued, null), (e.State, e.LeasedUntil)));
        Assert.Equal(10, emails.Sum(e => e.AttemptCount));
        Assert.Equal(10, await app.WithDbAsync(db => db.EmailAttempts.CountAsync(Cancellation)));
        Assert.All(emails.Where(e => e.AttemptCount > 0), e => Assert.Contains("could not be reached", e.LastAnswer, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Killed_between_hand_over_and_record_a_mail_goes_at_most_once_more_under_the_same_id()
    {
        await using var app = await StartAsync();
        var id = await QueueAsync(app, "cat@borsetshire.gov.uk");

        await KilledAfterHandOverAsync(app);
        await app.RunAsync<DeliverQueuedEmailsJob>(Cancellation);
        Assert.Single(server.Take(1));

        app.Clock.Advance(TimeSpan.FromMinutes(7));
        await app.RunAsync<DeliverQueuedEmailsJob>(Cancellation);
        await app.RunAsync<DeliverQueuedEmailsJob>(Cancellation);
        app.Clock.Advance(TimeSpan.FromHours(6));
        await app.RunAsync<DeliverQueuedEmailsJob>(Cancellation);

        Assert.Equal($"<{id:N}@borsetshire.gov.uk>", Assert.Single(server.Take(1)).MessageId);
        Assert.Equal(EmailState.Sent, (await ReadAsync(app, id)).Email.State);
    }

    [Fact]
    public async Task Two_nodes_that_deliver_at_once_send_each_mail_once()
    {
        await using var app = await StartAsync();
        for (var number = 0; number < 30; number++)
        {
            await QueueAsync(app, $"node{number}@borsetshire.gov.uk");
        }

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => app.RunAsync<DeliverQueuedEmailsJob>(Cancellation)));

        var received = server.Take(30);
        Assert.Equal(30, received.Select(m => m.MessageId).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(30, await app.WithDbAsync(db => db.EmailAttempts.CountAsync(Cancellation)));
    }

    /// <summary>The process dies right after the server took the mail: nothing it would have written is written.</summary>
    private static async Task KilledAfterHandOverAsync(TestApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CyberGovDbContext>();
        var transport = new DiesAfterHandOver(scope.ServiceProvider.GetRequiredService<IEmailTransport>(), db);
        var services = new ServiceCollection()
            .AddSingleton(db)
            .AddSingleton<TimeProvider>(app.Clock)
            .AddSingleton<IEmailTransport>(transport)
            .AddSingleton<RenewEmails>()
            .AddSingleton<RecordHandOff>()
            .AddSingleton<LeaseRenewal>()
            .AddSingleton<DeliveryPause>()
            .AddSingleton(new StartFollowers(db, []))
            .AddLogging()
            .BuildServiceProvider();
        var job = ActivatorUtilities.CreateInstance<DeliverQueuedEmailsJob>(services);

        await Assert.ThrowsAsync<ObjectDisposedException>(() => job.ExecuteAsync(Cancellation));
    }

    private Task<TestApp> StartAsync(int? port = null) => TestApp.StartAsync(
        new TestAppOptions
        {
            Settings = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["CyberGov:Mail:Transport"] = "Smtp",
                ["CyberGov:Mail:From"] = "cybergov@borsetshire.gov.uk",
                ["CyberGov:Mail:Smtp:Host"] = "localhost",
                ["CyberGov:Mail:Smtp:Port"] = (port ?? server.Port).ToString(CultureInfo.InvariantCulture),
                ["CyberGov:Mail:Smtp:UserName"] = "cybergov",
                ["CyberGov:Mail:Smtp:Password"] = "s3cret",
            },
        },
        Cancellation);

    private static Task<Guid> QueueAsync(TestApp app, string address) => app.WithDbAsync(async db =>
    {
        var email = new QueuedEmail
        {
            Kind = "test",
            ToAddress = address,
            ToName = "Somebody",
            Subject = "Subject",
            TextBody = "Text",
            HtmlBody = "<p>Text</p>",
            QueuedAt = app.Clock.Now,
        };
        db.QueuedEmails.Add(email);
        await db.SaveChangesAsync(Cancellation);

        return email.QueuedEmailId;
    });

    private static Task<(QueuedEmail Email, List<EmailAttempt> Attempts)> ReadAsync(TestApp app, Guid id) => app.WithDbAsync(async db => (
        await db.QueuedEmails.AsNoTracking().SingleAsync(e => e.QueuedEmailId == id, Cancellation),
        await db.EmailAttempts.AsNoTracking().Where(a => a.QueuedEmailId == id).OrderBy(a => a.AttemptedAt).ToListAsync(Cancellation)));

    private sealed class DiesAfterHandOver(IEmailTransport transport, CyberGovDbContext db) : IEmailTransport
    {
        public string Name => transport.Name;

        public int AtOnce => transport.AtOnce;

        public async Task<HandedOver> HandOverAsync(QueuedEmail email, CancellationToken cancellationToken)
        {
            var answer = await transport.HandOverAsync(email, cancellationToken);
            await db.DisposeAsync();

            return answer;
        }
    }
}
