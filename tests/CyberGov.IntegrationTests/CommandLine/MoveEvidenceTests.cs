using System.Security.Cryptography;
using CyberGov.IntegrationTests.Evidence;
using CyberGov.IntegrationTests.Storage;
using CyberGov.Storage;
using CyberGov.Testing;

namespace CyberGov.IntegrationTests.CommandLine;

/// <summary>The command <c>evidence move</c> as an operator runs it: a process of its own, killed at the worst moments.</summary>
public sealed class MoveEvidenceTests : IAsyncLifetime
{
    private const int FileCount = 100;

    private readonly ObjectStore _server = new();
    private readonly string _dataFolder = Path.Combine(TestFolders.New(), "data");
    private readonly string _temporary = TestFolders.New();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private FolderEvidenceStore Folder => new(Path.Combine(_dataFolder, "evidence"));

    public ValueTask InitializeAsync() => _server.InitializeAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_move_that_is_killed_again_and_again_ends_with_every_file_in_the_new_store_and_none_lost()
    {
        var names = await FillFolderAsync();
        using var s3 = new S3EvidenceStore(_server.Settings(), _temporary);

        foreach (var share in (ReadOnlySpan<int>)[10, 50, 90])
        {
            RunAndKill(StorageKind.Folder, ["--to", "s3"], () => ObjectCount() >= FileCount * share / 100);
            Assert.InRange(ObjectCount(), 1, FileCount - 1);
        }

        var (exitCode, output, _) = await RunAsync(StorageKind.Folder, "--to", "s3");
        Assert.Equal(0, exitCode);
        Assert.Contains($"all {FileCount}", output, StringComparison.Ordinal);
        Assert.Contains("set CyberGov:Storage:Kind to S3", output, StringComparison.Ordinal);
        await AssertHoldsAllAsync(s3, names);
        await AssertHoldsAllAsync(Folder, names);

        Assert.Equal(2, (await RunAsync(StorageKind.Folder, "--to", "s3", "--remove-copied")).ExitCode);
        await AssertHoldsAllAsync(Folder, names);

        RunAndKill(StorageKind.S3, ["--to", "s3", "--remove-copied"], () => FileCountInFolder() < FileCount);
        await AssertHoldsAllAsync(s3, names);
        Assert.Equal(0, (await RunAsync(StorageKind.S3, "--to", "s3", "--remove-copied")).ExitCode);
        Assert.Equal(0, FileCountInFolder());
        await AssertHoldsAllAsync(s3, names);

        Assert.Equal(0, (await RunAsync(StorageKind.S3, "--to", "folder")).ExitCode);
        await AssertHoldsAllAsync(Folder, names);
    }

    [Fact]
    public async Task A_file_that_has_changed_is_named_and_nothing_is_removed()
    {
        var whole = await SaveAsync([1, 2, 3]);
        var changed = await SaveAsync([4, 5, 6]);
        await File.WriteAllBytesAsync(Path.Combine(_dataFolder, "evidence", changed[..2], changed[2..]), [7], Token);

        var (exitCode, _, errors) = await RunAsync(StorageKind.S3, "--to", "s3", "--remove-copied");

        Assert.Equal(1, exitCode);
        Assert.Contains(changed, errors, StringComparison.Ordinal);
        Assert.DoesNotContain(whole, errors, StringComparison.Ordinal);
        Assert.Equal(2, FileCountInFolder());
        Assert.Equal(1, ObjectCount());
    }

    [Fact]
    public async Task Half_given_settings_and_a_store_that_is_down_are_said_in_a_sentence()
    {
        await SaveAsync([1, 2, 3]);
        var half = await RunAsync(["evidence", "move", "--to", "s3", $"--CyberGov:DataFolder={_dataFolder}", "--CyberGov:Storage:Endpoint=http://127.0.0.1:1"]);
        Assert.Equal(3, half.ExitCode);
        Assert.Contains("CyberGov:Storage:Bucket", half.Errors, StringComparison.Ordinal);
        Assert.Contains("CyberGov:Storage:SecretKey", half.Errors, StringComparison.Ordinal);

        await _server.KillAsync();
        var down = await RunAsync(StorageKind.Folder, "--to", "s3");
        Assert.Equal(3, down.ExitCode);
        Assert.Contains("CyberGov:Storage:Endpoint", down.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(ObjectStore.Secret, down.Errors, StringComparison.Ordinal);

        var nowhere = await RunAsync(StorageKind.Folder, "--to", "tape");
        Assert.Equal(2, nowhere.ExitCode);
    }

    private async Task<List<string>> FillFolderAsync()
    {
        var names = new List<string>();
        for (var file = 0; file < FileCount; file++)
        {
            names.Add(await SaveAsync(RandomNumberGenerator.GetBytes(40_000)));
        }

        return names;
    }

    private async Task<string> SaveAsync(byte[] bytes) =>
        (await Folder.SaveAsync(new MemoryStream(bytes), long.MaxValue, Token)).Sha256;

    private static async Task AssertHoldsAllAsync(IEvidenceStore store, List<string> names)
    {
        foreach (var name in names)
        {
            Assert.Equal(StoredState.Sound, await store.VerifyAsync(name, Token));
        }
    }

    private int ObjectCount() => Directory.Exists(_server.BucketFolder)
        ? Directory.EnumerateFiles(_server.BucketFolder, "*_object", SearchOption.AllDirectories).Count()
        : 0;

    private int FileCountInFolder() =>
        Directory.EnumerateFiles(Path.Combine(_dataFolder, "evidence"), "*", SearchOption.AllDirectories).Count();

    private string[] Command(StorageKind inUse, string[] options) =>
    [
        "evidence", "move", .. options, $"--CyberGov:DataFolder={_dataFolder}",
        .. _server.AsSettings(inUse).Select(s => $"--{s.Key}={s.Value}"),
    ];

    private Task<(int ExitCode, string Output, string Errors)> RunAsync(StorageKind inUse, params string[] options) =>
        RunAsync(Command(inUse, options));

    private static async Task<(int ExitCode, string Output, string Errors)> RunAsync(string[] command)
    {
        using var process = ServerProcess.Start(command);
        var output = process.StandardOutput.ReadToEndAsync(Token);
        var errors = process.StandardError.ReadToEndAsync(Token);
        await process.WaitForExitAsync(Token);
        return (process.ExitCode, await output, await errors);
    }

    /// <summary>SIGKILL as soon as so much is done.</summary>
    private void RunAndKill(StorageKind inUse, string[] options, Func<bool> isFarEnough)
    {
        using var process = ServerProcess.Start(Command(inUse, options));
        while (!isFarEnough() && !process.HasExited)
        {
            Thread.Sleep(1);
        }

        process.Kill();
        process.WaitForExit();
    }
}
