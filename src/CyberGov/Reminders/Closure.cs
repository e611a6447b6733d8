using System.Globalization;
using CyberGov.Calendar;

namespace CyberGov.Reminders;

/// <summary>Days on which the council itself is closed, such as between Christmas and New Year.</summary>
public sealed record Closure(DateOnly From, DateOnly To, string Name)
{
    /// <summary>Longer than any closure; a slip of the pen in a year would silence the council for months.</summary>
    public const int MostDays = 31;

    /// <summary>From a Friday to the Monday after.</summary>
    private const int WeekendBetween = 3;

    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    public bool Contains(DateOnly day) => day >= From && day <= To;

    /// <summary>Reads lines such as <c>24 December 2026 to 1 January 2027: Christmas closure</c>; of the wrong ones it says why.</summary>
    public static (IReadOnlyList<Closure> Closures, IReadOnlyList<string> Problems) Read(string? text)
    {
        var (closures, problems) = (new List<Closure>(), new List<string>());
        foreach (var (index, line) in (text ?? "").ReplaceLineEndings("\n").Split('\n').Index())
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            if (ReadLine(line, out var problem) is { } closure)
            {
                closures.Add(closure);
            }
            else
            {
                problems.Add($"Line {index + 1}: {problem}");
            }
        }

        closures.Sort((a, b) => a.From.CompareTo(b.From));
        if (LongestSilence(closures) is { } silence)
        {
            problems.Add($"From {silence.From.InWords()} to {silence.To.InWords()} nothing would be sent; closures may follow each other for {MostDays} days at most");
        }

        return (closures, problems);
    }

    /// <summary>Closures with no more than a weekend between them, taken as one, where that is too long.</summary>
    private static Closure? LongestSilence(List<Closure> inOrder)
    {
        Closure? run = null;
        foreach (var closure in inOrder)
        {
            run = run is null || closure.From > run.To.AddDays(WeekendBetween)
                ? closure
                : run with { To = closure.To > run.To ? closure.To : run.To };
            if (run.To.DayNumber - run.From.DayNumber >= MostDays)
            {
                return run;
            }
        }

        return null;
    }

    public static string Write(IEnumerable<Closure> closures) => string.Join('\n', closures.Select(
        c => (c.From == c.To ? c.From.InWords() : $"{c.From.InWords()} to {c.To.InWords()}") + (c.Name.Length > 0 ? $": {c.Name}" : "")));

    private static Closure? ReadLine(string line, out string problem)
    {
        var parts = line.Split(':', 2, StringSplitOptions.TrimEntries);
        var days = parts[0].Split(" to ", 2, StringSplitOptions.TrimEntries);
        if (!TryReadDay(days[0], out var from) || !TryReadDay(days[^1], out var to))
        {
            problem = "write a day such as 24 December 2026, or two with “to” between them, then a colon and what it is";
            return null;
        }

        problem = (to.DayNumber - from.DayNumber) switch
        {
            < 0 => "the last day is before the first",
            >= MostDays => $"a closure may last {MostDays} days at most",
            _ => "",
        };
        return problem.Length == 0 ? new Closure(from, to, parts.Length > 1 ? parts[1] : "") : null;
    }

    private static bool TryReadDay(string text, out DateOnly day) => DateOnly.TryParseExact(
        text, ["d MMMM yyyy", "d MMM yyyy", "yyyy-MM-dd", "d/M/yyyy"], British, DateTimeStyles.None, out day);
}
