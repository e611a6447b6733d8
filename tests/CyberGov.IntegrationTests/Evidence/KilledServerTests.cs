using System.Security.Cryptography;
using CyberGov.Data;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.IntegrationTests.Evidence;

/// <summary>Kill −9 fifty times while people upload: what was acknowledged is there, what is there is whole.</summary>
public sealed class KilledServerTests
{
    private const int Servers = 2;
    private const int Kills = 25;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Evidence_that_was_acknowledged_survives_fifty_kills_and_no_half_file_is_shown()
    {
        // Side by side, because most of a round is waiting for the program to start.
        var acknowledged = await Task.WhenAll(Enumerable.Range(0, Servers).Select(_ => KillAgainAndAgainAsync()));
        TestContext.Current.TestOutputHelper?.WriteLine($"{acknowledged.Sum()} uploads were acknowledged over {Servers * Kills} kills.");
    }

    /// <returns>How many uploads were acknowledged.</returns>
    private static async Task<int> KillAgainAndAgainAsync()
    {
        var folder = await UnderStrain.PrepareAsync(Token);
        var port = ServerProcess.FreePort();
        using var uploader = new Uploader(port);
        var acknowledged = new List<Acknowledged>();
        var seenWhole = new HashSet<string>(StringComparer.Ordinal);
        for (var kill = 0; kill < Kills; kill++)
        {
            await using var server = await ServerProcess.ServeAsync(folder, port, Token);
            if (kill == 0)
            {
                await uploader.SignInAsync(UnderStrain.Email, UnderStrain.Password, Token);
            }

            await AssertAllThereAsync(uploader, acknowledged);
            acknowledged = await KillWhileUploadingAsync(server, uploader);
            AssertStoreHoldsWholeFilesOnly(folder, seenWhole);
        }

        await using (await ServerProcess.ServeAsync(folder, port, Token))
        {
            await AssertAllThereAsync(uploader, acknowledged);
        }

        AssertStoreHoldsWholeFilesOnly(folder, []);
        await AssertDatabaseAndStoreAgreeAsync(folder, [.. uploader.Acknowledged]);
        return uploader.Acknowledged.Count;
    }

    /// <summary>Returns what was acknowledged between the start and the kill.</summary>
    private static async Task<List<Acknowledged>> KillWhileUploadingAsync(ServerProcess server, Uploader uploader)
    {
        var before = uploader.Acknowledged.Count;
        var uploads = Enumerable.Range(0, 3).Select(_ => uploader.UploadUntilKilledAsync(Token)).ToList();
        while (uploader.Acknowledged.Count == before && uploads.TrueForAll(u => !u.IsCompleted))
        {
            await Task.Delay(5, Token);
        }

        await Task.Delay(RandomNumberGenerator.GetInt32(0, 300), Token);
        await server.KillAsync(Token);
        await Task.WhenAll(uploads);
        return [.. uploader.Acknowledged.Skip(before)];
    }

    private static async Task AssertAllThereAsync(Uploader uploader, List<Acknowledged> acknowledged)
    {
        foreach (var item in acknowledged)
        {
            Assert.Equal([item.Sha256], await uploader.DownloadedHashesAsync(item.Code, Token));
        }
    }

    /// <summary>Also what nobody was told about must be whole: its name is the hash of its bytes.</summary>
    private static void AssertStoreHoldsWholeFilesOnly(string folder, HashSet<string> seenWhole)
    {
        foreach (var path in StoredFiles(folder).Where(seenWhole.Add))
        {
            using var file = File.OpenRead(path);
            Assert.Equal(NameOf(path), Convert.ToHexStringLower(SHA256.HashData(file)));
        }
    }

    private static async Task AssertDatabaseAndStoreAgreeAsync(string folder, List<Acknowledged> acknowledged)
    {
        var options = new DbContextOptionsBuilder<SqliteCyberGovDbContext>()
            .UseSqlite($"Data Source={Path.Combine(folder, "cybergov.db")};Pooling=False").Options;
        await using var db = new SqliteCyberGovDbContext(options);
        var files = await db.EvidenceFiles
            .Select(f => new { f.EvidenceRevision!.EvidenceItem!.Code, f.Sha256, f.Length })
            .ToListAsync(Token);
        var lengths = StoredFiles(folder).ToDictionary(NameOf, path => new FileInfo(path).Length, StringComparer.Ordinal);
        var itemCount = await db.EvidenceItems.CountAsync(Token);
        var control = await db.Controls.SingleAsync(c => c.Code == "IAM-03", Token);

        Assert.Equal("ok", (await db.Database.SqlQuery<string>($"PRAGMA integrity_check").ToListAsync(Token)).Single());
        Assert.All(files, f => Assert.Equal(f.Length, lengths[f.Sha256]));
        Assert.Equal(itemCount, files.Count);
        Assert.Equal(itemCount, control.EvidenceCount);
        Assert.Superset(
            acknowledged.Select(a => (a.Code, a.Sha256)).ToHashSet(),
            files.Select(f => (f.Code, f.Sha256)).ToHashSet());
        Assert.True(acknowledged.Count >= Kills, $"Only {acknowledged.Count} uploads were acknowledged in {Kills} rounds.");
    }

    private static IEnumerable<string> StoredFiles(string folder) => Directory
        .EnumerateDirectories(Path.Combine(folder, "evidence"))
        .Where(prefix => Path.GetFileName(prefix) != "incoming")
        .SelectMany(Directory.EnumerateFiles);

    private static string NameOf(string path) => Path.GetFileName(Path.GetDirectoryName(path)) + Path.GetFileName(path);
}
