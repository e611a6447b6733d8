using CyberGov.Data;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Evidence;

/// <summary>Keeps on each control how much evidence it has and until when, so that registers need not count.</summary>
internal static class EvidenceSummaries
{
    public const string CodePrefix = "EV";

    extension(CyberGovDbContext db)
    {
        /// <summary>
        /// One change to evidence at a time: taken first in each transaction, so that no two of them count without seeing the
        /// other. A row of no year beside the running numbers serves as the lock; whoever comes first makes it.
        /// </summary>
        public Task LockEvidenceAsync(CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "CodeSequences" ("Prefix", "Year", "Last") VALUES ({CodePrefix}, 0, 0)
            ON CONFLICT ("Prefix", "Year") DO UPDATE SET "Last" = "CodeSequences"."Last"
            """,
            cancellationToken);

        /// <summary>Counts again for these controls. Call it after the change was saved, in the same transaction.</summary>
        public async Task RecountEvidenceAsync(IReadOnlyCollection<Guid> controlIds, CancellationToken cancellationToken)
        {
            var controls = await db.Controls.Where(c => controlIds.Contains(c.ControlId)).ToListAsync(cancellationToken);
            var standing = await db.EvidenceItems.Standing()
                .SelectMany(e => e.Controls, (e, l) => new { l.ControlId, e.AcceptedUntil })
                .Where(l => controlIds.Contains(l.ControlId))
                .GroupBy(l => l.ControlId)
                .Select(g => new { ControlId = g.Key, Count = g.Count(), Until = g.Max(l => l.AcceptedUntil) })
                .ToDictionaryAsync(s => s.ControlId, cancellationToken);

            foreach (var control in controls)
            {
                var found = standing.GetValueOrDefault(control.ControlId);
                control.RecordEvidence(found?.Count ?? 0, found?.Until);
            }

            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
