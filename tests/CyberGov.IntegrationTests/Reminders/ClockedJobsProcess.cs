using System.Diagnostics;
using System.Globalization;

namespace CyberGov.IntegrationTests.Reminders;

/// <summary>The program's jobs in a process of their own, which lives through the moments it is given and can be killed in any of them.</summary>
internal sealed class ClockedJobsProcess : IAsyncDisposable
{
    private readonly Process _process;

    private ClockedJobsProcess(Process process) => _process = process;

    public static async Task<ClockedJobsProcess> StartAsync(IEnumerable<string> settings, CancellationToken cancellationToken)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "CyberGov.ClockedJobs.dll");
        var process = new ClockedJobsProcess(Process.Start(new ProcessStartInfo("dotnet", ["exec", program, .. settings])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment = { ["DOTNET_TieredPGO"] = "0" },
        })!);
        await process.ReadAsync("ready", cancellationToken);
        return process;
    }

    public Task BeginAsync(DateTimeOffset moment) =>
        _process.StandardInput.WriteLineAsync(moment.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture));

    public Task EndAsync(CancellationToken cancellationToken) => ReadAsync("ran", cancellationToken);

    /// <summary>SIGKILL: the process gets no chance to finish or flush anything.</summary>
    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }

    private async Task ReadAsync(string expected, CancellationToken cancellationToken)
    {
        var line = await _process.StandardOutput.ReadLineAsync(cancellationToken);
        Assert.True(line == expected, $"The jobs' process said {line ?? "nothing more"} instead of {expected}.");
    }
}
