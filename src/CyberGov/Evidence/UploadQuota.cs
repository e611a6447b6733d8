using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.Storage;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Evidence;

/// <summary>Keeps one person from filling the store: so many files and so many bytes in any 24 hours.</summary>
public sealed class UploadQuota(CyberGovDbContext db, StorageSettings settings, TimeProvider time)
{
    private const long Megabyte = 1024 * 1024;

    private static readonly TimeSpan Period = TimeSpan.FromHours(24);

    /// <summary>Null while there is room; otherwise why not and from when on.</summary>
    public async Task<string?> RefusalAsync(Guid personId, long length, CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow() - Period;
        var received = await db.StoredContents
            .AsNoTracking()
            .Where(c => c.ReceivedById == personId && c.ReceivedAt > since)
            .OrderBy(c => c.ReceivedAt)
            .Select(c => new { c.ReceivedAt, c.Length })
            .ToListAsync(cancellationToken);

        var bytesLeft = (settings.DailyQuotaMegabytes * Megabyte) - length - received.Sum(r => r.Length);
        var filesLeft = settings.DailyQuotaFiles - 1 - received.Count;
        if (bytesLeft >= 0 && filesLeft >= 0)
        {
            return null;
        }

        var freed = received.First(r =>
        {
            bytesLeft += r.Length;
            filesLeft++;
            return bytesLeft >= 0 && filesLeft >= 0;
        });
        return "could not be uploaded: you have reached the most that one person may upload in 24 hours, "
            + $"{settings.DailyQuotaFiles:N0} files or {settings.DailyQuotaMegabytes:N0} MB. "
            + $"There will be room for it on {EndOfMinute(freed.ReceivedAt + Period).InUkWords()}";
    }

    /// <summary>Times are told to the minute, and nobody should come back seconds too early.</summary>
    private static DateTimeOffset EndOfMinute(DateTimeOffset instant) => instant.AddTicks(TimeSpan.TicksPerMinute - 1);
}
