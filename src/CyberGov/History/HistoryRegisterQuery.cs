using System.Runtime.CompilerServices;
using System.Text.Json;
using CyberGov.Calendar;
using CyberGov.ChangeHistory;
using CyberGov.Data;
using CyberGov.Evidence;
using CyberGov.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.History;

/// <summary>
/// Entries of the whole council's history, newest first, but for drafts of evidence that the reader may not see; whoever calls it
/// has made sure that they may see all else.
/// </summary>
public sealed class HistoryRegisterQuery(CyberGovDbContext db)
{
    public const int PageSize = 50;
    private const int BatchSize = 500;

    private readonly HistoryNames _names = new(db);

    /// <returns>At most a page; the last place is null when nothing older matches.</returns>
    public async Task<(IReadOnlyList<HistoryRow> Rows, HistoryPlace? Next)> PageAsync(
        HistoryFilter filter, HistoryPlace? after, Viewer viewer, CancellationToken cancellationToken) =>
        await ReadAsync(await MatchingAsync(filter, viewer, cancellationToken), after, PageSize, cancellationToken);

    /// <summary>Everything that matches, read in stretches so that its length does not matter.</summary>
    public async IAsyncEnumerable<HistoryRow> AllAsync(
        HistoryFilter filter, Viewer viewer, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var matching = await MatchingAsync(filter, viewer, cancellationToken);
        HistoryPlace? after = null;
        do
        {
            (var rows, after) = await ReadAsync(matching, after, BatchSize, cancellationToken);
            foreach (var row in rows)
            {
                yield return row;
            }
        }
        while (after is not null);
    }

    private async Task<IQueryable<ChangeHistoryEntry>> MatchingAsync(HistoryFilter filter, Viewer viewer, CancellationToken cancellationToken)
    {
        var entries = WithoutHiddenDrafts(db.ChangeHistory.AsNoTracking(), viewer);
        if (filter.ByProgram)
        {
            entries = entries.Where(e => e.PersonId == null);
        }
        else if (filter.PersonId is { } personId)
        {
            entries = entries.Where(e => e.PersonId == personId);
        }

        if (filter.Subject is { } subject)
        {
            entries = entries.Where(e => e.Subject == subject);
        }

        if (filter.Action is { } action)
        {
            entries = entries.Where(e => e.Action == action);
        }

        if (!string.IsNullOrWhiteSpace(filter.Record))
        {
            var ids = await _names.IdsOfAsync(filter.Record, cancellationToken);
            entries = entries.Where(e => ids.Contains(e.SubjectId));
        }

        if (filter.From is { } from)
        {
            var start = UkTime.At(from, TimeOnly.MinValue);
            entries = entries.Where(e => e.OccurredAt >= start);
        }

        if (filter.To is { } to)
        {
            var end = UkTime.At(to.AddDays(1), TimeOnly.MinValue);
            entries = entries.Where(e => e.OccurredAt < end);
        }

        return entries;
    }

    private IQueryable<ChangeHistoryEntry> WithoutHiddenDrafts(IQueryable<ChangeHistoryEntry> entries, Viewer viewer)
    {
        if (viewer.SeesAllEvidence)
        {
            return entries;
        }

        // What attaches an item to a control is kept under the item's id.
        var items = db.DraftsHiddenFrom(viewer).Select(e => e.EvidenceItemId);
        var revisions = db.EvidenceRevisions.Where(r => items.Contains(r.EvidenceItemId)).Select(r => r.EvidenceRevisionId);
        var files = db.EvidenceFiles.Where(f => revisions.Contains(f.EvidenceRevisionId)).Select(f => f.EvidenceFileId);
        return entries.Where(e =>
            !((e.Subject == nameof(EvidenceItem) || e.Subject == nameof(EvidenceControl)) && items.Contains(e.SubjectId))
            && !(e.Subject == nameof(EvidenceRevision) && revisions.Contains(e.SubjectId))
            && !(e.Subject == nameof(EvidenceFile) && files.Contains(e.SubjectId)));
    }

    private async Task<(IReadOnlyList<HistoryRow> Rows, HistoryPlace? Next)> ReadAsync(
        IQueryable<ChangeHistoryEntry> matching, HistoryPlace? after, int most, CancellationToken cancellationToken)
    {
        if (after is not null)
        {
            var (at, sequence) = (after.OccurredAt, after.Sequence);
            matching = matching.Where(e => e.OccurredAt <= at && (e.OccurredAt < at || e.Sequence < sequence));
        }

        var found = await matching
            .OrderByDescending(e => e.OccurredAt).ThenByDescending(e => e.Sequence)
            .Take(most + 1)
            .ToListAsync(cancellationToken);
        var rows = await WithNamesAsync([.. found.Take(most)], cancellationToken);
        return (rows, found.Count > most ? new HistoryPlace(rows[^1].OccurredAt, rows[^1].Sequence) : null);
    }

    private async Task<IReadOnlyList<HistoryRow>> WithNamesAsync(List<ChangeHistoryEntry> entries, CancellationToken cancellationToken)
    {
        var read = entries.ConvertAll(e => (Entry: e, Fields: JsonSerializer.Deserialize<Dictionary<string, string?[]>>(e.Fields)!));
        var ids = read
            .SelectMany(r => r.Fields.Values.SelectMany(v => v).Select(IdIn).Append(r.Entry.SubjectId).Append(r.Entry.PersonId))
            .OfType<Guid>().ToHashSet();
        var names = await _names.OfAsync(ids, cancellationToken);

        return
        [
            .. read.Select(r => new HistoryRow(
                r.Entry.Sequence ?? 0,
                r.Entry.OccurredAt,
                r.Entry.PersonId is { } person ? names.GetValueOrDefault(person)?.Words ?? person.ToString() : null,
                r.Entry.Action,
                r.Entry.Subject,
                r.Entry.SubjectId,
                names.GetValueOrDefault(r.Entry.SubjectId),
                [.. r.Fields.Select(f => new FieldChange(f.Key, Named(f.Value[0], names), Named(f.Value[1], names)))],
                r.Entry.Hash is null ? null : Convert.ToHexStringLower(r.Entry.Hash))),
        ];
    }

    private static Guid? IdIn(string? value) => Guid.TryParse(value, out var id) ? id : null;

    private static string? Named(string? value, Dictionary<Guid, RecordName> names) =>
        IdIn(value) is { } id && names.TryGetValue(id, out var name) ? name.Words : value;
}
