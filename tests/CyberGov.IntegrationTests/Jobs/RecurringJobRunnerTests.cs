using CyberGov.Data;
using CyberGov.Jobs;
using CyberGov.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CyberGov.IntegrationTests.Jobs;

public sealed class RecurringJobRunnerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_job_runs_once_for_each_of_its_times(DatabaseProvider provider)
    {
        await using var app = await StartAsync(provider);

        Assert.True(await RunIfOwedAsync(app));
        Assert.False(await RunIfOwedAsync(app));

        app.Clock.Now = new DateTimeOffset(2026, 9, 9, 6, 29, 59, TimeSpan.Zero); // one second before 07:30 in London
        Assert.False(await RunIfOwedAsync(app));

        app.Clock.Now = new DateTimeOffset(2026, 9, 9, 6, 30, 0, TimeSpan.Zero);
        Assert.True(await RunIfOwedAsync(app));
        Assert.Equal(2, RunsOf(app));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_weekend_owes_nothing(DatabaseProvider provider)
    {
        await using var app = await StartAsync(provider);
        app.Clock.Now = new DateTimeOffset(2026, 9, 11, 9, 0, 0, TimeSpan.Zero); // Friday
        await RunIfOwedAsync(app);

        app.Clock.Advance(TimeSpan.FromDays(2));

        Assert.False(await RunIfOwedAsync(app));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Days_that_were_missed_are_caught_up_by_one_run(DatabaseProvider provider)
    {
        await using var app = await StartAsync(provider);
        await RunIfOwedAsync(app);

        app.Clock.Advance(TimeSpan.FromDays(3));

        Assert.True(await RunIfOwedAsync(app));
        Assert.False(await RunIfOwedAsync(app));
        Assert.Equal(2, RunsOf(app));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_job_that_fails_stays_owed_and_is_tried_again_after_one_minute_then_two_then_four(DatabaseProvider provider)
    {
        await using var app = await StartAsync(provider);
        var log = app.Services.GetRequiredService<JobLog>();
        log.Work = () => throw new InvalidOperationException("The mail server is down.");
        var ranAfterMinutes = new List<int>();

        for (var minute = 0; minute <= 8; minute++)
        {
            var before = log.Runs;
            await RunIfOwedAsync(app);
            if (log.Runs > before)
            {
                ranAfterMinutes.Add(minute);
            }

            app.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal([0, 1, 3, 7], ranAfterMinutes);
        var failed = await StateAsync(app);
        Assert.Equal(("The mail server is down.", 4, null), (failed.LastError, failed.FailureCount, failed.CompletedSlot));

        log.Work = () => Task.CompletedTask;
        app.Clock.Advance(TimeSpan.FromHours(1));
        Assert.True(await RunIfOwedAsync(app));
        var mended = await StateAsync(app);
        Assert.Equal((null, 0, null), (mended.LastError, mended.FailureCount, mended.RetryAt));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_job_whose_process_died_is_taken_up_again_when_its_claim_runs_out(DatabaseProvider provider)
    {
        await using var app = await StartAsync(provider);
        await ClaimAndDieAsync(app);

        app.Clock.Advance(TimeSpan.FromSeconds(89));
        Assert.False(await RunIfOwedAsync(app));

        app.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.True(await RunIfOwedAsync(app));
        Assert.Equal([JobRunOutcome.Interrupted, JobRunOutcome.Succeeded], (await RunsAsync(app)).Select(r => r.Outcome));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_job_that_is_stopped_with_the_program_runs_again_as_soon_as_it_is_back(DatabaseProvider provider)
    {
        await using var app = await StartAsync(provider);
        using var stop = new CancellationTokenSource();
        var log = app.Services.GetRequiredService<JobLog>();
        log.Work = async () =>
        {
            await stop.CancelAsync();
            stop.Token.ThrowIfCancellationRequested();
        };
        await Assert.ThrowsAsync<OperationCanceledException>(
            () => app.Services.GetRequiredService<RecurringJobRunner>().RunIfOwedAsync(Timetable.JobName, stop.Token));

        log.Work = () => Task.CompletedTask;
        Assert.True(await RunIfOwedAsync(app));
        Assert.Equal([JobRunOutcome.Stopped, JobRunOutcome.Succeeded], (await RunsAsync(app)).Select(r => r.Outcome));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_run_someone_asks_for_runs_although_nothing_is_owed_and_is_in_the_history(DatabaseProvider provider)
    {
        await using var app = await StartAsync(provider);
        await RunIfOwedAsync(app);
        app.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.True(await app.WithAsync<RequestJobRun, bool>(r => r.ExecuteAsync(Timetable.JobName, Token)));
        Assert.False(await app.WithAsync<RequestJobRun, bool>(r => r.ExecuteAsync("no-such-job", Token)));

        Assert.True(await RunIfOwedAsync(app));
        Assert.False(await RunIfOwedAsync(app));
        var asked = (await RunsAsync(app))[^1];
        var noted = await app.WithDbAsync(db => db.ChangeHistory.SingleAsync(h => h.SubjectId == asked.JobRunId, Token));
        Assert.Equal((nameof(JobRun), 2), (noted.Subject, RunsOf(app)));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_job_that_has_not_run_when_it_should_raises_an_alarm_until_it_has(DatabaseProvider provider)
    {
        await using var app = await StartAsync(provider);
        await RunIfOwedAsync(app);
        Assert.False((await PositionAsync(app)).IsLate);

        app.Clock.Now = new DateTimeOffset(2026, 9, 9, 6, 44, 0, TimeSpan.Zero); // 07:44 in London: a quarter of an hour is not over
        Assert.False((await PositionAsync(app)).IsLate);

        app.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.True((await PositionAsync(app)).IsLate);

        await RunIfOwedAsync(app);
        var served = await PositionAsync(app);
        Assert.False(served.IsLate);
        Assert.Equal(new DateTimeOffset(2026, 9, 10, 6, 30, 0, TimeSpan.Zero), served.NextRunAt);
        Assert.Equal((JobRunOutcome.Succeeded, app.Clock.Now), (served.LastRun!.Outcome, served.LastRun.StartedAt));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_list_of_runs_is_kept_short(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(new TestAppOptions { Provider = provider }, Token);
        await app.WithDbAsync(async db =>
        {
            foreach (var (job, days, outcome) in new[]
            {
                ("deliver-mail", 3, JobRunOutcome.Succeeded), ("deliver-mail", 3, JobRunOutcome.Failed),
                ("deliver-mail", 1, JobRunOutcome.Succeeded), ("check-evidence", 80, JobRunOutcome.Succeeded),
                ("check-evidence", 100, JobRunOutcome.Failed),
            })
            {
                var run = new JobRun { JobName = job, StartedAt = app.Clock.Now.AddDays(-days), Node = "test" };
                run.Finish(outcome, run.StartedAt);
                db.JobRuns.Add(run);
            }

            await db.SaveChangesAsync(Token);
        });

        await app.RunAsync<ForgetJobRunsJob>(Token);

        var left = await app.WithDbAsync(db => db.JobRuns.OrderBy(r => r.StartedAt).ToListAsync(Token));
        Assert.Equal(
            [("check-evidence", JobRunOutcome.Succeeded), ("deliver-mail", JobRunOutcome.Failed), ("deliver-mail", JobRunOutcome.Succeeded)],
            left.Select(r => (r.JobName, r.Outcome)));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Two_nodes_on_one_database_run_a_job_once(DatabaseProvider provider)
    {
        await using var app = await StartAsync(provider);
        app.Services.GetRequiredService<JobLog>().Work = () => Task.Delay(200, Token);
        var nodes = Enumerable.Range(0, 6).Select(_ => ActivatorUtilities.CreateInstance<RecurringJobRunner>(app.Services)).ToList();

        foreach (var day in Enumerable.Range(1, 3))
        {
            var ran = await Task.WhenAll(nodes.Select(n => Task.Run(() => n.RunIfOwedAsync(Timetable.JobName, Token), Token)));

            Assert.Single(ran, r => r);
            Assert.Equal(day, RunsOf(app));
            app.Clock.Advance(TimeSpan.FromDays(1));
        }
    }

    private static Task<TestApp> StartAsync(DatabaseProvider provider) =>
        TestApp.StartAsync(new TestAppOptions { Provider = provider, Services = Timetable.OneDailyJob }, Token);

    private static Task<bool> RunIfOwedAsync(TestApp app) =>
        app.Services.GetRequiredService<RecurringJobRunner>().RunIfOwedAsync(Timetable.JobName, Token);

    private static int RunsOf(TestApp app) => app.Services.GetRequiredService<JobLog>().Runs;

    private static Task<List<JobRun>> RunsAsync(TestApp app) =>
        app.WithDbAsync(db => db.JobRuns.AsNoTracking().OrderBy(r => r.JobRunId).ToListAsync(Token));

    private static async Task<JobPosition> PositionAsync(TestApp app) =>
        Assert.Single(await app.WithAsync<JobPositionsQuery, IReadOnlyList<JobPosition>>(q => q.ExecuteAsync(Token)));

    /// <summary>The claim and the run are in the database, and nobody is left who would end them.</summary>
    private static Task ClaimAndDieAsync(TestApp app) => app.WithDbAsync(async db =>
    {
        var state = new RecurringJobState { JobName = Timetable.JobName };
        db.RecurringJobs.Add(state);
        db.JobRuns.Add(state.Claim(app.Clock.Now, TimeSpan.FromSeconds(90), "a machine that died"));
        await db.SaveChangesAsync(Token);
    });

    private static Task<RecurringJobState> StateAsync(TestApp app) =>
        app.WithDbAsync(db => db.RecurringJobs.SingleAsync(j => j.JobName == Timetable.JobName, Token));
}
