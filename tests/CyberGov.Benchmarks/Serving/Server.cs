using System.Globalization;
using CyberGov.Web.Hosting;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Hosting;

namespace CyberGov.Benchmarks.Serving;

/// <summary>The real program with the limit pages added to it, on Kestrel in a process of its own.</summary>
internal static class Server
{
    public const string Ready = "ready";
    public const string QueriesPath = "/benchmark/queries";

    /// <summary>Pages/Benchmark/Bare.cshtml: everything the program does for a signed-in person, and no list.</summary>
    public const string BarePath = "/benchmark/bare";

    public static async Task ServeAsync(string dataFolder, string address, CancellationToken cancellationToken)
    {
        await using var app = CyberGovHost.Build(
            [.. Settings(dataFolder), $"--urls={address}"],
            builder =>
            {
                builder.ConfigureServing();
                builder.Services.AddRazorPages(AnswerLimitPagesFromMemory).AddApplicationPart(typeof(Server).Assembly);
            });
        await Startup.PrepareAsync(app.Services, cancellationToken);
        app.UseCyberGov();

        // Counting costs a little, so it begins when it is first asked for: after all races.
        var queries = new Lazy<QueryCount>();
        app.MapGet(QueriesPath, () => queries.Value.Total.ToString(CultureInfo.InvariantCulture));

        await app.StartAsync(cancellationToken);
        Console.WriteLine(Ready);
        await app.WaitForShutdownAsync(cancellationToken);
    }

    private static void AnswerLimitPagesFromMemory(RazorPagesOptions options)
    {
        var memory = new AnswerFromMemory();
        foreach (var page in (string[])["/Controls/FromMemory", "/Evidence/FromMemory", "/Pias/FromMemory"])
        {
            options.Conventions.AddPageApplicationModelConvention(page, model => model.Filters.Add(memory));
        }
    }

    /// <summary>As shipped, but that no job may wake up in the middle of a race.</summary>
    public static string[] Settings(string dataFolder) =>
        [$"--CyberGov:DataFolder={dataFolder}", "--CyberGov:Jobs:Enabled=false", "--Logging:LogLevel:Default=Warning"];
}
