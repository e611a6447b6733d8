using System.Diagnostics;

namespace CyberGov.IntegrationTests.ChangeHistory;

/// <summary>What an auditor types who has nothing of ours.</summary>
internal static class Shell
{
    /// <returns>What it printed, without the line's end; fails the test when it failed.</returns>
    public static async Task<string> RunAsync(string script, CancellationToken cancellationToken)
    {
        using var shell = Process.Start(new ProcessStartInfo("bash", ["-c", script]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        var output = await shell.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = await shell.StandardError.ReadToEndAsync(cancellationToken);
        await shell.WaitForExitAsync(cancellationToken);
        Assert.True(shell.ExitCode == 0, $"{output}\n{error}");
        return output.TrimEnd();
    }
}
