using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using CyberGov.Benchmarks.Council;
using CyberGov.Benchmarks.Serving;
using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Jobs;
using CyberGov.Packs;
using CyberGov.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Benchmarks.Packs;

/// <summary>Builds packs as the program does: ordered, queued, taken up by the runner of queued work.</summary>
internal sealed class CouncilPacks(string dataFolder) : IAsyncDisposable
{
    private const int Runs = 5;
    private const int WarmUps = 3;

    private readonly WebApplication _app = CyberGovHost.Build(Server.Settings(dataFolder));

    /// <summary>One pack in this fresh process: seconds, megabytes, and the peak of memory.</summary>
    public async Task BuildOneAsync(bool withFiles, CancellationToken cancellationToken)
    {
        var (seconds, path) = await BuildAsync(withFiles, cancellationToken);
        Print(seconds, new FileInfo(path).Length / 1e6, PeakMemory.Megabytes());
        File.Delete(path);
    }

    /// <summary>Turn and turn about: without files, raw deflate of what is in that, with files, cat and SHA-256 of those.</summary>
    public async Task RaceAsync(CancellationToken cancellationToken)
    {
        await WarmUpAsync(cancellationToken);
        var (_, sample) = await BuildAsync(withFiles: false, cancellationToken);
        var contents = Deflated.Of(sample);
        contents.Time();
        File.Delete(sample);

        var list = await ListFilesAsync(cancellationToken);
        await CopyAndHashAsync(list, cancellationToken);
        for (var run = 0; run < Runs; run++)
        {
            var bare = await BuildAsync(withFiles: false, cancellationToken);
            File.Delete(bare.Path);
            var deflate = contents.Time();
            var full = await BuildAsync(withFiles: true, cancellationToken);
            var check = Time(full.Path, pack => PackVerification.Check(pack, cancellationToken));
            var hash = Time(full.Path, pack => SHA256.HashData(pack));
            File.Delete(full.Path);
            var copy = await CopyAndHashAsync(list, cancellationToken);
            Print(bare.Seconds, deflate.TotalSeconds, full.Seconds, copy.TotalSeconds, check.TotalSeconds, hash.TotalSeconds);
        }
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static TimeSpan Time(string path, Action<Stream> read)
    {
        using var pack = File.OpenRead(path);
        var began = Stopwatch.GetTimestamp();
        read(pack);
        return Stopwatch.GetElapsedTime(began);
    }

    private async Task WarmUpAsync(CancellationToken cancellationToken)
    {
        for (var run = 0; run < WarmUps; run++)
        {
            foreach (var withFiles in (bool[])[false, true])
            {
                var (_, path) = await BuildAsync(withFiles, cancellationToken);
                File.Delete(path);
            }
        }
    }

    private async Task<(double Seconds, string Path)> BuildAsync(bool withFiles, CancellationToken cancellationToken)
    {
        var code = await OrderAsync(withFiles, cancellationToken);
        var began = Stopwatch.GetTimestamp();
        await _app.Services.GetRequiredService<QueuedJobRunner>().RunAllAsync(cancellationToken);
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;

        var path = Path.Combine(dataFolder, "packs", PackFolder.FileNameOf(code));
        return File.Exists(path) ? (seconds, path) : throw new InvalidOperationException($"{code} was not built.");
    }

    private async Task<string> OrderAsync(bool withFiles, CancellationToken cancellationToken)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var officerId = await scope.ServiceProvider.GetRequiredService<CyberGovDbContext>().People
            .Where(p => p.Email == BigCouncil.OfficerEmail).Select(p => p.Id).SingleAsync(cancellationToken);
        var today = scope.ServiceProvider.GetRequiredService<TimeProvider>().TodayInUk();
        return (await scope.ServiceProvider.GetRequiredService<RequestPack>().ExecuteAsync(
            new PackRequest { FrameworkId = null, PeriodFrom = today.AddYears(-11), PeriodTo = today, IncludesFiles = withFiles },
            new Viewer(officerId, new HashSet<CouncilRole> { CouncilRole.InformationGovernanceOfficer }),
            cancellationToken))!;
    }

    /// <summary>The files that a pack holds, each with a zero byte behind it, as xargs takes them.</summary>
    private async Task<string> ListFilesAsync(CancellationToken cancellationToken)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var hashes = await scope.ServiceProvider.GetRequiredService<CyberGovDbContext>().EvidenceItems
            .Where(e => e.WithdrawnAt == null)
            .SelectMany(e => e.Revisions.Where(r => r.Number == e.CurrentRevisionNumber))
            .SelectMany(r => r.Files.Select(f => f.Sha256))
            .ToListAsync(cancellationToken);
        var list = Path.Combine(dataFolder, "files.list");
        await File.WriteAllTextAsync(
            list, string.Concat(hashes.Select(h => $"{Path.Combine(dataFolder, "evidence", h[..2], h[2..])}\0")), cancellationToken);
        return list;
    }

    private async Task<TimeSpan> CopyAndHashAsync(string list, CancellationToken cancellationToken)
    {
        var copy = Path.Combine(dataFolder, "files.copy");
        var began = Stopwatch.GetTimestamp();
        await Child.RunProgramAsync("sh", ["-c", $"xargs -0 cat < '{list}' > '{copy}'"], cancellationToken);
        await using (var file = File.OpenRead(copy))
        {
            await SHA256.HashDataAsync(file, cancellationToken);
        }

        var time = Stopwatch.GetElapsedTime(began);
        File.Delete(copy);
        return time;
    }

    private static void Print(params double[] figures) =>
        Console.WriteLine(string.Join(' ', figures.Select(f => f.ToString(CultureInfo.InvariantCulture))));
}
