using CyberGov.Data;
using CyberGov.Storage;
using CyberGov.Web.Security;
using CyberGov.Web.Settings;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Web.Hosting;

/// <summary>What must be true before the program does any work: schema current, catalogue loaded.</summary>
public static class Startup
{
    public static async Task PrepareAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CyberGovDbContext>();
        await db.Database.MigrateAsync(cancellationToken);
        await scope.ServiceProvider.GetRequiredService<CatalogueLoader>().ExecuteAsync(cancellationToken);
        await services.GetRequiredService<SetupToken>().RefreshAsync(db, cancellationToken);
        SweepAbandonedUploads(services);
    }

    /// <summary>No upload takes an hour; what is older was cut off by a crash, and another node's is left alone.</summary>
    private static void SweepAbandonedUploads(IServiceProvider services)
    {
        var before = services.GetRequiredService<TimeProvider>().GetUtcNow().AddHours(-1);
        services.GetRequiredService<FolderEvidenceStore>().SweepIncoming(before);
        AbandonedFiles.Sweep(services.GetRequiredService<Folders>().Temporary, "ASPNETCORE_*", before);
    }
}
