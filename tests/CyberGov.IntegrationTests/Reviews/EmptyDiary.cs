using CyberGov.Testing;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.IntegrationTests.Reviews;

internal static class EmptyDiary
{
    /// <summary>
    /// The shipped catalogue opens a review of every control on the day the test run began; a test about dates starts
    /// without them and opens its own.
    /// </summary>
    public static Task ForgetReviewsAsync(this TestApp app, CancellationToken cancellationToken) =>
        app.WithDbAsync(db => db.Reviews.ExecuteDeleteAsync(cancellationToken));
}
