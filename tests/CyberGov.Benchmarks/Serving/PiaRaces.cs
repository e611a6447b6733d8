using System.Diagnostics;
using System.Globalization;
using CyberGov.Benchmarks.Council;
using CyberGov.Benchmarks.Packs;
using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Pias.Register;
using CyberGov.Web.Hosting;
using CyberGov.Workbooks;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Benchmarks.Serving;

/// <summary>The register of 20,000 assessments, one of them, and the register as a workbook.</summary>
internal static class PiaRaces
{
    private const int Many = 20_000;
    private const int Few = 2_000;
    private const int Runs = 5;
    private const int WarmUpSeconds = 5;
    private const int SecondsARun = 4;
    private const double MostP95Milliseconds = 50;

    private static readonly IReadOnlyList<(string Name, string Path, string Query)> Pages =
    [
        ("PIA register", "/pias", ""),
        ("PIA register by title", "/pias", "?sort=title"),
        ("PIA register by review", "/pias", "?sort=review"),
        ("PIA register, live with a low risk", "/pias", "?state=Live&risk=Low"),
        ("PIA search, few hits", "/pias", $"?q={BigPias.RareSearch}"),
        ("PIA search, many hits", "/pias", $"?q={BigPias.CommonSearch}"),
    ];

    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("cybergov-benchmarks-").FullName;
        try
        {
            await BuildAsync(folder, cancellationToken);
            await RunAsync(folder, cancellationToken);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public static async Task BuildAsync(string folder, CancellationToken cancellationToken)
    {
        await BigCouncil.BuildPiasAsync(ManyIn(folder), Many, cancellationToken);
        await BigCouncil.BuildPiasAsync(FewIn(folder), Few, cancellationToken);
    }

    /// <summary>With what <see cref="BuildAsync"/> left there.</summary>
    public static async Task RunAsync(string folder, CancellationToken cancellationToken)
    {
        await new PageRaces(ManyIn(folder), Pages).RunAsync(cancellationToken);
        await DetailsAsync(ManyIn(folder), cancellationToken);
        await ExportAsync(ManyIn(folder), FewIn(folder), cancellationToken);
    }

    /// <summary>What the child does: writes the whole register, and says how long that took, how long deflate alone takes of the same bytes, and with how much memory.</summary>
    public static async Task ExportOneAsync(string dataFolder, CancellationToken cancellationToken)
    {
        await using var app = CyberGovHost.Build(Server.Settings(dataFolder));
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CyberGovDbContext>();
        var officer = await db.People.Where(p => p.Email == BigCouncil.OfficerEmail).Select(p => p.Id).SingleAsync(cancellationToken);
        var viewer = new Viewer(officer, new HashSet<CouncilRole> { CouncilRole.InformationGovernanceOfficer });
        var today = scope.ServiceProvider.GetRequiredService<TimeProvider>().TodayInUk();
        var register = scope.ServiceProvider.GetRequiredService<PiaRegisterQuery>();
        // A fifth of a second at a time is not warm after a handful: the compiler still makes the hot methods anew meanwhile.
        var started = Stopwatch.GetTimestamp();
        await WriteAsync();
        var first = Stopwatch.GetElapsedTime(started).TotalSeconds;
        while (Stopwatch.GetElapsedTime(started).TotalSeconds < WarmUpSeconds)
        {
            await WriteAsync();
        }

        var peak = PeakMemory.Megabytes();
        var limit = Deflated.Of(FileIn(dataFolder));
        var (ours, least) = (new List<double>(), new List<double>());
        for (var run = 0; run <= Runs; run++)
        {
            var began = Stopwatch.GetTimestamp();
            await WriteAsync();
            ours.Add(Stopwatch.GetElapsedTime(began).TotalSeconds);
            least.Add(limit.Time().TotalSeconds);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Report.Median(ours.Skip(1))} {Report.Median(least.Skip(1))} {peak} {first}"));

        async Task WriteAsync()
        {
            await using var file = File.Create(FileIn(dataFolder));
            await PiaRegisterFile.WriteWorkbookAsync(
                file,
                register.AllAsync(new PiaRegisterRequest(), viewer, today, cancellationToken),
                new WorkbookDetails { Title = "PIAs", Organisation = "", Marking = "OFFICIAL", CreatedAt = DateTimeOffset.UnixEpoch },
                today,
                cancellationToken);
        }
    }

    private static async Task DetailsAsync(string dataFolder, CancellationToken cancellationToken)
    {
        var site = new Uri($"http://127.0.0.1:{PageRaces.FreePort()}");
        await using var server = await Child.StartAsync(["serve", dataFolder, site.AbsoluteUri], Server.Ready, cancellationToken);
        using var officer = new Officer(site);
        await officer.SignInAsync(BigCouncil.OfficerEmail, BigCouncil.Password, cancellationToken);
        var register = await officer.ReadAsync("/pias", cancellationToken);
        var first = register[(register.IndexOf("href=\"/pias/PIA-", StringComparison.Ordinal) + "href=\"".Length)..].Split('"')[0];
        Report.Heading("One assessment");
        foreach (var path in (string[])[first, $"{first}/print"])
        {
            await Wrk.RunAsync(new Uri(site, path), officer.Cookies, SecondsARun, cancellationToken);
            var runs = new List<WrkResult>();
            for (var run = 0; run < Runs; run++)
            {
                runs.Add(await Wrk.RunAsync(new Uri(site, path), officer.Cookies, SecondsARun, cancellationToken));
            }

            Report.AtMost(
                $"{(path == first ? "details page" : "print page")}, p95 in ms at 8 clients",
                Report.Median(runs.Select(r => r.P95Milliseconds)), MostP95Milliseconds);
        }
    }

    private static async Task ExportAsync(string many, string few, CancellationToken cancellationToken)
    {
        Report.Heading("The register as a workbook");
        var (seconds, deflate, peak, first) = await ExportInChildAsync(many, cancellationToken);
        var (_, _, small, _) = await ExportInChildAsync(few, cancellationToken);
        Report.AtMost($"register of {Many:N0} from the database, seconds against raw deflate", seconds, deflate, 2);
        Report.Fact("the first time in a new process, seconds", Report.Figure(first));
        Report.AtMost($"register memory, peak MB of {Many:N0} against {Few:N0}", peak, small, 1.25);
    }

    private static async Task<(double Seconds, double Deflate, double Megabytes, double First)> ExportInChildAsync(string dataFolder, CancellationToken cancellationToken)
    {
        var figures = (await Child.RunAsync(["pia-register", dataFolder], cancellationToken))[^1].Split(' ')
            .Select(f => double.Parse(f, CultureInfo.InvariantCulture)).ToArray();
        return (figures[0], figures[1], figures[2], figures[3]);
    }

    private static string ManyIn(string folder) => Path.Combine(folder, "many");

    private static string FewIn(string folder) => Path.Combine(folder, "few");

    private static string FileIn(string dataFolder) => Path.Combine(dataFolder, "register.xlsx");
}
