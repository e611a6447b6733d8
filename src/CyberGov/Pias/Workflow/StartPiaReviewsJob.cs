using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.Jobs;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Pias.Workflow;

/// <summary>Each morning, starts the review of every live assessment whose date has come. Run twice, it does nothing more.</summary>
public sealed class StartPiaReviewsJob(CyberGovDbContext db, MovePia move, TimeProvider time) : IRecurringJob
{
    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        var today = time.TodayInUk();
        var due = await db.Pias.AsNoTracking()
            .Where(p => p.State == PiaState.Live && p.NextReviewOn <= today)
            .OrderBy(p => p.NextReviewOn)
            .Select(p => p.PiaId)
            .ToListAsync(cancellationToken);
        foreach (var id in due)
        {
            db.ChangeTracker.Clear();
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            var pia = await db.LockPiaAsync(id, cancellationToken);
            if (pia.State == PiaState.Live && pia.NextReviewOn <= today)
            {
                await move.BySystemAsync(
                    pia, new PiaMove(PiaAction.StartReview) { Reason = $"Its review date, {pia.NextReviewOn!.Value.InWords()}, has come" },
                    cancellationToken);
            }

            await transaction.CommitAsync(cancellationToken);
        }
    }
}
