using System.Text;
using CyberGov.Data;
using CyberGov.Evidence;
using CyberGov.Identity;
using CyberGov.Jobs;
using CyberGov.Packs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CyberGov.IntegrationTests.Packs;

/// <summary>Files that are gone, work that is stopped, people who lose their role: a pack is whole, or says what it lacks, or is not there.</summary>
public sealed class PackTroubleTests
{
    private const int LargerThanMemoryCheck = 9 * 1024 * 1024;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_sheet_says_when_all_stored_files_were_last_read_and_what_was_found()
    {
        await using var council = await PackCouncil.StartAsync();
        var control = (await council.ControlCodesAsync(1))[0];
        Assert.Equal("None are stored", (await council.BuildAsync()).Index("Stored files"));
        await council.LogAsync("Whole", control, [("whole.txt", [65])]);
        var damaged = await council.LogAsync("Damaged", control, [("damaged.txt", [67, 68])]);
        await council.DamageAsync(damaged);
        await council.App.RunAsync<CheckEvidenceJob>(Token);

        var pack = await council.BuildAsync();

        Assert.Equal(
            "Every evidence file was read and compared with its SHA-256 on or after 8 September 2026: 1 changed, 0 missing, of all this council stores",
            pack.Index("Stored files"));
    }

    [Fact]
    public async Task A_lost_or_damaged_file_is_left_out_and_the_pack_says_so_everywhere()
    {
        await using var council = await PackCouncil.StartAsync();
        var control = (await council.ControlCodesAsync(1))[0];
        var whole = await council.LogAsync("Whole", control, [("whole.txt", [65])]);
        var lost = await council.LogAsync("Lost", control, [("lost.txt", [66])]);
        var damaged = await council.LogAsync("Damaged", control, [("damaged.txt", [67, 68])]);
        var large = await council.LogAsync("Large", control, [("large.bin", new byte[LargerThanMemoryCheck])]);
        await council.LoseAsync(lost);
        await council.DamageAsync(damaged);
        await council.DamageAsync(large);

        var pack = await council.BuildAsync();

        pack.AssertManifestHolds();
        Assert.Equal([$"evidence/{whole}/whole.txt"], pack.Paths.Where(p => p.StartsWith("evidence/", StringComparison.Ordinal)));
        Assert.StartsWith("No: 3 evidence files could not be included", pack.Index("Complete"), StringComparison.Ordinal);
        Assert.StartsWith("The file is missing from the evidence store.", pack.Index($"{lost}: lost.txt"), StringComparison.Ordinal);
        Assert.Contains("its SHA-256 has changed", pack.Index($"{damaged}: damaged.txt"), StringComparison.Ordinal);
        Assert.Contains("its SHA-256 has changed", pack.Index($"{large}: large.bin"), StringComparison.Ordinal);
        Assert.Equal(3, pack.Manifest.GetProperty("notIncluded").GetArrayLength());
        Assert.False(pack.Manifest.GetProperty("complete").GetBoolean());
        Assert.Contains("THIS PACK IS INCOMPLETE", pack.Text("README.txt"), StringComparison.Ordinal);
        var rows = pack.Sheet("Evidence").ToDictionary(r => (string)r["Id"]!, StringComparer.Ordinal);
        Assert.StartsWith("NOT INCLUDED.", (string)rows[lost]["In this pack"]!, StringComparison.Ordinal);
        Assert.Null(rows[lost]["Path in pack"]);
        Assert.Equal("Yes", rows[whole]["In this pack"]);
        var view = await council.FindAsync(pack.Manifest.GetProperty("pack").GetString()!);
        Assert.Equal((3, true), (view.MissingFileCount, view.IsIncomplete));
    }

    [Fact]
    public async Task A_large_file_is_copied_whole()
    {
        await using var council = await PackCouncil.StartAsync();
        var bytes = new byte[LargerThanMemoryCheck];
        new Random(7).NextBytes(bytes);
        var code = await council.LogAsync("Large", (await council.ControlCodesAsync(1))[0], [("large.bin", bytes)]);

        var pack = await council.BuildAsync();

        Assert.Equal(bytes, pack[$"evidence/{code}/large.bin"]);
        pack.AssertManifestHolds();
    }

    [Fact]
    public async Task A_run_that_breaks_off_leaves_nothing_and_the_next_one_gives_a_whole_pack()
    {
        await using var council = await PackCouncil.StartAsync();
        await council.LogAsync("Item", (await council.ControlCodesAsync(1))[0], [("a.txt", [65])]);
        var code = (await council.RequestAsync())!;
        var job = await council.JobAsync(code);

        // There are at least two reports: one as it begins and one before the pack is put together.
        var failure = await Assert.ThrowsAsync<PackBuildException>(() => RunAsync(council, job, new BreaksAt(2)));
        Assert.Equal("Something went wrong while the pack was being built.", failure.Message);
        Assert.Empty(Directory.EnumerateFiles(council.PacksFolder));

        await council.App.RunQueuedJobsAsync(Token);
        (await council.OpenAsync(code)).AssertManifestHolds();
        Assert.Single(Directory.EnumerateFiles(council.PacksFolder));
    }

    [Fact]
    public async Task What_a_killed_process_left_behind_is_never_taken_for_the_pack()
    {
        await using var council = await PackCouncil.StartAsync();
        var code = (await council.RequestAsync())!;
        await council.App.WithDbAsync(async db =>
        {
            (await db.QueuedJobs.SingleAsync(Token)).Start(council.App.Clock.Now, TimeSpan.FromMinutes(2));
            await db.SaveChangesAsync(Token);
        });
        var part = Path.Combine(council.PacksFolder, $"{code}.0.part");
        await File.WriteAllTextAsync(part, "half a", Token);
        await File.WriteAllTextAsync(Path.Combine(council.PacksFolder, code + ".zip"), "published, but never recorded", Token);
        File.SetLastWriteTimeUtc(part, council.App.Clock.Now.UtcDateTime.AddHours(-2));
        Assert.False((await council.FindAsync(code)).IsReady);

        await council.App.RunQueuedJobsAsync(Token);
        Assert.False((await council.FindAsync(code)).IsReady);
        council.App.Clock.Advance(TimeSpan.FromMinutes(3));
        await council.App.RunQueuedJobsAsync(Token);

        (await council.OpenAsync(code)).AssertManifestHolds();
        Assert.Single(Directory.EnumerateFiles(council.PacksFolder));
    }

    [Fact]
    public async Task A_second_run_of_a_finished_pack_leaves_it_as_it_is_and_mends_one_whose_file_is_gone()
    {
        await using var council = await PackCouncil.StartAsync();
        var code = (await council.RequestAsync())!;
        await council.App.RunQueuedJobsAsync(Token);
        var first = await council.OpenAsync(code);
        council.App.Clock.Advance(TimeSpan.FromDays(1));

        await RunAsync(council, await council.JobAsync(code), new BreaksAt(int.MaxValue));
        Assert.Equal(first.Sha256, (await council.OpenAsync(code)).Sha256);

        File.Delete(Path.Combine(council.PacksFolder, code + ".zip"));
        await RunAsync(council, await council.JobAsync(code), new BreaksAt(int.MaxValue));
        var again = await council.OpenAsync(code);
        Assert.Equal(again.Sha256, (await council.FindAsync(code)).Sha256);
    }

    [Fact]
    public async Task A_pack_cancelled_while_it_waits_or_is_built_is_not_there_and_can_be_built_after_all()
    {
        await using var council = await PackCouncil.StartAsync();
        var code = (await council.RequestAsync())!;
        Assert.True(await ChangeAsync(council, (change, viewer) => change.CancelAsync(code, viewer, Token)));
        await council.App.RunQueuedJobsAsync(Token);
        Assert.Equal(QueuedJobState.Cancelled, (await council.FindAsync(code)).State);
        Assert.Empty(Directory.EnumerateFiles(council.PacksFolder));

        Assert.True(await ChangeAsync(council, (change, viewer) => change.TryAgainAsync(code, viewer, Token)));
        await council.App.RunQueuedJobsAsync(Token);
        await council.OpenAsync(code);
    }

    [Fact]
    public async Task Cancelling_while_it_is_built_stops_the_work_at_its_next_report()
    {
        await using var council = await PackCouncil.StartAsync();
        var code = (await council.RequestAsync())!;
        var job = await council.JobAsync(code);

        await Assert.ThrowsAsync<JobCancelledException>(() => RunAsync(council, job, new CancelledProgress()));

        Assert.Empty(Directory.EnumerateFiles(council.PacksFolder));
    }

    [Fact]
    public async Task Someone_who_has_lost_the_role_since_gets_no_pack()
    {
        await using var council = await PackCouncil.StartAsync();
        var code = (await council.RequestAsync())!;
        await council.App.WithDbAsync(async db =>
        {
            db.PersonRoles.RemoveRange(await db.PersonRoles.Where(r => r.PersonId == council.Officer.Id).ToListAsync(Token));
            await db.SaveChangesAsync(Token);
        });

        for (var attempt = 0; attempt < QueuedJob.MostAttempts; attempt++)
        {
            await council.App.RunQueuedJobsAsync(Token);
        }

        var view = await council.FindAsync(code);
        Assert.Equal((QueuedJobState.Failed, "The person who asked for this pack may no longer build packs."), (view.State, view.Error));
        Assert.Empty(Directory.EnumerateFiles(council.PacksFolder));
    }

    [Fact]
    public async Task A_request_saves_the_pack_and_its_work_together_and_numbers_packs_without_gaps()
    {
        await using var council = await PackCouncil.StartAsync();

        Assert.Equal("PACK-2026-0001", await council.RequestAsync());
        Assert.Null(await council.RequestAsync(Guid.CreateVersion7()));
        await Assert.ThrowsAsync<InvalidOperationException>(() => council.RequestAsync(to: council.Today.AddDays(1)));
        Assert.Equal("PACK-2026-0002", await council.RequestAsync());
        Assert.Equal(2, await council.App.WithDbAsync(db => db.QueuedJobs.CountAsync(j => j.Kind == BuildPackJob.JobKind, Token)));
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task What_is_logged_while_a_pack_is_built_waits_for_no_one_and_is_wholly_in_it_or_wholly_out(DatabaseProvider provider)
    {
        await using var council = await PackCouncil.StartAsync(provider);
        var control = (await council.ControlCodesAsync(1))[0];
        await council.LogAsync("Before", control, [("before.txt", [65])]);
        var code = (await council.RequestAsync())!;

        await RunAsync(council, await council.JobAsync(code), new LogsMore(council, control));
        await council.App.RunQueuedJobsAsync(Token);

        var pack = await council.OpenAsync(code);
        Assert.Equal("Before", Assert.Single(pack.Sheet("Evidence"))["Title"]);
        Assert.Single(pack.Paths, p => p.StartsWith("evidence/", StringComparison.Ordinal));
        Assert.Equal(2, await council.App.WithDbAsync(db => db.EvidenceItems.CountAsync(Token)));
    }

    private static async Task RunAsync(PackCouncil council, QueuedJob job, IJobProgress progress)
    {
        await using var scope = council.App.Services.CreateAsyncScope();
        var handler = scope.ServiceProvider.GetServices<IQueuedJobHandler>().Single(h => h.Kind == BuildPackJob.JobKind);
        await handler.ExecuteAsync(job, progress, Token);
    }

    private static Task<bool> ChangeAsync(PackCouncil council, Func<ChangePackWork, Viewer, Task<bool>> change) =>
        council.App.WithAsync<ChangePackWork, bool>(work => change(work, council.Viewer));

    private sealed class BreaksAt(int report) : IJobProgress
    {
        private int _reports;

        public Task ReportAsync(int percentDone, string progress, CancellationToken cancellationToken) =>
            ++_reports >= report ? throw new InvalidOperationException("Broken off") : Task.CompletedTask;
    }

    private sealed class CancelledProgress : IJobProgress
    {
        public Task ReportAsync(int percentDone, string progress, CancellationToken cancellationToken) => throw new JobCancelledException();
    }

    /// <summary>Logs another item at the first report, while the pack is being built.</summary>
    private sealed class LogsMore(PackCouncil council, string control) : IJobProgress
    {
        private bool _isDone;

        public async Task ReportAsync(int percentDone, string progress, CancellationToken cancellationToken)
        {
            if (!_isDone)
            {
                _isDone = true;
                await council.LogAsync("Meanwhile", control, [("meanwhile.txt", Encoding.UTF8.GetBytes("new"))]);
            }
        }
    }
}
