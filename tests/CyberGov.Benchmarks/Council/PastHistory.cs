using System.Globalization;
using System.Reflection;
using System.Text.Json;
using CyberGov.ChangeHistory;

namespace CyberGov.Benchmarks.Council;

/// <summary>The line of the change history that the program writes when a record is added.</summary>
internal sealed class PastHistory(PastIds ids)
{
    private static readonly Dictionary<Type, PropertyInfo[]> RecordedProperties = [];

    public ChangeHistoryEntry Added(object record, Guid subjectId, Guid? personId, DateTimeOffset at) => new()
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
