using CyberGov.Web.Hosting;
using CyberGov.Web.Security;
using CyberGov.Web.Settings;
using Microsoft.AspNetCore.Connections;

namespace CyberGov.Web.CommandLine;

internal static class ServeCommand
{
    public static async Task<int> ExecuteAsync(string[] args)
    {
        if (args.FirstOrDefault(a => !IsSetting(a)) is { } unknown)
        {
            throw new UsageException($"{unknown} is not an option here. Settings look like --CyberGov:DataFolder=elsewhere or --urls=http://localhost:5081.");
        }

        await using var app = CyberGovHost.Build(args, builder => builder.ConfigureServing());
        await Startup.PrepareAsync(app.Services, CancellationToken.None);
        await Startup.ResumeAsync(app.Services, CancellationToken.None);
        app.UseCyberGov();

        await StartAsync(app);
        Announce(app);
        await app.WaitForShutdownAsync();
        return Commands.Done;
    }

    /// <summary>A key with its value in one word, such as <c>--urls=…</c>; the settings check says which keys mean nothing.</summary>
    private static bool IsSetting(string argument) =>
        argument.StartsWith("--", StringComparison.Ordinal) && argument.Contains('=', StringComparison.Ordinal);

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
        // Where nobody has said which address people use, it is the one just opened.
        var settings = app.Services.GetRequiredService<CyberGovSettings>();
        var isSaid = app.Configuration[$"{CyberGovSettings.Section}:{nameof(CyberGovSettings.PublicUrl)}"] is not null;
        var publicUrl = (isSaid ? settings.PublicUrl : app.Urls.First()).TrimEnd('/');
        Console.WriteLine($"CyberGov is ready at {string.Join(" and ", app.Urls)}. Press Ctrl+C to stop.");

        if (app.Services.GetRequiredService<SetupToken>().Value is { } token)
        {
            Console.WriteLine($"Nobody has set it up yet. Open this link, which works once: {publicUrl}/setup?token={token}");
        }
    }
}
