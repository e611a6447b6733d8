using CyberGov.Calendar;
using CyberGov.Catalogue;
using CyberGov.ChangeHistory;
using CyberGov.Controls;
using CyberGov.Dashboard;
using CyberGov.Data;
using CyberGov.Demo;
using CyberGov.Evidence;
using CyberGov.History;
using CyberGov.Identity;
using CyberGov.InformationRegisters;
using CyberGov.Jobs;
using CyberGov.Mail;
using CyberGov.Packs;
using CyberGov.People;
using CyberGov.Pias;
using CyberGov.Pias.Form;
using CyberGov.Reminders;
using CyberGov.Reviews;
using CyberGov.Storage;
using CyberGov.UnsavedForms;
using CyberGov.Web.Jobs;
using CyberGov.Web.Security;
using CyberGov.Web.Settings;
using Microsoft.Data.Sqlite;

namespace CyberGov.Web.Hosting;

/// <summary>Puts the program together; commands, the server and the tests all start here.</summary>
public static class CyberGovHost
{
    /// <summary>Builds the program with its records, rules and jobs; <paramref name="configure"/> adds what serving pages needs.</summary>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = CreateBuilder(args, out var settings, out var folders);
        var findings = SettingsChecks.Errors(settings, builder.Configuration, builder.Environment.IsProduction()).ToList();
        if (findings.Count > 0)
        {
            throw new SettingsException(string.Join(' ', findings));
        }

        foreach (var key in SettingsChecks.UnknownKeys(builder.Configuration, KnownSettings))
        {
            Console.Error.WriteLine($"The setting {key} is not known and has no effect; is it misspelt?");
        }

        folders.Create();

        // Uploads are spooled beside the data, never in a folder shared with other programs.
        Environment.SetEnvironmentVariable("ASPNETCORE_TEMP", folders.Temporary);

        AddCapabilities(builder.Services, settings, folders);
        configure?.Invoke(builder);
        return builder.Build();
    }

    public static IEnumerable<string> CheckSettings(string[] args)
    {
        try
        {
            var builder = CreateBuilder(args, out var settings, out _);
            return
            [
                .. SettingsChecks.Errors(settings, builder.Configuration, builder.Environment.IsProduction()),
                .. SettingsChecks.UnknownKeys(builder.Configuration, KnownSettings).Select(k => $"{k} is not a known setting."),
            ];
        }
        catch (SettingsException exception)
        {
            var asGiven = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).Build();
            return
            [
                exception.Message,
                .. SettingsChecks.UnknownKeys(asGiven, KnownSettings).Select(k => $"{k} is not a known setting."),
            ];
        }
    }

    public static CyberGovSettings ReadSettings(string[] args)
    {
        CreateBuilder(args, out var settings, out _);
        return settings;
    }

    private static Type[] KnownSettings => [typeof(CyberGovSettings)];

    private static WebApplicationBuilder CreateBuilder(string[] args, out CyberGovSettings settings, out Folders folders)
    {
        // The folders decide the content root, so the settings are read once before the builder and once by it.
        var early = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).Build();
        var contentRoot = Folders.For(CyberGovSettings.Read(early)).ContentRoot;

        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(CyberGovHost).Assembly.GetName().Name,
            ContentRootPath = contentRoot,
        });
        builder.Configuration.AddSecretFiles();

        settings = CyberGovSettings.Read(builder.Configuration);
        folders = Folders.For(settings);

        if (builder.Configuration["AllowedHosts"] is null && Uri.TryCreate(settings.PublicUrl, UriKind.Absolute, out var url))
        {
            builder.Configuration["AllowedHosts"] = $"{url.Host};localhost;127.0.0.1;[::1]";
        }

        return builder;
    }

    private static void AddCapabilities(IServiceCollection services, CyberGovSettings settings, Folders folders)
    {
        services.AddSingleton(settings);
        services.AddSingleton(folders);
        services.AddSingleton(TimeProvider.System);

        // Foundations
        services.AddData(settings.Database.Provider, ConnectionString(settings, folders));
        services.AddCalendar(folders.Controls);
        services.AddJobs(JobSchedule.All);
        services.AddMail(settings.Mail, new SiteAddress(new Uri(settings.PublicUrl)), folders.Data);
        services.AddAccounts();
        services.AddIdentity();
        services.AddChangeHistory(folders.Keys, folders.Checkpoints);
        services.AddUnsavedForms();
        services.AddReminders();

        // Capabilities
        services.AddPeople();
        services.AddCatalogue().AddScoped<CatalogueLoader>();
        services.AddControls();
        services.AddPiaForm(folders.Controls).AddPias();
        services.AddInformationRegisters();
        services.AddSingleton(settings.Storage);
        services.AddSingleton(settings.Scanner);
        services.AddSingleton(settings.EmailIn);
        services.AddEvidence(new EvidenceStores(settings.Storage, folders.Evidence, folders.Temporary));
        services.AddReviews();
        services.AddPacks(Path.Combine(folders.Data, "packs"));
        services.AddDashboard();
        services.AddHistory();
        services.AddDemo();
    }

    private static string ConnectionString(CyberGovSettings settings, Folders folders) =>
        settings.Database.ConnectionString
        ?? new SqliteConnectionStringBuilder
        {
            DataSource = folders.SqliteFile,
            ForeignKeys = true,
            DefaultTimeout = 30,
        }.ToString();
}
