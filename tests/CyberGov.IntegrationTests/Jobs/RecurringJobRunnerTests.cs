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
    public async Task A_job_that_fails_stays_owed_and_is_tried_again_after_five_minutes(DatabaseProvider provider)
    {
        await using var app = await StartAsync(provider);
        var log = app.Services.GetRequiredService<JobLog>();
        log.Work = () => throw new InvalidOperationException("The mail server is down.");

        Assert.False(await RunIfOwedAsync(app));
        var failed = await StateAsync(app);
        Assert.Equal("The mail server is down.", failed.LastError);
        Assert.Null(failed.CompletedSlot);

        log.Work = () => Task.CompletedTask;
        app.Clock.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(1));
        Assert.False(await RunIfOwedAsync(app));

        app.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await RunIfOwedAsync(app));
        Assert.Equal(2, log.Runs);
        Assert.Null((await StateAsync(app)).LastError);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_job_whose_process_died_is_taken_up_again_when_its_claim_runs_out(DatabaseProvider provider)
    {
        await using var app = await StartAsync(provider);
        var log = app.Services.GetRequiredService<JobLog>();
        log.Work = () => throw new OperationCanceledException("The process was stopped.");
        await Assert.ThrowsAsync<OperationCanceledException>(() => RunIfOwedAsync(app));

        log.Work = () => Task.CompletedTask;
        app.Clock.Advance(TimeSpan.FromMinutes(14));
        Assert.False(await RunIfOwedAsync(app));

        app.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.True(await RunIfOwedAsync(app));
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

    private static Task<RecurringJobState> StateAsync(TestApp app) =>
        app.WithDbAsync(db => db.RecurringJobs.SingleAsync(j => j.JobName == Timetable.JobName, Token));
}
