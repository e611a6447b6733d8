using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CyberGov.ChangeHistory;

/// <summary>Writes a <see cref="ChangeHistoryEntry"/> beside every change to a record that has <see cref="RecordedAttribute"/> fields.</summary>
public sealed class ChangeHistoryInterceptor(CurrentActor actor, TimeProvider time) : SaveChangesInterceptor
{
    private static readonly ConcurrentDictionary<Type, string[]> RecordedProperties = new();

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Record(eventData.Context!);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Record(eventData.Context!);
        return ValueTask.FromResult(result);
    }

    private void Record(DbContext db)
    {
        var entries = db.ChangeTracker.Entries()
            .Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .Select(EntryFor)
            .OfType<ChangeHistoryEntry>()
            .ToList();

        db.AddRange(entries);
        foreach (var noted in db.ChangeTracker.Entries<ChangeHistoryEntry>().Where(e => e.State == EntityState.Added))
        {
            (noted.Entity.OccurredAt, noted.Entity.PersonId) = (time.GetUtcNow(), actor.PersonId);
        }
    }

    private ChangeHistoryEntry? EntryFor(EntityEntry entry)
    {
        var recorded = RecordedProperties.GetOrAdd(entry.Metadata.ClrType, RecordedPropertiesOf);
        var fields = recorded
            .Select(entry.Property)
            .Where(p => entry.State != EntityState.Modified || (p.IsModified && !Equals(p.OriginalValue, p.CurrentValue)))
            .ToDictionary(p => p.Metadata.Name, p => Values(entry.State, p), StringComparer.Ordinal);

        if (fields.Count == 0)
        {
            return null;
        }

        return new ChangeHistoryEntry
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

    private static string?[] Values(EntityState state, PropertyEntry property) =>
    [
        state == EntityState.Added ? null : Text(property.OriginalValue),
        state == EntityState.Deleted ? null : Text(property.CurrentValue),
    ];

    private static string? Text(object? value) => value switch
    {
        null => null,
        IFormattable formattable => formattable.ToString(value is DateOnly or DateTimeOffset ? "O" : null, null),
        _ => value.ToString(),
    };

    private static string[] RecordedPropertiesOf(Type type) =>
    [
        .. type.GetProperties()
            .Where(p => p.GetCustomAttribute<RecordedAttribute>() is not null)
            .Select(p => p.Name),
    ];
}
