using System.Diagnostics;

namespace CyberGov.Benchmarks.Serving;

/// <summary>This program again, in a process of its own: to serve pages, or to see how much memory one piece of work takes.</summary>
internal sealed class Child : IAsyncDisposable
{
    private readonly Process _process;

    private Child(Process process) => _process = process;

    /// <summary>Starts it and returns once it said the word on a line of its own.</summary>
    public static async Task<Child> StartAsync(string[] arguments, string word, CancellationToken cancellationToken)
    {
        var child = new Child(Start("dotnet", ["exec", typeof(Child).Assembly.Location, .. arguments]));
        while (await child._process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line == word)
            {
                _ = child._process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                return child;
            }
        }

        throw new InvalidOperationException($"{string.Join(' ', arguments)} ended before it was ready.");
    }

    /// <summary>Runs it to its end.</summary>
    /// <returns>The lines it wrote.</returns>
    public static Task<string[]> RunAsync(string[] arguments, CancellationToken cancellationToken) =>
        RunProgramAsync("dotnet", ["exec", typeof(Child).Assembly.Location, .. arguments], cancellationToken);

    public static async Task<string[]> RunProgramAsync(string program, string[] arguments, CancellationToken cancellationToken)
    {
        using var process = Start(program, arguments);
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0
            ? output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {output}");
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

    // What it complains of is shown as it comes.
    private static Process Start(string program, string[] arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Production" },
        })!;
}
