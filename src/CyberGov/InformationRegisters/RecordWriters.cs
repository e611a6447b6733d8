using System.Text.Json;
using CyberGov.ChangeHistory;
using CyberGov.Data;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.InformationRegisters;

internal static class RecordWriters
{
    /// <summary>Fields by which someone decides or looks at a record, or says whose it is, and writes nothing of what it says.</summary>
    private static readonly string[] Judged =
    [
        nameof(SharingAgreement.ActivatedAt), nameof(SharingAgreement.ActivatedById), nameof(SharingAgreement.ChangedInForceAt),
        nameof(InformationRecord.LastReviewedOn), nameof(InformationRecord.NextReviewOn), nameof(InformationRecord.OwnerId),
    ];

    extension(CyberGovDbContext db)
    {
        /// <summary>Whether this person owns the record or ever wrote in it: then another accepts what it is evidence of.</summary>
        public async Task<bool> WroteAsync(InformationRecord record, Guid personId, CancellationToken cancellationToken)
        {
            if (record.OwnerId == personId || record.StartedById == personId)
            {
                return true;
            }

            var (subject, id) = (record.GetType().Name, record.InformationRecordId);
            ChangeAction[] writing = [ChangeAction.Added, ChangeAction.Changed, ChangeAction.Noted];
            var changes = await db.ChangeHistory
                .Where(h => h.Subject == subject && h.SubjectId == id && h.PersonId == personId && writing.Contains(h.Action))
                .Select(h => h.Fields)
                .ToListAsync(cancellationToken);
            return changes.Exists(Writes);
        }
    }

    /// <summary>A change whose values were erased counts as writing: nobody can say any more that it was not.</summary>
    private static bool Writes(string fields)
    {
        var changed = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(fields)!.Keys;
        return changed.Count == 0 || changed.Except(Judged, StringComparer.Ordinal).Any();
    }
}
