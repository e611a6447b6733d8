using CyberGov.Web.Hosting;
using CyberGov.Web.Security;
using CyberGov.Web.Settings;

namespace CyberGov.Web.CommandLine;

internal static class ServeCommand
{
    public static async Task<int> ExecuteAsync(string[] args)
    {
        await using var app = CyberGovHost.Build(args, builder => builder.ConfigureServing());
        await Startup.PrepareAsync(app.Services, CancellationToken.None);
        app.UseCyberGov();

        await app.StartAsync();
        Announce(app);
        await app.WaitForShutdownAsync();
        return Commands.Done;
    }

    private static void Announce(WebApplication app)
    {
        var publicUrl = app.Services.GetRequiredService<CyberGovSettings>().PublicUrl.TrimEnd('/');
        Console.WriteLine($"CyberGov is ready at {string.Join(" and ", app.Urls)}. Press Ctrl+C to stop.");

        if (app.Services.GetRequiredService<SetupToken>().Value is { } token)
        {
            Console.WriteLine($"Nobody has set it up yet. Open this link, which works once: {publicUrl}/setup?token={token}");
        }
    }
}
