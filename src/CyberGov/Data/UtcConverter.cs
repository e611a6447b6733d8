using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CyberGov.Data;

/// <summary>Instants are stored as UTC to the microsecond, which both databases keep and sort alike.</summary>
public sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTime>(
    instant => new DateTime(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc),
    stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc)));
