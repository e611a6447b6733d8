using CyberGov.ChangeHistory;
using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Jobs;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Packs;

/// <summary>Stops the building of a pack, or starts it again after it failed or was stopped.</summary>
public sealed class ChangePackWork(CyberGovDbContext db, TimeProvider time)
{
    /// <returns>False when there is no such pack for this person.</returns>
    public Task<bool> CancelAsync(string code, Viewer viewer, CancellationToken cancellationToken) =>
        ChangeAsync(code, viewer, job => !job.IsFinished, job => job.RequestCancel(time.GetUtcNow()), cancellationToken);

    /// <returns>False when there is no such pack for this person.</returns>
    public Task<bool> TryAgainAsync(string code, Viewer viewer, CancellationToken cancellationToken) =>
        ChangeAsync(
            code, viewer, job => job.State is QueuedJobState.Failed or QueuedJobState.Cancelled, job => job.TryAgain(), cancellationToken);

    /// <summary>The worker reports its progress on the same row, so a lost race is tried again; what no longer applies is left.</summary>
    private async Task<bool> ChangeAsync(
        string code, Viewer viewer, Func<QueuedJob, bool> applies, Action<QueuedJob> change, CancellationToken cancellationToken)
    {
        while (true)
        {
            var job = await db.PacksVisibleTo(viewer).Where(p => p.Code == code).Select(p => p.QueuedJob)
                .SingleOrDefaultAsync(cancellationToken);
            if (job is null)
            {
                return false;
            }

            if (!applies(job))
            {
                return true;
            }

            change(job);
            db.Note(
                ChangeAction.Changed, nameof(Pack), job.SubjectId,
                ("Work", job.IsCancelRequested ? nameof(QueuedJobState.Cancelled) : nameof(QueuedJobState.Queued)));
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return true;
            }
            catch (DbUpdateConcurrencyException)
            {
                db.ChangeTracker.Clear();
            }
        }
    }
}
