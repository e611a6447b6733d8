using System.Diagnostics;
using System.Security.Cryptography;

namespace CyberGov.IntegrationTests.Storage;

/// <summary>A disk that fails under a real process: strace makes the kernel's own calls return the error.</summary>
public sealed class FailingDiskTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cybergov-disk-").FullName;
    private readonly byte[] _bytes = RandomNumberGenerator.GetBytes(300_000);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string EvidenceFolder => Path.Combine(_folder, "evidence");

    private string StoredPath
    {
        get
        {
            var hash = Convert.ToHexStringLower(SHA256.HashData(_bytes));
            return Path.Combine(EvidenceFolder, hash[..2], hash[2..]);
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_healthy_disk_is_acknowledged()
    {
        var (exitCode, output) = await StoreUnderStraceAsync("trace=fsync");

        Assert.Equal(0, exitCode);
        Assert.Contains("stored ", output, StringComparison.Ordinal);
        Assert.Equal(_bytes, await File.ReadAllBytesAsync(StoredPath, Token));
    }

    // Before "ready" the store makes its own two folders durable, so the third call is the file's,
    // the fourth the evidence folder's and the fifth the folder's that the file was renamed into.
    [Theory]
    [InlineData("inject=fsync:error=EIO:when=3", false)]
    [InlineData("inject=fsync:error=ENOSPC:when=3", false)]
    [InlineData("inject=fsync:error=EIO:when=4", false)]
    [InlineData("inject=fsync:error=EIO:when=5", true)]
    [InlineData("inject=pwrite64:error=ENOSPC", false)]
    [InlineData("inject=rename:error=EIO", false)]
    public async Task A_disk_that_fails_is_never_acknowledged_and_shows_no_half_file(string fault, bool mayBeWhole)
    {
        var (exitCode, output) = await StoreUnderStraceAsync(fault);

        Assert.NotEqual(0, exitCode);
        Assert.Contains("ready", output, StringComparison.Ordinal);
        Assert.DoesNotContain("stored ", output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Path.Combine(EvidenceFolder, "incoming")));
        Assert.Equal(mayBeWhole ? [StoredPath] : [], Directory.GetFiles(EvidenceFolder, "*", SearchOption.AllDirectories));
        if (mayBeWhole)
        {
            Assert.Equal(_bytes, await File.ReadAllBytesAsync(StoredPath, Token));
        }
    }

    private async Task<(int ExitCode, string Output)> StoreUnderStraceAsync(string expression)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/usr/bin/strace"), "strace is not installed.");

        var probe = Path.Combine(AppContext.BaseDirectory, "CyberGov.StorageProbe.dll");
        using var process = Process.Start(new ProcessStartInfo(
            "/usr/bin/strace",
            ["-f", "-o", Path.Combine(_folder, "trace.txt"), "-e", expression, "dotnet", "exec", probe, EvidenceFolder])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync(Token);
        var errors = process.StandardError.ReadToEndAsync(Token);
        await SendAsync(process.StandardInput.BaseStream);
        await process.WaitForExitAsync(Token);
        TestContext.Current.TestOutputHelper?.WriteLine(await errors);

        return (process.ExitCode, await output);
    }

    private async Task SendAsync(Stream input)
    {
        try
        {
            await input.WriteAsync(_bytes, Token);
            await input.DisposeAsync();
        }
        catch (IOException)
        {
            // The child gave up before it had read everything, which is what some faults are for.
        }
    }
}
