using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using CyberGov.Storage.Scanning;
using CyberGov.Testing.Files;

namespace CyberGov.IntegrationTests.Storage;

/// <summary>A real ClamAV daemon with two signatures of our own: nothing is downloaded, and nothing harmful is anywhere.</summary>
public sealed class ClamdServer : IAsyncLifetime
{
    public const int LargestFile = 2 * 1024 * 1024;
    public const int LargestStream = 5 * 1024 * 1024;

    /// <summary>What the second signature looks for.</summary>
    public const string Marker = "CYBERGOV-MARKER-FOR-SCANNER-TESTS";

    private readonly string _folder = Directory.CreateTempSubdirectory("cybergov-clamd-").FullName;

    private Process? _process;

    public int Port { get; } = FreePort();

    public string SocketPath => Path.Combine(_folder, "clamd.ctl");

    public string Address => $"localhost:{Port}";

    public ClamdScanner Scanner(string? address = null) => new(new ScannerSettings { Clamd = address ?? Address }, TimeProvider.System);

    public async ValueTask InitializeAsync()
    {
        var signatures = Directory.CreateDirectory(Path.Combine(_folder, "signatures")).FullName;
        await File.WriteAllLinesAsync(
            Path.Combine(signatures, "tests.ndb"),
            [$"Eicar-Test:0:0:{Hex(Eicar.Text)}", $"Marker-Test:0:*:{Hex(Marker)}"],
            TestContext.Current.CancellationToken);
        await File.WriteAllLinesAsync(
            Path.Combine(_folder, "clamd.conf"),
            [
                $"DatabaseDirectory {signatures}", $"LocalSocket {SocketPath}", $"TCPSocket {Port}", "TCPAddr 127.0.0.1",
                "Foreground yes", $"TemporaryDirectory {_folder}", $"LogFile {_folder}/log",
                $"MaxFileSize {LargestFile}", $"StreamMaxLength {LargestStream}", "AlertExceedsMax yes", "AlertEncrypted yes",
            ],
            TestContext.Current.CancellationToken);
        await StartAsync();
    }

    /// <summary>Returns once it answers; does nothing when it runs.</summary>
    public async Task StartAsync()
    {
        if (_process is not null)
        {
            return;
        }

        _process = Process.Start(new ProcessStartInfo("/usr/sbin/clamd", ["--config-file", Path.Combine(_folder, "clamd.conf")])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        _ = _process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var errors = _process.StandardError.ReadToEndAsync(CancellationToken.None);
        while ((await Scanner().ScanAsync(Stream.Null, TestContext.Current.CancellationToken)).Verdict == ScanVerdict.NoAnswer)
        {
            Assert.False(_process.HasExited, _process.HasExited ? await errors : null);
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    public async Task StopAsync()
    {
        if (_process is null)
        {
            return;
        }

        _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
        _process = null;
        File.Delete(SocketPath);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Hex(string text) => Convert.ToHexStringLower(Encoding.ASCII.GetBytes(text));

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
