using System.Diagnostics;
using CyberGov.Benchmarks.Serving;
using CyberGov.ChangeHistory;
using CyberGov.ChangeHistory.Verification;
using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Web.Hosting;
using CyberGov.Web.Settings;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Benchmarks.ChangeHistory;

/// <summary>What the chain costs a save, and how long it takes to check ten years of it.</summary>
internal static class HistoryRaces
{
    private const int Rounds = 5;
    private const int Saves = 200;

    public static async Task RunAsync(string dataFolder, CancellationToken cancellationToken)
    {
        Report.Heading("Change history");
        await using var app = CyberGovHost.Build(Server.Settings(dataFolder));
        await VerifyAsync(app, cancellationToken);
        await SaveAsync(app, cancellationToken);
    }

    private static async Task VerifyAsync(WebApplication app, CancellationToken cancellationToken)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var check = new HistoryVerification(
            scope.ServiceProvider.GetRequiredService<CyberGovDbContext>(), new CheckpointFolder(app.Services.GetRequiredService<Folders>().Checkpoints));
        var began = Stopwatch.GetTimestamp();
        var verdict = await check.ExecuteAsync(app.Services.GetRequiredService<HistorySigner>().PublicKey, [], cancellationToken);
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        Report.Fact(
            "the chain checked",
            $"{verdict.Entries} entries in {Report.Figure(seconds)} s, {Report.Figure(verdict.Entries / seconds)} a second, {verdict.Findings.Count} findings");
    }

    /// <summary>Turn and turn about: a record that is recorded, saved with the history and without it.</summary>
    private static async Task SaveAsync(WebApplication app, CancellationToken cancellationToken)
    {
        var (with, without) = (new List<double>(), new List<double>());
        for (var round = 0; round <= Rounds; round++)
        {
            var recorded = await TimeAsync(app, isRecorded: true, cancellationToken);
            var bare = await TimeAsync(app, isRecorded: false, cancellationToken);
            if (round > 0)
            {
                with.Add(recorded);
                without.Add(bare);
            }
        }

        Report.Fact(
            "one save with its chained entry, and without",
            $"{Report.Figure(Report.Median(with) * 1e6 / Saves)} µs and {Report.Figure(Report.Median(without) * 1e6 / Saves)} µs");
    }

    private static async Task<double> TimeAsync(WebApplication app, bool isRecorded, CancellationToken cancellationToken)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var real = scope.ServiceProvider.GetRequiredService<SqliteCyberGovDbContext>();
        await using var bare = new SqliteCyberGovDbContext(new DbContextOptionsBuilder<SqliteCyberGovDbContext>()
            .UseSqlite(real.Database.GetConnectionString()).Options);
        var db = isRecorded ? real : bare;
        var began = Stopwatch.GetTimestamp();
        for (var i = 0; i < Saves; i++)
        {
            db.ServiceAreas.Add(new ServiceArea { Name = $"Area {Guid.CreateVersion7():N}" });
            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
        }

        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }
}
