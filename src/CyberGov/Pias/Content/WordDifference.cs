using System.Text.RegularExpressions;

namespace CyberGov.Pias.Content;

public enum WordChange
{
    Same,
    Removed,
    Added,
}

/// <summary>A run of words that is in both texts, or in one of them.</summary>
public sealed record WordRun(WordChange Change, string Text);

/// <summary>What changed between two texts, word by word: the shortest way from one to the other (after Myers, 1986).</summary>
public static partial class WordDifference
{
    /// <summary>Beyond so many changed words nothing is gained by matching the rest, and the work grows with the square.</summary>
    private const int MostChanges = 2_000;

    public static IReadOnlyList<WordRun> Between(string before, string after)
    {
        string[] old = [.. Words(before)];
        string[] young = [.. Words(after)];
        var start = 0;
        while (start < old.Length && start < young.Length && old[start] == young[start])
        {
            start++;
        }

        var end = 0;
        while (end < old.Length - start && end < young.Length - start && old[^(end + 1)] == young[^(end + 1)])
        {
            end++;
        }

        var runs = new List<(WordChange, string)>();
        runs.AddRange(old.Take(start).Select(w => (WordChange.Same, w)));
        runs.AddRange(Middle(old[start..^end], young[start..^end]));
        runs.AddRange(old.TakeLast(end).Select(w => (WordChange.Same, w)));
        return [.. Joined(runs)];
    }

    private static List<(WordChange Change, string Word)> Middle(string[] old, string[] young)
    {
        if (old.Length == 0 || young.Length == 0 || FurthestReached(old, young) is not { } trace)
        {
            return [.. old.Select(w => (WordChange.Removed, w)), .. young.Select(w => (WordChange.Added, w))];
        }

        return WalkBack(old, young, trace);
    }

    /// <summary>After each number of changes, how far along the old text every diagonal has come; null when it takes too many.</summary>
    private static List<int[]>? FurthestReached(string[] old, string[] young)
    {
        var most = Math.Min(old.Length + young.Length, MostChanges);
        var trace = new List<int[]>();
        var reached = new int[(2 * most) + 2];
        for (var changes = 0; changes <= most; changes++)
        {
            trace.Add(Kept(reached, most, changes));
            for (var diagonal = -changes; diagonal <= changes; diagonal += 2)
            {
                var x = IsDown(reached, most, diagonal, changes) ? reached[most + diagonal + 1] : reached[most + diagonal - 1] + 1;
                while (x < old.Length && x - diagonal < young.Length && old[x] == young[x - diagonal])
                {
                    x++;
                }

                reached[most + diagonal] = x;
                if (x >= old.Length && x - diagonal >= young.Length)
                {
                    return trace;
                }
            }
        }

        return null;
    }

    private static List<(WordChange Change, string Word)> WalkBack(string[] old, string[] young, List<int[]> trace)
    {
        var steps = new List<(WordChange, string)>();
        var (x, y) = (old.Length, young.Length);
        for (var changes = trace.Count - 1; changes >= 0; changes--)
        {
            var reached = trace[changes];
            var diagonal = x - y;
            var isDown = IsDown(reached, changes + 1, diagonal, changes);
            var cameFrom = isDown ? diagonal + 1 : diagonal - 1;
            var fromX = changes == 0 ? 0 : reached[changes + 1 + cameFrom];
            var fromY = changes == 0 ? 0 : fromX - cameFrom;
            while (x > fromX && y > fromY)
            {
                steps.Add((WordChange.Same, old[--x]));
                y--;
            }

            if (changes > 0)
            {
                steps.Add(isDown ? (WordChange.Added, young[--y]) : (WordChange.Removed, old[--x]));
            }
        }

        steps.Reverse();
        return steps;
    }

    /// <summary>The part of the row that can be in use after so many changes, its middle at <c>changes + 1</c>.</summary>
    private static int[] Kept(int[] reached, int middle, int changes)
    {
        var kept = new int[(2 * changes) + 3];
        for (var diagonal = -changes - 1; diagonal <= changes + 1; diagonal++)
        {
            var place = middle + diagonal;
            kept[changes + 1 + diagonal] = place >= 0 && place < reached.Length ? reached[place] : 0;
        }

        return kept;
    }

    private static bool IsDown(int[] reached, int middle, int diagonal, int changes) =>
        diagonal == -changes || (diagonal != changes && reached[middle + diagonal - 1] < reached[middle + diagonal + 1]);

    private static IEnumerable<WordRun> Joined(List<(WordChange Change, string Word)> steps)
    {
        for (var place = 0; place < steps.Count;)
        {
            var change = steps[place].Change;
            var run = steps.Skip(place).TakeWhile(s => s.Change == change).Select(s => s.Word).ToList();
            place += run.Count;
            yield return new WordRun(change, string.Concat(run));
        }
    }

    /// <summary>
    /// Each word with the white space that follows it, so that the text comes together again. The last gets a space too: a word is
    /// the same whether another follows or not.
    /// </summary>
    private static IEnumerable<string> Words(string text) => WordWithSpace()
        .Matches(text.Length == 0 || char.IsWhiteSpace(text[^1]) ? text : text + " ")
        .Select(m => m.Value);

    [GeneratedRegex(@"\S+\s*|\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WordWithSpace();
}
