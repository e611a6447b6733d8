using CyberGov.Data;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Reminders;

/// <summary>
/// The SEQUENCE of calendar entries: seconds since 2020, and always higher than in any calendar this person was sent before.
/// So it rises within a day, and a clock that was set back cannot make it fall.
/// </summary>
internal static class CalendarSequence
{
    private static readonly DateTimeOffset Start = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static int After(int? last, DateTimeOffset now) => Math.Max((int)(now - Start).TotalSeconds, (last ?? 0) + 1);

    /// <summary>The highest that each of these people was sent.</summary>
    public static async Task<Dictionary<Guid, int?>> LastOfAsync(
        CyberGovDbContext db, IReadOnlyCollection<Guid> people, CancellationToken cancellationToken) =>
        await db.QueuedEmails
            .Where(e => e.CalendarSequence != null && e.PersonId != null && people.Contains(e.PersonId.Value))
            .GroupBy(e => e.PersonId!.Value)
            .Select(mine => new { PersonId = mine.Key, Last = mine.Max(e => e.CalendarSequence) })
            .ToDictionaryAsync(p => p.PersonId, p => p.Last, cancellationToken);
}
