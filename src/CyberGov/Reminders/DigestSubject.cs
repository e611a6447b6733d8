using CyberGov.Calendar;

namespace CyberGov.Reminders;

/// <summary>The subject of a digest: what is to be done and by when, in one line.</summary>
internal sealed class DigestSubject(IReadOnlyDictionary<string, DueKind> kinds)
{
    public string Of(
        IReadOnlyList<DigestLine> asked, IReadOnlyList<DigestLine> late, IReadOnlyList<CalendarLeftover> leftovers, DateOnly today) =>
        (asked.Count, late.Count) switch
        {
            (0, 0) => leftovers.Count == 1 ? $"Nothing more to do for {leftovers[0].Code}" : $"Nothing more to do for {leftovers.Count} things",
            (0, 1) => $"{late[0].Item.Code} is late: it was due on {late[0].Item.DueOn.InWords()}",
            (0, var count) => $"{count} things are late with others, the first since {late.Min(l => l.Item.DueOn).InWords()}",
            _ => OfAsked(asked, today),
        };

    private string OfAsked(IReadOnlyList<DigestLine> asked, DateOnly today)
    {
        var overdue = asked.Count(l => l.Item.DueOn < today);
        var first = asked.Min(l => l.Item.DueOn).InWords();
        var kind = kinds[asked[0].Item.Kind];
        var what = asked.Count == 1
            ? $"{kind.Verb} {asked[0].Item.Code}"
            : asked.All(l => l.Item.Kind == kind.Key) ? $"{kind.Verb} {asked.Count} {kind.Many}" : $"{asked.Count} things need you";

        return (asked.Count, overdue) switch
        {
            (1, 0) => $"{what} by {first}",
            (1, _) => $"{what} now: it was due on {first}",
            (_, 0) => $"{what}{(what.EndsWith("you", StringComparison.Ordinal) ? ":" : ",")} the first by {first}",
            _ => $"{what}: {overdue} overdue, the first since {first}",
        };
    }
}
