using System.Diagnostics;
using System.Globalization;
using CyberGov.Benchmarks.Council;
using CyberGov.Data;
using CyberGov.Evidence;
using CyberGov.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Benchmarks.Serving;

/// <summary>A council of so many evidence items, served; and the pages of its register that are worth asking for.</summary>
internal sealed class PreparedCouncil : IAsyncDisposable
{
    private readonly Child _server;

    private PreparedCouncil(Child server, Uri site, IReadOnlyList<(string Name, string Query)> pages) =>
        (_server, Site, Pages) = (server, site, pages);

    public Uri Site { get; }

    public IReadOnlyList<(string Name, string Query)> Pages { get; }

    public static async Task<PreparedCouncil> StartAsync(string dataFolder, int items, CancellationToken cancellationToken)
    {
        // In a process of its own, so that the memory it took does not stay with the one that measures.
        var began = Stopwatch.GetTimestamp();
        if (!File.Exists(Path.Combine(dataFolder, "cybergov.db")))
        {
            await Child.RunAsync(["records", dataFolder, items.ToString(CultureInfo.InvariantCulture)], cancellationToken);
        }

        var pages = await PagesAsync(dataFolder, Stopwatch.GetElapsedTime(began), cancellationToken);
        var site = new Uri($"http://127.0.0.1:{PageRaces.FreePort()}");
        return new PreparedCouncil(await Child.StartAsync(["serve", dataFolder, site.AbsoluteUri], Server.Ready, cancellationToken), site, pages);
    }

    /// <summary>What differs by who asks; the rest takes the same way for everyone.</summary>
    public static bool IsForEveryone(string page) =>
        page is "first page" or "page deep inside" or "current" or "of one owner" or "of one control" or "search for few" or "search for many" or "search for two words";

    public string QueryOf(string name) => Pages.Single(p => p.Name == name).Query;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static async Task<List<(string Name, string Query)>> PagesAsync(string dataFolder, TimeSpan took, CancellationToken cancellationToken)
    {
        await using var app = CyberGovHost.Build(Server.Settings(dataFolder));
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CyberGovDbContext>();
        var items = await db.EvidenceItems.CountAsync(cancellationToken);
        Report.Fact(
            "made up",
            $"{items} items, {await db.EvidenceRevisions.CountAsync(cancellationToken)} revisions, {await db.EvidenceFiles.CountAsync(cancellationToken)} files, "
            + $"{await db.EvidenceControls.CountAsync(cancellationToken)} links to controls, in {Report.Figure(took.TotalSeconds)} s");
        foreach (var stage in await db.EvidenceItems.GroupBy(e => e.Stage).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken))
        {
            Report.Fact($"… {stage.Key}", stage.Count.ToString(CultureInfo.InvariantCulture));
        }

        var control = await db.Controls.OrderBy(c => c.Code).Select(c => c.Code).FirstAsync(cancellationToken);
        var owner = await db.People.Where(p => p.Email == BigCouncil.OwnerEmail).Select(p => p.Id).SingleAsync(cancellationToken);
        var code = (await db.EvidenceItems.Where(e => e.OwnerId == owner).OrderByDescending(e => e.Number).FirstAsync(cancellationToken)).Code;
        return PagesOf(control, owner, code, Math.Min(5000, items / EvidenceRegisterQuery.PageSize / 2));
    }

    private static List<(string Name, string Query)> PagesOf(string control, Guid owner, string code, int deep) =>
    [
        ("first page", "/evidence"),
        ("page deep inside", $"/evidence?page={deep}"),
        ("sorted by expiry", "/evidence?sort=expires"),
        ("sorted by title", "/evidence?sort=title"),
        ("submitted", $"/evidence?state={EvidenceState.Submitted}"),
        ("current", $"/evidence?state={EvidenceState.Current}"),
        ("expiring", $"/evidence?state={EvidenceState.Expiring}"),
        ("expired, page deep inside", $"/evidence?state={EvidenceState.Expired}&page={deep / 2}"),
        ("of one owner", $"/evidence?owner={owner}"),
        ("of one control", $"/evidence?control={control}"),
        ("of one control, standing", $"/evidence?control={control}&standing=true"),
        ("search for one item", $"/evidence?q={code}"),
        ("search for few", $"/evidence?q={BigCouncil.RareSearch}+seen"),
        ("search for many", "/evidence?q=action"),
        ("search for all", "/evidence?q=done"),
        ("search for two words", "/evidence?q=action+done"),
        ("search for many, current", $"/evidence?q=action&state={EvidenceState.Current}"),
    ];
}
