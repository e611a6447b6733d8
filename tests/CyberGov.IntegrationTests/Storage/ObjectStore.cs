using System.Diagnostics;
using System.Text.Json;
using CyberGov.Storage;
using CyberGov.Testing;

namespace CyberGov.IntegrationTests.Storage;

/// <summary>A real object store (npm s3rver) as a process of its own, which a test may kill and start again.</summary>
public sealed class ObjectStore : IAsyncLifetime
{
    public const string Key = "S3RVER";
    public const string Secret = "canary-secret-9";

    private readonly string _folder = TestFolders.New();
    private Process? _process;

    public int Port { get; private set; }

    /// <summary>Connections to this port break after a megabyte.</summary>
    public int BreakingPort { get; private set; }

    /// <summary>This port takes connections and never answers.</summary>
    public int SilentPort { get; private set; }

    /// <summary>Where the server keeps its objects.</summary>
    public string BucketFolder => Path.Combine(_folder, "evidence");

    public StorageSettings Settings(int? port = null) => new()
    {
        Kind = StorageKind.S3,
        Endpoint = $"http://127.0.0.1:{port ?? Port}",
        Bucket = "evidence",
        AccessKey = Key,
        SecretKey = Secret,
        TimeoutSeconds = 10,
    };

    /// <summary>The same as a person would set them for the program.</summary>
    public Dictionary<string, string> AsSettings(StorageKind kind) => new(StringComparer.Ordinal)
    {
        ["CyberGov:Storage:Kind"] = kind.ToString(),
        ["CyberGov:Storage:Endpoint"] = $"http://127.0.0.1:{Port}",
        ["CyberGov:Storage:Bucket"] = "evidence",
        ["CyberGov:Storage:AccessKey"] = Key,
        ["CyberGov:Storage:SecretKey"] = Secret,
    };

    public async ValueTask InitializeAsync()
    {
        _process = Process.Start(new ProcessStartInfo("node", ["--openssl-legacy-provider", "s3.mjs", _folder, $"{Port}"])
        {
            WorkingDirectory = Path.Combine(TestFolders.Repository, "tests", "servers"),
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var ports = await _process.StandardOutput.ReadLineAsync(CancellationToken.None)
            ?? throw new InvalidOperationException("The object store did not start: run npm ci in tests/servers.");
        using var read = JsonDocument.Parse(ports);
        Port = read.RootElement.GetProperty("open").GetInt32();
        BreakingPort = read.RootElement.GetProperty("breaking").GetInt32();
        SilentPort = read.RootElement.GetProperty("silent").GetInt32();
    }

    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await KillAsync();
        }
    }
}
