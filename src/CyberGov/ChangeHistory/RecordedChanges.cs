using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace CyberGov.ChangeHistory;

/// <summary>What a save is about to change, as entries of the history.</summary>
internal static class RecordedChanges
{
    private const string Kept = "set";

    private static readonly ConcurrentDictionary<Type, RecordedProperty[]> Properties = new();

    public static IReadOnlyList<ChangeHistoryEntry> In(ChangeTracker tracker) =>
    [
        .. tracker.Entries()
            .Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .Select(EntryFor)
            .OfType<ChangeHistoryEntry>(),
    ];

    private static ChangeHistoryEntry? EntryFor(EntityEntry entry)
    {
        var fields = Properties.GetOrAdd(entry.Metadata.ClrType, RecordedPropertiesOf)
            .Select(r => (r.FactOnly, Property: entry.Property(r.Name)))
            .Where(r => HasChanged(entry.State, r.Property))
            .ToDictionary(r => r.Property.Metadata.Name, r => Values(entry.State, r.Property, r.FactOnly), StringComparer.Ordinal);

        return fields.Count == 0 ? null : new ChangeHistoryEntry
        {
            Action = entry.State switch
            {
                EntityState.Added => ChangeAction.Added,
                EntityState.Deleted => ChangeAction.Removed,
                _ => ChangeAction.Changed,
            },
            Subject = entry.Metadata.ClrType.Name,
            SubjectId = (Guid)entry.Metadata.FindPrimaryKey()!.Properties
                .Select(p => entry.Property(p.Name).CurrentValue).First(v => v is Guid)!,
            Fields = JsonSerializer.Serialize(fields),
        };
    }

    private static bool HasChanged(EntityState state, PropertyEntry property) =>
        state != EntityState.Modified || (property.IsModified && !Equals(property.OriginalValue, property.CurrentValue));

    private static string?[] Values(EntityState state, PropertyEntry property, bool factOnly) =>
    [
        state == EntityState.Added ? null : Text(property.OriginalValue, factOnly),
        state == EntityState.Deleted ? null : Text(property.CurrentValue, factOnly),
    ];

    private static string? Text(object? value, bool factOnly) => value switch
    {
        null => null,
        _ when factOnly => Kept,
        IFormattable formattable => formattable.ToString(value is DateOnly or DateTimeOffset ? "O" : null, null),
        _ => value.ToString(),
    };

    private static RecordedProperty[] RecordedPropertiesOf(Type type) =>
    [
        .. type.GetProperties()
            .Select(p => (p.Name, Recorded: p.GetCustomAttribute<RecordedAttribute>()))
            .Where(p => p.Recorded is not null)
            .Select(p => new RecordedProperty(p.Name, p.Recorded!.FactOnly)),
    ];

    private sealed record RecordedProperty(string Name, bool FactOnly);
}
