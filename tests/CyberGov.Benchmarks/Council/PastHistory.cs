using System.Globalization;
using System.Reflection;
using System.Text.Json;
using CyberGov.ChangeHistory;
using CyberGov.Data;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Benchmarks.Council;

/// <summary>The line of the change history that the program writes when a record is added.</summary>
internal sealed class PastHistory(PastIds ids, HistoryHead head)
{
    private static readonly Dictionary<Type, PropertyInfo[]> RecordedProperties = [];

    public ChangeHistoryEntry Added(object record, Guid subjectId, Guid? personId, DateTimeOffset at)
    {
        var entry = new ChangeHistoryEntry
        {
            ChangeHistoryEntryId = ids.At(at),
            OccurredAt = at,
            PersonId = personId,
            Action = ChangeAction.Added,
            Subject = record.GetType().Name,
            SubjectId = subjectId,
            Fields = JsonSerializer.Serialize(Recorded(record.GetType())
                .ToDictionary(p => p.Name, p => new[] { null, Text(p.GetValue(record)) }, StringComparer.Ordinal)),
        };
        HistoryChain.Append(head, [entry]);
        return entry;
    }

    /// <summary>Call it in the same transaction, before anything else is saved that the history keeps.</summary>
    public Task FinishAsync(CyberGovDbContext db, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(HistoryChain.Write(head), cancellationToken);

    private static PropertyInfo[] Recorded(Type type)
    {
        if (!RecordedProperties.TryGetValue(type, out var properties))
        {
            RecordedProperties[type] = properties =
                [.. type.GetProperties().Where(p => p.GetCustomAttribute<RecordedAttribute>() is not null)];
        }

        return properties;
    }

    private static string? Text(object? value) => value switch
    {
        null => null,
        IFormattable formattable => formattable.ToString(value is DateOnly or DateTimeOffset ? "O" : null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
