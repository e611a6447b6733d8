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
            .OrderByDescending(h => h.Sequence)
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
            var attached = row.Action == ChangeAction.Removed ? $"Taken off {code}" : $"Attached to {code}";
            return new EvidenceEvent(attached, null, row.PersonName, row.OccurredAt);
        }

        var (what, detail) = WordsOf(row);
        return new EvidenceEvent(what, detail, row.PersonName, row.OccurredAt);
    }

    private static (string What, string? Detail) WordsOf(HistoryRow row)
    {
        var stage = row.After(nameof(EvidenceItem.Stage));
        var revision = row.After(nameof(EvidenceItem.CurrentRevisionNumber));
        return (row.Action, stage) switch
        {
            (ChangeAction.Refused, _) => ($"Refused: {row.After("Attempted")}", WhyRefused(row)),
            (ChangeAction.Downloaded, _) => ("A file was downloaded", null),
            (ChangeAction.Added, nameof(EvidenceStage.Draft)) => ("Saved as a draft", null),
            (ChangeAction.Added, _) => ("Logged and handed in", null),
            (_, nameof(EvidenceStage.Draft)) => ($"Revision {revision} begun", null),
            (_, nameof(EvidenceStage.Submitted)) => (revision is null ? "Handed in" : $"Revision {revision} handed in", null),
            (_, nameof(EvidenceStage.Accepted)) => ($"Revision {row.After(nameof(EvidenceItem.AcceptedRevisionNumber))} accepted", null),
            (_, nameof(EvidenceStage.Returned)) => ("Returned", null),
            (_, nameof(EvidenceStage.Superseded)) => ("Superseded", null),
            (_, nameof(EvidenceStage.Withdrawn)) => ("Withdrawn", row.After(nameof(EvidenceItem.WithdrawnReason))),
            (_, nameof(EvidenceStage.Disposed)) => ("Disposed of", null),
            _ when revision is not null => ($"Revision {revision} handed in", null),
            _ => ("Changed", null),
        };
    }

    private static string? WhyRefused(HistoryRow row) =>
        Enum.TryParse<EvidenceRefusal>(row.After("Why"), out var why) ? why.Words : null;

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
