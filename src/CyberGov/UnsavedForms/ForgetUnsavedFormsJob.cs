using CyberGov.Data;
using CyberGov.Jobs;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.UnsavedForms;

/// <summary>Every night, throws away typed text that nobody came back for within a week.</summary>
public sealed class ForgetUnsavedFormsJob(CyberGovDbContext db, TimeProvider time) : IRecurringJob
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    public Task ExecuteAsync(CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow() - Kept;
        return db.UnsavedForms.Where(f => f.SavedAt < before).ExecuteDeleteAsync(cancellationToken);
    }
}
