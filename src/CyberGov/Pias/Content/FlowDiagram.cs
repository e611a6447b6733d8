namespace CyberGov.Pias.Content;

/// <summary>A party as it is drawn: a box at the top with a line below it.</summary>
/// <param name="Lines">The name, broken to fit the box.</param>
/// <param name="Centre">Of the box, from the left.</param>
public sealed record DrawnParty(string Name, IReadOnlyList<string> Lines, int Centre);

/// <summary>One way of the data as it is drawn.</summary>
/// <param name="Lines">The label above the arrow, broken to fit.</param>
/// <param name="From">Where it starts, from the left.</param>
/// <param name="To">Where it ends; the same where it stays with one party, which is drawn as a loop.</param>
/// <param name="Height">Of the arrow, from the top.</param>
public sealed record DrawnFlow(int Position, IReadOnlyList<string> Lines, int From, int To, int Height)
{
    public bool IsLoop => From == To;

    public bool IsLeftwards => To < From;

    public int LabelLeft => Math.Min(From, To) + FlowDiagram.LabelInset;

    /// <summary>The base line of the label's last line.</summary>
    public int LabelFoot => Height - FlowDiagram.LabelGap;
}

/// <summary>
/// The way of the data drawn from its table: parties side by side, and below them each line of the table as an arrow from one to
/// the other, in the order of the table. Arrows have a height of their own, so that nothing is drawn over anything.
/// </summary>
public sealed record FlowDiagram(IReadOnlyList<DrawnParty> Parties, IReadOnlyList<DrawnFlow> Flows, int Width, int Height, int BoxHeight)
{
    public const int BoxWidth = 150;
    public const int LineHeight = 18;
    public const int LabelInset = 8;
    public const int LabelGap = 11;
    public const int LoopWidth = 40;
    public const int LoopHeight = 18;

    private const int Column = 190;
    private const int Margin = 10;
    private const int BoxCharacters = 18;
    private const int LabelCharacters = 23;
    private const int MostLines = 4;
    private const int RowGap = 24;
    private const string Unnamed = "Not named";

    public static FlowDiagram Of(IReadOnlyList<ContentFlow> flows)
    {
        var names = flows.SelectMany(f => new[] { NameOf(f.Source), NameOf(f.Recipient) })
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToList();
        List<DrawnParty> parties =
            [.. names.Select((name, place) => new DrawnParty(name, Broken(name, BoxCharacters), Margin + (BoxWidth / 2) + (place * Column)))];
        var boxHeight = (parties.Select(p => p.Lines.Count).DefaultIfEmpty(1).Max() * LineHeight) + 16;
        var height = boxHeight + Margin;
        var drawn = new List<DrawnFlow>();
        foreach (var flow in flows)
        {
            var (from, to) = (CentreOf(flow.Source), CentreOf(flow.Recipient));
            var lines = Broken($"{flow.Position}. {flow.Data}".TrimEnd(), LabelCharacters * Math.Max(1, Math.Abs(to - from) / Column));
            height += RowGap + (lines.Count * LineHeight);
            drawn.Add(new DrawnFlow(flow.Position, lines, from, to, height));
            height += from == to ? LoopHeight : 0;
        }

        var width = (2 * Margin) + BoxWidth + (Math.Max(0, parties.Count - 1) * Column);
        var needsRoom = drawn.Exists(f => f.IsLoop && f.From == parties[^1].Centre);
        return new FlowDiagram(parties, drawn, needsRoom ? width + Column - (BoxWidth / 2) : width, height + RowGap, boxHeight);

        int CentreOf(string party) =>
            parties.First(p => string.Equals(p.Name, NameOf(party), StringComparison.OrdinalIgnoreCase)).Centre;
    }

    private static string NameOf(string party) => string.IsNullOrWhiteSpace(party) ? Unnamed : party.Trim();

    /// <summary>The text in lines of so many characters; what is longer than a few lines ends in dots, for the table has it whole.</summary>
    private static List<string> Broken(string text, int width)
    {
        var lines = new List<string> { "" };
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).SelectMany(w => w.Chunk(width)).Select(c => new string(c)))
        {
            if (lines[^1].Length == 0)
            {
                lines[^1] = word;
            }
            else if (lines[^1].Length + 1 + word.Length <= width)
            {
                lines[^1] += " " + word;
            }
            else
            {
                lines.Add(word);
            }
        }

        return lines.Count <= MostLines ? lines : [.. lines.Take(MostLines - 1), Shortened(lines[MostLines - 1], width)];
    }

    private static string Shortened(string line, int width) => (line.Length < width ? line : line[..(width - 1)].TrimEnd()) + "…";
}
