using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using CyberGov.Benchmarks.Council;

namespace CyberGov.Benchmarks.Serving;

/// <summary>Races pages of the product against the same pages served from memory, turn and turn about in one server.</summary>
internal sealed partial class PageRaces(string dataFolder, IReadOnlyList<(string Name, string Path, string Query)> pages)
{
    private const int Runs = 5;
    private const int SecondsARun = 4;
    private const int WarmUpSeconds = 5;
    private const double LeastShareOfLimit = 1.0 / 3;
    private const double MostP99Milliseconds = 20;
    private const double MostHtmlKilobytes = 60;

    public static readonly IReadOnlyList<(string Name, string Path, string Query)> Registers =
    [
        ("control register", "/controls", ""),
        ("evidence register", "/evidence", ""),
        ("evidence search, few hits", "/evidence", $"?q={BigCouncil.RareSearch}"),
        ("evidence search, many hits", "/evidence", $"?q={BigCouncil.CommonSearch}"),
    ];

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var site = new Uri($"http://127.0.0.1:{FreePort()}");
        await using var server = await Child.StartAsync(["serve", dataFolder, site.AbsoluteUri], Server.Ready, cancellationToken);
        using var officer = new Officer(site);
        foreach (var (name, path, query) in pages)
        {
            await RaceAsync(officer, name, new Uri(site, path + query), new Uri(site, $"{path}/from-memory{query}"), cancellationToken);
        }

        Report.Heading("Database commands for one page, and pages of the same list deep down");
        foreach (var (name, path, query) in pages)
        {
            var first = await QueriesAsync(officer, path + query, cancellationToken);
            var third = await QueriesAsync(officer, $"{path}{(query.Length == 0 ? "?" : query + "&")}page=3", cancellationToken);
            Report.Fact($"{name}, queries", string.Create(CultureInfo.InvariantCulture, $"{first} on the first page, {third} on the third"));
        }
    }

    private static async Task RaceAsync(Officer officer, string name, Uri ours, Uri limit, CancellationToken cancellationToken)
    {
        Report.Heading(name);
        await SignInAsync(officer, cancellationToken);
        var html = await SamePageAsync(officer, ours, limit, cancellationToken);
        await Wrk.RunAsync(ours, officer.Cookies, WarmUpSeconds, cancellationToken);
        await Wrk.RunAsync(limit, officer.Cookies, WarmUpSeconds, cancellationToken);

        var (mine, theirs) = (new List<WrkResult>(), new List<WrkResult>());
        for (var run = 0; run < Runs; run++)
        {
            await SignInAsync(officer, cancellationToken);
            mine.Add(await Wrk.RunAsync(ours, officer.Cookies, SecondsARun, cancellationToken));
            theirs.Add(await Wrk.RunAsync(limit, officer.Cookies, SecondsARun, cancellationToken));
        }

        Report.AtLeast(
            $"{name}, pages a second",
            Report.Median(mine.Select(r => r.PerSecond)), Report.Median(theirs.Select(r => r.PerSecond)), LeastShareOfLimit);
        Report.AtMost($"{name}, p99 in ms at 8 clients", Report.Median(mine.Select(r => r.P99Milliseconds)), MostP99Milliseconds);
        Report.Fact($"{name}, p50 in ms", Report.Figure(Report.Median(mine.Select(r => r.P50Milliseconds))));
        Report.Fact(
            $"{name}, of the limit p50 and p99 in ms",
            $"{Report.Figure(Report.Median(theirs.Select(r => r.P50Milliseconds)))} and {Report.Figure(Report.Median(theirs.Select(r => r.P99Milliseconds)))}");
        Report.AtMost($"{name}, HTML in KB", Encoding.UTF8.GetByteCount(html) / 1000.0, MostHtmlKilobytes);
    }

    private static Task SignInAsync(Officer officer, CancellationToken cancellationToken) =>
        officer.SignInAsync(BigCouncil.OfficerEmail, BigCouncil.Password, cancellationToken);

    /// <summary>A race is only fair when both deliver the same page, and only worth anything when the page holds a full list.</summary>
    private static async Task<string> SamePageAsync(Officer officer, Uri ours, Uri limit, CancellationToken cancellationToken)
    {
        var mine = await officer.ReadAsync(ours.PathAndQuery, cancellationToken);
        var theirs = await officer.ReadAsync(limit.PathAndQuery, cancellationToken);
        var alike = theirs.Replace(limit.AbsolutePath, ours.AbsolutePath, StringComparison.Ordinal);
        if (Tokens().Replace(mine, "") != Tokens().Replace(alike, ""))
        {
            throw new InvalidOperationException($"{ours.PathAndQuery} and {limit.PathAndQuery} are not the same page.");
        }

        var rows = Rows().Count(mine);
        return rows == 25 ? mine : throw new InvalidOperationException($"{ours.PathAndQuery} shows {rows} rows, not 25.");
    }

    private static async Task<long> QueriesAsync(Officer officer, string path, CancellationToken cancellationToken)
    {
        await officer.ReadAsync(Server.QueriesPath, cancellationToken);
        await officer.ReadAsync(path, cancellationToken);
        var before = await CountAsync(officer, cancellationToken);
        await officer.ReadAsync(path, cancellationToken);
        return await CountAsync(officer, cancellationToken) - before;
    }

    private static async Task<long> CountAsync(Officer officer, CancellationToken cancellationToken) =>
        long.Parse(await officer.ReadAsync(Server.QueriesPath, cancellationToken), CultureInfo.InvariantCulture);

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex("""<input name="__RequestVerificationToken"[^>]*>""", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Tokens();

    [GeneratedRegex("""<th scope="row" """, RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Rows();
}
