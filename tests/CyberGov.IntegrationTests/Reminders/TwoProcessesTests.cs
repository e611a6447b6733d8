using System.Globalization;
using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.IntegrationTests.Evidence;
using CyberGov.IntegrationTests.Mail;
using CyberGov.Jobs;
using CyberGov.Mail;
using CyberGov.Reminders;
using CyberGov.Testing;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.IntegrationTests.Reminders;

/// <summary>Two real processes with their job engines on one PostgreSQL, people who are owed a reminder each, and a real mail server.</summary>
public sealed class TwoProcessesTests : IAsyncLifetime
{
    private const int People = 1000;
    private const string Writing = "send-review-reminders";
    private const string Delivering = "deliver-mail";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly SmtpServer _mailServer = new();
    private readonly List<ServerProcess> _processes = [];
    private ReminderCouncil _council = null!;
    private HashSet<Guid> _asked = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _mailServer.StartAsync(isTrusted: false, isOpen: true);
        _council = await ReminderCouncil.StartAsync(DatabaseProvider.Postgres, Token);
        await _council.ChangeRulesAsync(shipped => shipped with { QuietWeekdays = [], IsQuietOnBankHolidays = false }, Token);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes)
        {
            await process.DisposeAsync();
        }

        await _council.DisposeAsync();
        await _mailServer.DisposeAsync();
    }

    [Fact]
    public async Task A_thousand_reminders_go_out_once_each()
    {
        await BeginAsync(People);
        await WaitUntilAsync(async () => await SentAsync() == People);

        Assert.Equal(People, await AssertEachHadOneAsync());
        Assert.Equal(People, await _council.App.WithDbAsync(db => db.EmailAttempts.CountAsync(a => Digests(db).Any(d => d.QueuedEmailId == a.QueuedEmailId), Token)));
    }

    [Fact]
    public async Task Killing_the_process_that_writes_them_loses_and_repeats_none()
    {
        await WriteSlowlyAsync();
        await BeginAsync(People);

        await WaitUntilAsync(async () => await WrittenAsync() > 0);
        await KillAsync(Writing);
        Assert.InRange(await WrittenAsync(), 1, People - 1);
        await LetClaimsRunOutAsync();
        await WaitUntilAsync(async () => await SentAsync() == People);

        Assert.InRange(await AssertEachHadOneAsync(), People, People + 1);
    }

    /// <summary>Up to two thousand go one after another, more over eight connections: a kill repeats at most what was on its way.</summary>
    [Theory]
    [InlineData(People, 1)]
    [InlineData(2 * DeliverQueuedEmailsJob.MostOnOneLane, 8)]
    public async Task Killing_the_process_that_delivers_loses_none_and_repeats_at_most_what_was_on_its_way(int people, int mostRepeated)
    {
        await BeginAsync(people);

        await WaitUntilAsync(async () => await SentAsync() >= 100);
        await KillAsync(Delivering);
        Assert.InRange(await SentAsync(), 100, people - 1);
        await LetClaimsRunOutAsync();
        await WaitUntilAsync(async () => await SentAsync() == people);

        Assert.InRange(await AssertEachHadOneAsync(), people, people + mostRepeated);
    }

    /// <summary>Everybody is asked for something that is due today, in the processes' own time; then both processes start.</summary>
    private async Task BeginAsync(int people)
    {
        _asked = [.. await _council.AskAsync(people, each: 1, TimeProvider.System.TodayInUk(), Token)];
        await _council.App.WithAsync<RequestJobRun>(request => request.ExecuteAsync(Writing, Token));
        _processes.AddRange(await Task.WhenAll(ServeAsync(), ServeAsync()));
    }

    private Task<ServerProcess> ServeAsync() => ServerProcess.ServeAsync(
        [
            $"--CyberGov:DataFolder={TestFolders.New()}",
            "--CyberGov:Database:Provider=Postgres",
            $"--CyberGov:Database:ConnectionString={_council.App.ConnectionString}",
            "--CyberGov:Mail:Transport=Smtp",
            "--CyberGov:Mail:From=cybergov@borsetshire.gov.uk",
            "--CyberGov:Mail:Smtp:Host=localhost",
            $"--CyberGov:Mail:Smtp:Port={_mailServer.Port.ToString(CultureInfo.InvariantCulture)}",
            "--CyberGov:Mail:Smtp:Security=None",
        ],
        ServerProcess.FreePort(),
        Token);

    /// <summary>The database takes a few milliseconds for each line of the ledger, so that there is a middle to be killed in.</summary>
    private Task<int> WriteSlowlyAsync() => _council.App.WithDbAsync(db => db.Database.ExecuteSqlRawAsync(
        """
        CREATE FUNCTION write_slowly() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(0.005); RETURN NEW; END';
        CREATE TRIGGER write_slowly BEFORE INSERT ON "Reminders" FOR EACH ROW EXECUTE FUNCTION write_slowly();
        """,
        Token));

    /// <summary>The digests of whoever was asked; an owner of a control may be told of its review besides.</summary>
    private IQueryable<QueuedEmail> Digests(CyberGovDbContext db) =>
        db.QueuedEmails.AsNoTracking().Where(e => e.Kind == DigestEmail.Kind && _asked.Contains(e.PersonId!.Value));

    private Task<int> WrittenAsync() => _council.App.WithDbAsync(db => Digests(db).CountAsync(Token));

    private Task<int> SentAsync() => _council.App.WithDbAsync(db => Digests(db).CountAsync(e => e.State == EmailState.Sent, Token));

    private async Task KillAsync(string job)
    {
        var run = await _council.App.WithDbAsync(db => db.JobRuns
            .Where(r => r.JobName == job && r.Outcome == JobRunOutcome.Running)
            .OrderByDescending(r => r.StartedAt)
            .FirstAsync(Token));
        var id = int.Parse(run.Node.Split(':')[^1], CultureInfo.InvariantCulture);
        await _processes.Single(p => p.Id == id).KillAsync(Token);
    }

    /// <summary>What the claim of the dead process and the leases of its mails would do by themselves within minutes.</summary>
    private Task LetClaimsRunOutAsync() => _council.App.WithDbAsync(async db =>
    {
        var past = TimeProvider.System.GetUtcNow().AddMinutes(-1);
        await db.QueuedEmails.Where(e => e.LeasedUntil != null).ExecuteUpdateAsync(e => e.SetProperty(x => x.LeasedUntil, past), Token);
        await db.RecurringJobs.Where(j => j.ClaimedUntil != null).ExecuteUpdateAsync(j => j.SetProperty(x => x.ClaimedUntil, past), Token);
    });

    /// <returns>How many mails came, copies of the same counted each time.</returns>
    private async Task<int> AssertEachHadOneAsync()
    {
        var digests = await _council.App.WithDbAsync(db => Digests(db).ToListAsync(Token));
        Assert.Equal(_asked.Count, digests.Count);
        Assert.Equal(_asked, digests.Select(d => d.PersonId!.Value).ToHashSet());
        Assert.Equal(_asked.Count, await _council.App.WithDbAsync(db => db.Reminders.CountAsync(r => _asked.Contains(r.PersonId), Token)));

        var ids = digests.Select(d => d.MessageId("borsetshire.gov.uk")).ToHashSet(StringComparer.Ordinal);
        var came = _mailServer.TakeAll().Select(m => m.MessageId).Where(ids.Contains).ToList();
        Assert.Equal(ids, came.ToHashSet(StringComparer.Ordinal));
        return came.Count;
    }

    private static async Task WaitUntilAsync(Func<Task<bool>> isSo)
    {
        using var tooLong = CancellationTokenSource.CreateLinkedTokenSource(Token);
        tooLong.CancelAfter(Patience);
        while (!await isSo())
        {
            await Task.Delay(50, tooLong.Token);
        }
    }
}
