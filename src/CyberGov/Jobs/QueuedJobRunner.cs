using CyberGov.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CyberGov.Jobs;

/// <summary>Takes queued work one piece at a time. Work whose process died is taken up again when its lease runs out.</summary>
public sealed partial class QueuedJobRunner(
    IServiceScopeFactory scopes, TimeProvider time, ILogger<QueuedJobRunner> logger)
{
    internal static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    public async Task RunAllAsync(CancellationToken cancellationToken)
    {
        while (await RunNextAsync(cancellationToken))
        {
        }
    }

    /// <returns>Whether there was anything to run.</returns>
    public async Task<bool> RunNextAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CyberGovDbContext>();
        if (await TakeAsync(db, cancellationToken) is not { } job)
        {
            return false;
        }

        var handler = scope.ServiceProvider.GetServices<IQueuedJobHandler>().FirstOrDefault(h => h.Kind == job.Kind);
        try
        {
            if (handler is null)
            {
                throw new InvalidOperationException($"Nothing handles jobs of the kind {job.Kind}.");
            }

            await handler.ExecuteAsync(job, new Progress(scopes, job.QueuedJobId, time), cancellationToken);
            await FinishAsync(job.QueuedJobId, j => j.Succeed(time.GetUtcNow()), cancellationToken);
        }
        catch (JobCancelledException)
        {
            await FinishAsync(job.QueuedJobId, j => j.Cancel(time.GetUtcNow()), cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            JobFailed(exception, job.Kind, job.QueuedJobId);
            await FinishAsync(job.QueuedJobId, j => j.Fail(exception.Message, time.GetUtcNow()), cancellationToken);
        }

        return true;
    }

    private async Task<QueuedJob?> TakeAsync(CyberGovDbContext db, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var job = await db.QueuedJobs
            .Where(j => j.State == QueuedJobState.Queued || (j.State == QueuedJobState.Running && j.LeasedUntil < now))
            .OrderBy(j => j.QueuedAt)
            .FirstOrDefaultAsync(cancellationToken);
        if (job is null)
        {
            return null;
        }

        if (job.AttemptCount >= QueuedJob.MostAttempts)
        {
            job.Fail("It was stopped half-way each time it was tried.", now);
            await db.SaveChangesAsync(cancellationToken);
            return await TakeAsync(db, cancellationToken);
        }

        job.Start(now, Lease);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            db.Entry(job).State = EntityState.Detached;
            return job;
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another process took it first.
            return null;
        }
    }

    private async Task FinishAsync(Guid queuedJobId, Action<QueuedJob> finish, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await ChangeAsync(scope.ServiceProvider.GetRequiredService<CyberGovDbContext>(), queuedJobId, finish, cancellationToken);
    }

    /// <summary>Someone may ask to cancel at the same moment, so a lost race is tried again on the fresh row.</summary>
    private static async Task<QueuedJob> ChangeAsync(
        CyberGovDbContext db, Guid queuedJobId, Action<QueuedJob> change, CancellationToken cancellationToken)
    {
        while (true)
        {
            var job = await db.QueuedJobs.SingleAsync(j => j.QueuedJobId == queuedJobId, cancellationToken);
            change(job);
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return job;
            }
            catch (DbUpdateConcurrencyException)
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Queued job {Kind} {QueuedJobId} failed")]
    private partial void JobFailed(Exception exception, string kind, Guid queuedJobId);

    private sealed class Progress(IServiceScopeFactory scopes, Guid queuedJobId, TimeProvider time) : IJobProgress
    {
        public async Task ReportAsync(int percentDone, string progress, CancellationToken cancellationToken)
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<CyberGovDbContext>();
            var job = await ChangeAsync(
                db, queuedJobId, j => j.Report(percentDone, progress, time.GetUtcNow(), Lease), cancellationToken);

            if (job.IsCancelRequested)
            {
                throw new JobCancelledException();
            }
        }
    }
}
