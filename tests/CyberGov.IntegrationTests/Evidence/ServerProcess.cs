using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace CyberGov.IntegrationTests.Evidence;

/// <summary>The built program as a process of its own, so that a test can kill it.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;

    private ServerProcess(Process process) => _process = process;

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Starts serving and returns once pages are answered.</summary>
    /// <param name="under">A program that runs ours, with its own arguments, such as strace; none when empty.</param>
    public static Task<ServerProcess> ServeAsync(
        string dataFolder, int port, CancellationToken cancellationToken, params string[] under) =>
        ServeAsync(["--CyberGov:Jobs:Enabled=false", $"--CyberGov:DataFolder={dataFolder}"], port, cancellationToken, under);

    public static async Task<ServerProcess> ServeAsync(
        string[] settings, int port, CancellationToken cancellationToken, params string[] under)
    {
        var process = Start(["serve", $"--urls=http://127.0.0.1:{port}", .. settings], under);
        var said = new List<string>();
        while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            said.Add(line);
            if (line.StartsWith("CyberGov is ready", StringComparison.Ordinal))
            {
                _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                _ = process.StandardError.ReadToEndAsync(CancellationToken.None);
                return new ServerProcess(process);
            }
        }

        throw new InvalidOperationException(
            $"The server ended: {string.Join('\n', said)} {await process.StandardError.ReadToEndAsync(cancellationToken)}");
    }

    /// <summary>Runs one command to its end with a line on its standard input.</summary>
    public static async Task RunAsync(string[] command, string input, CancellationToken cancellationToken)
    {
        using var process = Start(command);
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.StandardInput.WriteLineAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{string.Join(' ', command)} failed: {await output} {await errors}");
        }
    }

    /// <summary>SIGKILL: the process gets no chance to finish or flush anything.</summary>
    public async Task KillAsync(CancellationToken cancellationToken)
    {
        _process.Kill();
        await _process.WaitForExitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
    }

    /// <summary>Starts the program with everything it says to be read by the caller.</summary>
    public static Process Start(string[] arguments, params string[] under)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "CyberGov.Web.dll");
        string[] command = [.. under, "dotnet", "exec", program, .. arguments];
        return Process.Start(new ProcessStartInfo(command[0], command[1..])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DOTNET_TieredPGO"] = "0", ["ASPNETCORE_ENVIRONMENT"] = "Production" },
        })!;
    }
}
