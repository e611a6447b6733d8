using System.Globalization;
using CyberGov.Data;
using CyberGov.IntegrationTests.Evidence;
using CyberGov.Jobs;
using CyberGov.Mail;
using CyberGov.Testing;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.IntegrationTests.Mail;

/// <summary>Two real processes with their job engines on one PostgreSQL, and a real mail server.</summary>
public sealed class TwoProcessesTests
{
    private const int Mails = 1000;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_thousand_mails_go_out_once_each()
    {
        await using var mailServer = new SmtpServer();
        await mailServer.StartAsync(isTrusted: false, isOpen: true);
        await using var app = await TestApp.StartAsync(DatabaseProvider.Postgres, Token);
        await using var first = await ServeAsync(app, mailServer);
        await using var second = await ServeAsync(app, mailServer);

        var ids = await QueueAsync(app, Mails);
        await WaitUntilAsync(async () => await SentAsync(app) == Mails);

        var received = Ours(mailServer, ids);
        Assert.Equal(Mails, received.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(Mails, received.Count);
        Assert.Equal(Mails, await app.WithDbAsync(db => db.EmailAttempts.CountAsync(a => a.QueuedEmail!.Kind == "test", Token)));
    }

    /// <summary>Up to two thousand go one after another, more over eight connections: a kill repeats at most what was on its way.</summary>
    [Theory]
    [InlineData(Mails, 1)]
    [InlineData(2 * DeliverQueuedEmailsJob.MostOnOneLane, 8)]
    public async Task Killing_the_process_that_delivers_loses_nothing_and_repeats_at_most_what_was_in_flight(int mails, int mostRepeated)
    {
        await using var mailServer = new SmtpServer();
        await mailServer.StartAsync(isTrusted: false, isOpen: true);
        await using var app = await TestApp.StartAsync(DatabaseProvider.Postgres, Token);
        await using var first = await ServeAsync(app, mailServer);
        await using var second = await ServeAsync(app, mailServer);
        var ids = await QueueAsync(app, mails);

        await WaitUntilAsync(async () => await SentAsync(app) >= 100);
        var delivering = await DeliveringProcessAsync(app);
        await (first.Id == delivering ? first : second).KillAsync(Token);
        Assert.InRange(await SentAsync(app), 100, mails - 1);
        await LetLeasesRunOutAsync(app);
        await WaitUntilAsync(async () => await SentAsync(app) == mails);

        var received = Ours(mailServer, ids);
        Assert.Equal(mails, received.Distinct(StringComparer.Ordinal).Count());
        Assert.InRange(received.Count, mails, mails + mostRepeated);
        Assert.Contains(
            await app.WithDbAsync(db => db.JobRuns.Where(r => r.JobName == "deliver-mail").ToListAsync(Token)),
            r => r.Outcome == JobRunOutcome.Interrupted);
    }

    private static Task<ServerProcess> ServeAsync(TestApp app, SmtpServer mailServer) => ServerProcess.ServeAsync(
        [
            $"--CyberGov:DataFolder={TestFolders.New()}",
            "--CyberGov:Database:Provider=Postgres",
            $"--CyberGov:Database:ConnectionString={app.ConnectionString}",
            "--CyberGov:Mail:Transport=Smtp",
            "--CyberGov:Mail:From=cybergov@borsetshire.gov.uk",
            "--CyberGov:Mail:Smtp:Host=localhost",
            $"--CyberGov:Mail:Smtp:Port={mailServer.Port.ToString(CultureInfo.InvariantCulture)}",
            "--CyberGov:Mail:Smtp:Security=None",
        ],
        ServerProcess.FreePort(),
        Token);

    private static Task<HashSet<string>> QueueAsync(TestApp app, int count) => app.WithDbAsync(async db =>
    {
        var emails = Enumerable.Range(0, count)
            .Select(n => DeliveryCouncil.Email($"owner{n}@borsetshire.gov.uk", TimeProvider.System.GetUtcNow()))
            .ToList();
        db.QueuedEmails.AddRange(emails);
        await db.SaveChangesAsync(Token);

        return emails.Select(e => e.MessageId("borsetshire.gov.uk")).ToHashSet(StringComparer.Ordinal);
    });

    private static Task<int> SentAsync(TestApp app) =>
        app.WithDbAsync(db => db.QueuedEmails.CountAsync(e => e.Kind == "test" && e.State == EmailState.Sent, Token));

    private static async Task<int> DeliveringProcessAsync(TestApp app)
    {
        var run = await app.WithDbAsync(db => db.JobRuns
            .Where(r => r.JobName == "deliver-mail" && r.Outcome == JobRunOutcome.Running)
            .OrderByDescending(r => r.StartedAt)
            .FirstAsync(Token));

        return int.Parse(run.Node.Split(':')[^1], CultureInfo.InvariantCulture);
    }

    /// <summary>What the claim of the dead process and the leases of its mails would do by themselves within minutes.</summary>
    private static Task LetLeasesRunOutAsync(TestApp app) => app.WithDbAsync(async db =>
    {
        var past = TimeProvider.System.GetUtcNow().AddMinutes(-1);
        await db.QueuedEmails.Where(e => e.LeasedUntil != null).ExecuteUpdateAsync(e => e.SetProperty(x => x.LeasedUntil, past), Token);
        await db.RecurringJobs.Where(j => j.ClaimedUntil != null).ExecuteUpdateAsync(j => j.SetProperty(x => x.ClaimedUntil, past), Token);
    });

    private static List<string> Ours(SmtpServer mailServer, HashSet<string> ids) =>
        [.. mailServer.TakeAll().Select(m => m.MessageId).Where(ids.Contains)];

    private static async Task WaitUntilAsync(Func<Task<bool>> isSo)
    {
        using var tooLong = CancellationTokenSource.CreateLinkedTokenSource(Token);
        tooLong.CancelAfter(Patience);
        while (!await isSo())
        {
            await Task.Delay(100, tooLong.Token);
        }
    }
}
