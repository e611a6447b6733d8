using System.Globalization;

namespace CyberGov.Benchmarks.Serving;

/// <summary>What the clients got in one run, each asking again as soon as it was answered.</summary>
internal sealed record WrkResult(double PerSecond, double P50Milliseconds, double P95Milliseconds, double P99Milliseconds);

internal static class Wrk
{
    public const int Clients = 8;

    public static Task<WrkResult> RunAsync(Uri address, string cookies, int seconds, CancellationToken cancellationToken) =>
        RunAsync(address, cookies, Clients, seconds, cancellationToken);

    public static async Task<WrkResult> RunAsync(Uri address, string cookies, int clients, int seconds, CancellationToken cancellationToken)
    {
        var lines = await Child.RunProgramAsync(
            "wrk",
            [
                "-t1", $"-c{clients}", $"-d{seconds}s", "--timeout", "10s",
                "-s", Path.Combine(AppContext.BaseDirectory, "wrk.lua"), "-H", $"Cookie: {cookies}", address.AbsoluteUri,
            ],
            cancellationToken);
        var figures = lines.Single(l => l.StartsWith("result ", StringComparison.Ordinal)).Split(' ').Skip(1)
            .Select(f => double.Parse(f, CultureInfo.InvariantCulture)).ToArray();
        return figures is [var requests, var microseconds, var p50, var p95, var p99, 0, 0]
            ? new WrkResult(requests / microseconds * 1e6, p50 / 1000, p95 / 1000, p99 / 1000)
            : throw new InvalidOperationException($"{address.PathAndQuery} did not answer every request with a page: {string.Join(' ', figures)}");
    }
}
