using System.Text.Json;
using CyberGov.ChangeHistory;
using CyberGov.Data;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Evidence;

/// <summary>One line of an item's history, newest first: what happened, who did it, when.</summary>
public sealed record EvidenceEvent(string What, string? Detail, string? PersonName, DateTimeOffset OccurredAt);

/// <summary>Tells the change history of one item in plain words. Whoever calls it has made sure the reader may see the item.</summary>
public sealed class EvidenceHistoryQuery(CyberGovDbContext db)
{
    private const int MostEvents = 200;

    public async Task<IReadOnlyList<EvidenceEvent>> ExecuteAsync(Guid itemId, CancellationToken cancellationToken)
    {
        var entries = await db.ChangeHistory
            .AsNoTracking()
            .Where(h => (h.Subject == nameof(EvidenceItem) || h.Subject == nameof(EvidenceControl)) && h.SubjectId == itemId)
            .OrderByDescending(h => h.ChangeHistoryEntryId)
            .Take(MostEvents)
            .Select(h => new HistoryRow(
                h.Subject, h.Action, h.Fields, h.OccurredAt,
                db.People.Where(p => p.Id == h.PersonId).Select(p => p.Name).FirstOrDefault()))
            .ToListAsync(cancellationToken);

        var controlIds = entries.Select(ControlIdOf).OfType<Guid>().Distinct().ToList();
        var codes = await db.Controls
            .Where(c => controlIds.Contains(c.ControlId))
            .ToDictionaryAsync(c => c.ControlId, c => c.Code, cancellationToken);

        return [.. entries.Select(e => EventOf(e, codes))];
    }

    private static EvidenceEvent EventOf(HistoryRow row, Dictionary<Guid, string> codes)
    {
        if (ControlIdOf(row) is { } controlId)
        {
            var code = codes.GetValueOrDefault(controlId, "a control");
            var what = row.Action == ChangeAction.Removed ? $"Taken off {code}" : $"Attached to {code}";
            return new EvidenceEvent(what, null, row.PersonName, row.OccurredAt);
        }

        if (row.Action == ChangeAction.Added)
        {
            return new EvidenceEvent("Logged", null, row.PersonName, row.OccurredAt);
        }

        var reason = row.After(nameof(EvidenceItem.WithdrawnReason));
        return new EvidenceEvent(reason is null ? "Changed" : "Withdrawn", reason, row.PersonName, row.OccurredAt);
    }

    private static Guid? ControlIdOf(HistoryRow row) =>
        row.Subject == nameof(EvidenceControl)
            && Guid.TryParse(row.Action == ChangeAction.Removed
                ? row.Before(nameof(EvidenceControl.ControlId))
                : row.After(nameof(EvidenceControl.ControlId)), out var controlId)
            ? controlId
            : null;

    private sealed record HistoryRow(
        string Subject, ChangeAction Action, string Fields, DateTimeOffset OccurredAt, string? PersonName)
    {
        private readonly Dictionary<string, string?[]> _fields =
            JsonSerializer.Deserialize<Dictionary<string, string?[]>>(Fields) ?? [];

        public string? Before(string field) => _fields.GetValueOrDefault(field)?[0];

        public string? After(string field) => _fields.GetValueOrDefault(field)?[1];
    }
}
