using System.Text.Json;
using CyberGov.Data;

namespace CyberGov.ChangeHistory;

public static class ChangeHistoryNotes
{
    extension(CyberGovDbContext db)
    {
        /// <summary>
        /// Adds to the history what no change of a record tells: a refused attempt, a download, a sign-in. It is saved with the
        /// next SaveChanges, which says who and when.
        /// </summary>
        /// <param name="action">What was done, or tried.</param>
        /// <param name="subject">The kind of record, such as EvidenceItem.</param>
        /// <param name="subjectId">Which one.</param>
        /// <param name="facts">Field names as PlainName reads them; never secrets, evidence text or personal data not needed.</param>
        public void Note(
            ChangeAction action, string subject, Guid subjectId, params ReadOnlySpan<(string Field, string? Value)> facts)
        {
            var fields = new Dictionary<string, string?[]>(StringComparer.Ordinal);
            foreach (var (field, value) in facts)
            {
                fields.Add(field, [null, value]);
            }

            db.Add(new ChangeHistoryEntry
            {
                Action = action,
                Subject = subject,
                SubjectId = subjectId,
                Fields = JsonSerializer.Serialize(fields),
            });
        }
    }
}
