using Microsoft.EntityFrameworkCore;

namespace CyberGov.Data;

/// <summary>
/// To count all of a narrowed list is to go through it: no more are counted than this, or than the pages up to a few behind the
/// one asked for.
/// </summary>
public static class PageCounts
{
    public const int Most = 2_000;

    private const int PagesBehind = 4;

    extension<T>(IQueryable<T> found)
    {
        /// <returns>How many there are, and whether there are more than were counted.</returns>
        public async Task<(int Total, bool HasMore)> CountForPageAsync(int asked, int pageSize, CancellationToken cancellationToken)
        {
            var page = Math.Clamp(asked, 1, int.MaxValue / pageSize - PagesBehind - 1);
            var most = Math.Max((page + PagesBehind) * pageSize, Most);
            var counted = await found.Take(most + 1).CountAsync(cancellationToken);
            return (Math.Min(counted, most), counted > most);
        }
    }
}
