using CyberGov.Data;
using CyberGov.Jobs;
using CyberGov.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CyberGov.IntegrationTests.Jobs;

public sealed class QueuedJobRunnerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Work_is_done_in_the_order_it_was_queued_and_says_how_far_it_is(DatabaseProvider provider)
    {
        var seen = new List<Guid>();
        await using var app = await StartAsync(provider, async (job, progress) =>
        {
            seen.Add(job.QueuedJobId);
            await progress.ReportAsync(40, "Writing the registers", Token);
        });
        var first = await QueueAsync(app);
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        var second = await QueueAsync(app);

        await app.RunQueuedJobsAsync(Token);

        Assert.Equal([first, second], seen);
        var done = await JobAsync(app, first);
        Assert.Equal((QueuedJobState.Done, 100, "Writing the registers", app.Clock.Now), (done.State, done.PercentDone, done.Progress, done.FinishedAt));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Work_whose_process_died_half_way_is_taken_up_again_when_its_lease_runs_out(DatabaseProvider provider)
    {
        using var death = new CancellationTokenSource();
        var runs = 0;
        await using var app = await StartAsync(provider, async (_, progress) =>
        {
            if (++runs == 1)
            {
                await progress.ReportAsync(50, "Half-way", Token);
                await death.CancelAsync();
                death.Token.ThrowIfCancellationRequested();
            }
        });
        var id = await QueueAsync(app);
        var runner = app.Services.GetRequiredService<QueuedJobRunner>();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => runner.RunNextAsync(death.Token));
        Assert.Equal(QueuedJobState.Running, (await JobAsync(app, id)).State);

        app.Clock.Advance(TimeSpan.FromSeconds(119));
        Assert.False(await runner.RunNextAsync(Token));

        app.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.True(await runner.RunNextAsync(Token));
        var job = await JobAsync(app, id);
        Assert.Equal((QueuedJobState.Done, 2), (job.State, job.AttemptCount));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Work_that_is_cancelled_before_it_starts_never_starts(DatabaseProvider provider)
    {
        var runs = 0;
        await using var app = await StartAsync(provider, (_, _) => Task.FromResult(runs++));
        var id = await QueueAsync(app);

        await CancelAsync(app, id);
        await app.RunQueuedJobsAsync(Token);

        Assert.Equal(QueuedJobState.Cancelled, (await JobAsync(app, id)).State);
        Assert.Equal(0, runs);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Work_that_is_cancelled_half_way_stops_at_its_next_report(DatabaseProvider provider)
    {
        var cancel = () => Task.CompletedTask;
        var reachedTheEnd = false;
        await using var app = await StartAsync(provider, async (_, progress) =>
        {
            await progress.ReportAsync(10, "Started", Token);
            await cancel();
            await progress.ReportAsync(20, "Going on", Token);
            reachedTheEnd = true;
        });
        var id = await QueueAsync(app);
        cancel = () => CancelAsync(app, id);

        await app.RunQueuedJobsAsync(Token);

        var job = await JobAsync(app, id);
        Assert.Equal((QueuedJobState.Cancelled, app.Clock.Now), (job.State, job.FinishedAt));
        Assert.False(reachedTheEnd);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Work_that_fails_three_times_ends_as_failed_says_why_and_can_be_tried_again(DatabaseProvider provider)
    {
        var runs = 0;
        await using var app = await StartAsync(provider, (_, _) =>
            ++runs <= 3 ? throw new IOException($"The disk is full ({runs}).") : Task.CompletedTask);
        var id = await QueueAsync(app);

        await app.RunQueuedJobsAsync(Token);

        var failed = await JobAsync(app, id);
        Assert.Equal((QueuedJobState.Failed, "The disk is full (3).", 3), (failed.State, failed.Error, runs));

        await app.WithDbAsync(async db =>
        {
            (await db.QueuedJobs.SingleAsync(j => j.QueuedJobId == id, Token)).TryAgain();
            await db.SaveChangesAsync(Token);
        });
        await app.RunQueuedJobsAsync(Token);
        Assert.Equal(QueuedJobState.Done, (await JobAsync(app, id)).State);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Two_nodes_on_one_database_do_a_piece_of_work_once(DatabaseProvider provider)
    {
        var runs = 0;
        await using var app = await StartAsync(provider, async (_, _) =>
        {
            Interlocked.Increment(ref runs);
            await Task.Delay(100, Token);
        });
        for (var i = 0; i < 5; i++)
        {
            await QueueAsync(app);
        }

        var nodes = Enumerable.Range(0, 4).Select(_ => ActivatorUtilities.CreateInstance<QueuedJobRunner>(app.Services));
        await Task.WhenAll(nodes.Select(n => Task.Run(() => n.RunAllAsync(Token), Token)));
        await app.RunQueuedJobsAsync(Token);

        Assert.Equal(5, runs);
        Assert.All(await app.WithDbAsync(db => db.QueuedJobs.ToListAsync(Token)), j => Assert.Equal((QueuedJobState.Done, 1), (j.State, j.AttemptCount)));
    }

    private static Task<TestApp> StartAsync(DatabaseProvider provider, Func<QueuedJob, IJobProgress, Task> work) =>
        TestApp.StartAsync(
            new TestAppOptions
            {
                Provider = provider,
                Services = services => services.AddSingleton<IQueuedJobHandler>(new Handler(work)),
            },
            Token);

    private static Task<Guid> QueueAsync(TestApp app) => app.WithDbAsync(async db =>
    {
        var job = new QueuedJob
        {
            Kind = Handler.TestKind,
            SubjectId = Guid.CreateVersion7(),
            RequestedById = null,
            QueuedAt = app.Clock.Now,
        };
        db.QueuedJobs.Add(job);
        await db.SaveChangesAsync(Token);
        return job.QueuedJobId;
    });

    private static Task CancelAsync(TestApp app, Guid id) => app.WithDbAsync(async db =>
    {
        (await db.QueuedJobs.SingleAsync(j => j.QueuedJobId == id, Token)).RequestCancel(app.Clock.Now);
        await db.SaveChangesAsync(Token);
    });

    private static Task<QueuedJob> JobAsync(TestApp app, Guid id) =>
        app.WithDbAsync(db => db.QueuedJobs.SingleAsync(j => j.QueuedJobId == id, Token));

    private sealed class Handler(Func<QueuedJob, IJobProgress, Task> work) : IQueuedJobHandler
    {
        public const string TestKind = "test-work";

        public string Kind => TestKind;

        public Task ExecuteAsync(QueuedJob job, IJobProgress progress, CancellationToken cancellationToken) => work(job, progress);
    }
}
