using CyberGov.Data;
using CyberGov.Evidence;
using CyberGov.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CyberGov.Web.Hosting;

/// <summary>Whether the store of evidence answers, and what the nightly check last found in it.</summary>
internal sealed class StorageHealthCheck(CyberGovDbContext db, IEvidenceStore store, EvidenceIntegrityQuery integrity, TimeProvider time) : IHealthCheck
{
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var found = await integrity.ExecuteAsync(cancellationToken);
        var isReachable = await IsReachableAsync(cancellationToken);
        var facts = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["reachable"] = isReachable,
            ["changed"] = found.Changed,
            ["missing"] = found.Missing,
            ["infected"] = found.Infected,
            ["orphaned"] = found.Orphaned,
        };
        if (await db.StoredContents.MaxAsync(c => c.CheckedAt, cancellationToken) is { } lastCheck)
        {
            facts["lastCheckedAt"] = lastCheck;
        }

        return (isReachable, found.Damaged, found.IsBehind(time.GetUtcNow())) switch
        {
            (false, _, _) => HealthCheckResult.Unhealthy("The store of evidence files does not answer.", data: facts),
            (_, > 0, _) => HealthCheckResult.Degraded("Some evidence files are not what was received; the page of integrity names them.", data: facts),
            (_, _, true) => HealthCheckResult.Degraded("The nightly check of evidence files is behind.", data: facts),
            _ => HealthCheckResult.Healthy(data: facts),
        };
    }

    /// <summary>Asks for the first entry of its list: one question, however much there is.</summary>
    private async Task<bool> IsReachableAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var entries = store.ListAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
            await entries.MoveNextAsync();
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
