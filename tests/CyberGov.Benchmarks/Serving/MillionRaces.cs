using System.Globalization;
using CyberGov.Benchmarks.Council;

namespace CyberGov.Benchmarks.Serving;

/// <summary>
/// The evidence register and its search at a million revisions, beside a page that only knows who is signed in, and beside the
/// same register at ten thousand revisions: three addresses, turn and turn about.
/// </summary>
internal static class MillionRaces
{
    private const int ManyItems = 482_000;
    private const int FewItems = 4_820;
    private const int Runs = 3;
    private const int SecondsARun = 1;
    private const double MostP95Milliseconds = 50;
    private const double MostGrowth = 1.5;

    private static readonly (string Name, string Email)[] People =
    [
        ("officer", BigCouncil.OfficerEmail), ("auditor", BigCouncil.AuditorEmail), ("control owner", BigCouncil.OwnerEmail),
    ];

    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("cybergov-benchmarks-").FullName;
        try
        {
            await RunAsync(folder, Runs, cancellationToken);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public static async Task RunAsync(string folder, int runs, CancellationToken cancellationToken)
    {
        await using var many = await PreparedCouncil.StartAsync(Path.Combine(folder, "many"), ManyItems, cancellationToken);
        await using var few = await PreparedCouncil.StartAsync(Path.Combine(folder, "few"), FewItems, cancellationToken);
        foreach (var (name, email) in People)
        {
            foreach (var page in many.Pages.Where(p => email == BigCouncil.OfficerEmail || PreparedCouncil.IsForEveryone(p.Name)))
            {
                await RaceAsync($"{name}, {page.Name}", email, (many, page.Query), (few, few.QueryOf(page.Name)), runs, cancellationToken);
            }
        }
    }

    private static async Task RaceAsync(
        string name,
        string email,
        (PreparedCouncil Council, string Query) many,
        (PreparedCouncil Council, string Query) few,
        int runs,
        CancellationToken cancellationToken)
    {
        using var atMany = await SignInAsync(many.Council.Site, email, cancellationToken);
        using var atFew = await SignInAsync(few.Council.Site, email, cancellationToken);
        await Wrk.RunAsync(new Uri(many.Council.Site, many.Query), atMany.Cookies, SecondsARun, cancellationToken);
        await Wrk.RunAsync(new Uri(few.Council.Site, few.Query), atFew.Cookies, SecondsARun, cancellationToken);
        foreach (var clients in (int[])[1, Wrk.Clients])
        {
            var (ours, small, bare) = (new List<WrkResult>(), new List<WrkResult>(), new List<WrkResult>());
            for (var run = 0; run < runs; run++)
            {
                ours.Add(await Wrk.RunAsync(new Uri(many.Council.Site, many.Query), atMany.Cookies, clients, SecondsARun, cancellationToken));
                small.Add(await Wrk.RunAsync(new Uri(few.Council.Site, few.Query), atFew.Cookies, clients, SecondsARun, cancellationToken));
                bare.Add(await Wrk.RunAsync(new Uri(many.Council.Site, Server.BarePath), atMany.Cookies, clients, SecondsARun, cancellationToken));
            }

            Print($"{name}, {clients} {(clients == 1 ? "client" : "clients")}", ours, small, bare);
        }
    }

    private static void Print(string name, List<WrkResult> ours, List<WrkResult> small, List<WrkResult> bare)
    {
        var (p95, p95Small, p95Bare) = (P95(ours), P95(small), P95(bare));
        var (p50, p50Small) = (P50(ours), P50(small));
        Report.Fact(name, string.Create(
            CultureInfo.InvariantCulture,
            $"""
            {Report.Figure(p95)} ms (target {MostP95Milliseconds:0}, {(p95 <= MostP95Milliseconds ? "met" : "MISSED")}); {Report.Figure(p95 / p95Bare)} x bare ({Report.Figure(p95Bare)}); p50 {Report.Figure(p50)}, p99 {Report.Figure(Report.Median(ours.Select(r => r.P99Milliseconds)))}; growth from 10,000: p50 {Report.Figure(p50 / p50Small)}, p95 {Report.Figure(p95 / p95Small)} (target {MostGrowth}, {(p50 / p50Small <= MostGrowth ? "met" : "MISSED")})
            """));
    }

    private static double P95(IEnumerable<WrkResult> results) => Report.Median(results.Select(r => r.P95Milliseconds));

    private static double P50(IEnumerable<WrkResult> results) => Report.Median(results.Select(r => r.P50Milliseconds));

    private static async Task<Officer> SignInAsync(Uri site, string email, CancellationToken cancellationToken)
    {
        var person = new Officer(site);
        await person.SignInAsync(email, BigCouncil.Password, cancellationToken);
        return person;
    }
}
