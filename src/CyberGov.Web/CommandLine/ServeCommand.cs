using CyberGov.Web.Hosting;
using CyberGov.Web.Security;
using CyberGov.Web.Settings;
using Microsoft.AspNetCore.Connections;

namespace CyberGov.Web.CommandLine;

internal static class ServeCommand
{
    public static async Task<int> ExecuteAsync(string[] args)
    {
        await using var app = CyberGovHost.Build(args, builder => builder.ConfigureServing());
        await Startup.PrepareAsync(app.Services, CancellationToken.None);
        app.UseCyberGov();

        await StartAsync(app);
        Announce(app);
        await app.WaitForShutdownAsync();
        return Commands.Done;
    }

    private static async Task StartAsync(WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch (IOException exception) when (exception.InnerException is AddressInUseException)
        {
            throw new SettingsException(
                $"{exception.Message} Stop the other program, or set ASPNETCORE_URLS to another address, such as http://localhost:5081.");
        }
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
