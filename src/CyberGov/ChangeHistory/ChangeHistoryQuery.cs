using System.Text.Json;
using CyberGov.Data;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.ChangeHistory;

/// <summary>One field that a change touched.</summary>
public sealed record FieldChange(string Field, string? Before, string? After);

/// <summary>One change as people read it.</summary>
public sealed record HistoryLine(DateTimeOffset OccurredAt, string? PersonName, ChangeAction Action, IReadOnlyList<FieldChange> Fields);

/// <summary>The newest changes to one record, newest first.</summary>
public sealed class ChangeHistoryQuery(CyberGovDbContext db)
{
    public const int Most = 50;

    public async Task<IReadOnlyList<HistoryLine>> ExecuteAsync(string subject, Guid subjectId, CancellationToken cancellationToken)
    {
        var entries = await (
            from entry in db.ChangeHistory.AsNoTracking()
            where entry.Subject == subject && entry.SubjectId == subjectId
            join person in db.People on entry.PersonId equals person.Id into people
            from person in people.DefaultIfEmpty()
            orderby entry.ChangeHistoryEntryId descending
            select new { entry.OccurredAt, person.Name, entry.Action, entry.Fields })
            .Take(Most)
            .ToListAsync(cancellationToken);
        var lines = entries.Select(e => new HistoryLine(e.OccurredAt, e.Name, e.Action, Fields(e.Fields))).ToList();

        return await WithNamesAsync(lines, cancellationToken);
    }

    private static List<FieldChange> Fields(string json) =>
        [.. JsonSerializer.Deserialize<Dictionary<string, string?[]>>(json)!.Select(f => new FieldChange(f.Key, f.Value[0], f.Value[1]))];

    /// <summary>Ids of people and service areas mean nothing to a reader: their names are put in.</summary>
    private async Task<IReadOnlyList<HistoryLine>> WithNamesAsync(List<HistoryLine> lines, CancellationToken cancellationToken)
    {
        var ids = lines.SelectMany(l => l.Fields).SelectMany(f => new[] { f.Before, f.After })
            .Select(v => Guid.TryParse(v, out var id) ? id : (Guid?)null).OfType<Guid>().Distinct().ToList();
        if (ids.Count == 0)
        {
            return lines;
        }

        var names = await db.People.Where(p => ids.Contains(p.Id)).Select(p => new { p.Id, p.Name })
            .Union(db.ServiceAreas.Where(s => ids.Contains(s.ServiceAreaId)).Select(s => new { Id = s.ServiceAreaId, s.Name }))
            .ToDictionaryAsync(n => n.Id, n => n.Name, cancellationToken);

        string? Named(string? value) => Guid.TryParse(value, out var id) ? names.GetValueOrDefault(id, value) : value;

        return
        [
            .. lines.Select(l => l with { Fields = [.. l.Fields.Select(f => f with { Before = Named(f.Before), After = Named(f.After) })] }),
        ];
    }
}
