using System.Globalization;
using CyberGov.ChangeHistory;

namespace CyberGov.History;

/// <summary>What a reader of the history asks for; what is null is not asked.</summary>
public sealed record HistoryFilter
{
    public Guid? PersonId { get; init; }

    /// <summary>What the program did by itself.</summary>
    public bool ByProgram { get; init; }

    /// <summary>The kind of record, such as EvidenceItem.</summary>
    public string? Subject { get; init; }

    /// <summary>A code such as EV-2026-0042, a sign-in address, or an id.</summary>
    public string? Record { get; init; }

    public ChangeAction? Action { get; init; }

    public DateOnly? From { get; init; }

    /// <summary>The last day.</summary>
    public DateOnly? To { get; init; }
}

/// <summary>The last entry someone has seen; the next page begins after it.</summary>
public sealed record HistoryPlace(DateTimeOffset OccurredAt, long Sequence)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{OccurredAt.UtcTicks}.{Sequence}");

    /// <returns>Null when this is no place, as when someone typed it.</returns>
    public static HistoryPlace? Read(string? text)
    {
        var parts = text?.Split('.') ?? [];
        return parts.Length == 2
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTimeOffset.MaxValue.UtcTicks
            && long.TryParse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var sequence)
            ? new HistoryPlace(new DateTimeOffset(ticks, TimeSpan.Zero), sequence)
            : null;
    }
}

/// <summary>One entry as people read it.</summary>
/// <param name="PersonName">Null when the program acted; a person the council no longer knows has their id here.</param>
/// <param name="Record">What it was about, such as "IAM-03 Joiners, movers and leavers"; null when nothing is known of it any more.</param>
public sealed record HistoryRow(
    long Sequence, DateTimeOffset OccurredAt, string? PersonName, ChangeAction Action, string Subject, Guid SubjectId,
    RecordName? Record, IReadOnlyList<FieldChange> Fields, string? Hash);

/// <summary>A record in the words people know it by.</summary>
/// <param name="Kind">Which table it is in: decides whether there is a page to lead to.</param>
public sealed record RecordName(Guid Id, string Kind, string? Code, string? Name)
{
    public string Words => Code is null ? Name ?? string.Empty : Name is null ? Code : $"{Code} {Name}";
}
