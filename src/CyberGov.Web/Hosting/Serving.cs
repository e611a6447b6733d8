using System.Globalization;
using CyberGov.Web.FrontEnd;
using CyberGov.Web.Jobs;
using CyberGov.Web.Pages.Evidence;
using CyberGov.Web.Pages.InformationRegisters;
using CyberGov.Web.Pages.Pias;
using CyberGov.Web.Pages.Pias.Public;
using CyberGov.Web.Pages.Reminders;
using CyberGov.Web.Security;
using CyberGov.Web.Settings;
using CyberGov.Web.UnsavedForms;
using Microsoft.AspNetCore.DataProtection;

namespace CyberGov.Web.Hosting;

/// <summary>What serving pages needs on top of the capabilities.</summary>
public static class Serving
{
    public static void ConfigureServing(this WebApplicationBuilder builder)
    {
        var settings = CyberGovSettings.Read(builder.Configuration);
        var folders = Folders.For(settings);

        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.GetCultureInfo("en-GB");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        if (string.IsNullOrEmpty(builder.Configuration["urls"]) && builder.Configuration["Kestrel:Endpoints:Http:Url"] is null)
        {
            builder.WebHost.UseUrls("http://localhost:5080");
        }

        builder.Services.AddDataProtection()
            .SetApplicationName("CyberGov")
            .PersistKeysToFileSystem(new DirectoryInfo(folders.Keys));
        builder.Services.AddSignIn(settings);
        builder.Services.AddSingleton<KeptFiles>();
        builder.Services.AddScoped<SentFiles>();
        builder.Services.AddScoped<EvidenceFormDesk>();
        builder.Services.AddScoped<AnswerDesk>();
        builder.Services.AddScoped<RecordFormDesk>();
        builder.Services.AddScoped<PiaStepDesk>();
        builder.Services.AddFeedLimit();
        builder.Services.AddPublicLimit();
        builder.Services.AddRazorPages();
        builder.Services.AddSingleton<CouncilNameplate>();
        builder.Services.AddScoped<ILayoutReader, CouncilLayoutReader>();
        builder.AddFrontEnd();
        builder.Services.AddHealthDetail();

        if (settings.Jobs.Enabled)
        {
            builder.Services.AddJobEngine(settings.Database);
        }
    }

    public static void UseCyberGov(this WebApplication app)
    {
        app.UseHostFiltering();
        app.UseSecurityHeaders();
        app.UseProblemPages();
        app.UseRouting();
        app.UseUploadLimits();
        app.UseAuthentication();
        app.UseExpiredSessionText();
        app.UseStandingIn();
        app.UseAuthorization();
        app.UseRateLimiter();
        app.UseCurrentActor();

        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorPages().WithStaticAssets();
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new() { Predicate = c => c.Tags.Contains(HealthDetail.Ready) }).AllowAnonymous();
        app.MapHealthChecks("/health/detail", new() { ResponseWriter = HealthDetail.WriteAsync })
            .RequireAuthorization(Policies.Administer);
    }
}
