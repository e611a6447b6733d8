using System.Security.Cryptography;

namespace CyberGov.IntegrationTests.Evidence;

/// <summary>
/// A disk that fills up under the real server: a small file system in memory, seen by the server alone and gone with it.
/// </summary>
public sealed class FullDiskTests
{
    private const int RoomBesideTheDatabase = 20;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_full_disk_refuses_uploads_in_words_and_loses_nothing_it_acknowledged()
    {
        var prepared = await UnderStrain.PrepareAsync(Token);
        var folder = $"{prepared}-small";
        Directory.CreateDirectory(folder);
        var port = ServerProcess.FreePort();
        await using var server = await ServerProcess.ServeAsync(folder, port, Token, OnSmallDisk(prepared, folder));
        using var uploader = new Uploader(port);
        await uploader.SignInAsync(UnderStrain.Email, UnderStrain.Password, Token);

        var refusals = new List<string>();
        for (var upload = 0; upload < 200 && refusals.Count < 20; upload++)
        {
            var (code, said) = await uploader.UploadAsync(Uploader.PdfOf(RandomNumberGenerator.GetInt32(200_000, 900_000)), Token);
            if (code is null)
            {
                refusals.Add(said);
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{uploader.Acknowledged.Count} acknowledged, then: {string.Join(" | ", refusals.Distinct())}");
        Assert.Equal(20, refusals.Count);

        // The second where not even the form found room to arrive in, the third where only its file did.
        Assert.Contains(refusals, said => said.Contains("could not be uploaded – try again", StringComparison.Ordinal));
        Assert.All(refusals, said => Assert.Matches("could not be uploaded – try again|form could not be accepted|no room left to save this", said));
        Assert.True(uploader.Acknowledged.Count >= 5, $"Only {uploader.Acknowledged.Count} uploads fitted.");

        Assert.False(server.HasExited);
        Assert.True(await uploader.OpensAsync("/evidence", Token));
        foreach (var item in uploader.Acknowledged)
        {
            Assert.Equal([item.Sha256], await uploader.DownloadedHashesAsync(item.Code, Token));
        }

        AssertWholeFilesOnly($"/proc/{server.Id}/root{folder}");
    }

    /// <summary>In a mount namespace of its own: no one else sees the disk, and it goes with the process.</summary>
    private static string[] OnSmallDisk(string prepared, string folder)
    {
        var size = (Directory.EnumerateFiles(prepared, "*", SearchOption.AllDirectories).Sum(f => new FileInfo(f).Length) >> 20) + RoomBesideTheDatabase;
        var script = $"mount -t tmpfs -o size={size}m tmpfs '{folder}' && cp -a '{prepared}/.' '{folder}' && exec \"$@\"";
        string[] asRoot = Environment.UserName == "root" ? [] : ["--map-root-user"];
        return ["unshare", .. asRoot, "--mount", "sh", "-c", script, "sh"];
    }

    private static void AssertWholeFilesOnly(string folder)
    {
        var evidence = Path.Combine(folder, "evidence");
        var paths = Directory.EnumerateDirectories(evidence).Where(d => Path.GetFileName(d) != "incoming").SelectMany(Directory.EnumerateFiles).ToList();
        Assert.NotEmpty(paths);
        Assert.All(paths, path =>
        {
            using var file = File.OpenRead(path);
            Assert.Equal(
                Path.GetFileName(Path.GetDirectoryName(path)) + Path.GetFileName(path),
                Convert.ToHexStringLower(SHA256.HashData(file)));
        });
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(evidence, "incoming")));
    }
}
