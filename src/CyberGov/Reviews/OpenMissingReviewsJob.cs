using CyberGov.Jobs;

namespace CyberGov.Reviews;

/// <summary>Every hour, sees to it that no control in force is left without a next review: new ones, and those taken back into use.</summary>
public sealed class OpenMissingReviewsJob(OpenMissingReviews openMissingReviews) : IRecurringJob
{
    public Task ExecuteAsync(CancellationToken cancellationToken) => openMissingReviews.ExecuteAsync(cancellationToken);
}
