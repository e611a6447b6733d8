using CyberGov.Data;
using CyberGov.Jobs;
using CyberGov.Mail;
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

        // No upload takes an hour; what is older was cut off by a crash, and another node's is left alone.
        SweepAbandonedUploads(services, services.GetRequiredService<TimeProvider>().GetUtcNow().AddHours(-1));
    }

    /// <summary>
    /// Before serving: takes up at once what a crash cut off. Only on SQLite, where one process serves and so all that was
    /// begun was its own; on PostgreSQL another node may be at it, and leases run out by themselves.
    /// </summary>
    public static async Task ResumeAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        if (services.GetRequiredService<CyberGovSettings>().Database.Provider != DatabaseProvider.Sqlite)
        {
            return;
        }

        SweepAbandonedUploads(services, services.GetRequiredService<TimeProvider>().GetUtcNow());
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CyberGovDbContext>();
        var cutOff = await db.QueuedJobs.Where(j => j.State == QueuedJobState.Running).ToListAsync(cancellationToken);
        var claimed = await db.RecurringJobs.Where(j => j.ClaimedUntil != null).ToListAsync(cancellationToken);
        var mailsInHand = await db.QueuedEmails
            .Where(e => e.State == EmailState.Queued && e.LeasedUntil != null)
            .ToListAsync(cancellationToken);
        cutOff.ForEach(j => j.ReleaseLease());
        var interrupted = await db.JobRuns.Where(r => r.Outcome == JobRunOutcome.Running).ToListAsync(cancellationToken);
        claimed.ForEach(j => j.ReleaseClaim());
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        interrupted.ForEach(r => r.Finish(JobRunOutcome.Interrupted, now));
        mailsInHand.ForEach(e => e.EndLease(now));
        await db.SaveChangesAsync(cancellationToken);
    }

    private static void SweepAbandonedUploads(IServiceProvider services, DateTimeOffset before)
    {
        services.GetRequiredService<IEvidenceStore>().SweepIncoming(before);
        AbandonedFiles.Sweep(services.GetRequiredService<Folders>().Temporary, "ASPNETCORE_*", before);
    }
}
