using System.Globalization;
using CyberGov.Workbooks;

namespace CyberGov.Pias.Publication;

/// <summary>One line of a paper as data.</summary>
/// <param name="Part">The heading it stands under.</param>
/// <param name="Item">The question, the name of a fact, or the table with the number of its row.</param>
/// <param name="Field">The column of a table; empty elsewhere.</param>
/// <param name="Text">What it says.</param>
public sealed record PaperLine(string Part, string Item, string Field, string Text);

/// <summary>A paper as CSV: the same pieces as on the page, a line for each text, fact and cell.</summary>
public static class PaperCsv
{
    public static Register<PaperLine> Shape { get; } =
        new Register<PaperLine>("Summary", "tblSummary", "A privacy impact assessment the council has published.")
            .Text("part", 30, l => l.Part)
            .Text("item", 50, l => l.Item)
            .Text("field", 24, l => l.Field)
            .Text("text", 80, l => l.Text);

    public static IEnumerable<PaperLine> LinesOf(PiaPaper paper)
    {
        yield return new PaperLine("", "Organisation", "", paper.Organisation);
        yield return new PaperLine("", "Title", "", paper.Title);
        yield return new PaperLine("", "Basis", "", paper.Basis);
        var (part, item) = ("", "");
        foreach (var block in paper.Blocks)
        {
            if (block is PaperHeading heading)
            {
                (part, item) = heading.Level == 1 ? (heading.Text, "") : (part, heading.Text);
                continue;
            }

            foreach (var line in LinesOf(block, part, item))
            {
                yield return line;
            }
        }
    }

    private static IEnumerable<PaperLine> LinesOf(PaperBlock block, string part, string item) => block switch
    {
        PaperText text => [new PaperLine(part, item, "", text.Text)],
        PaperFacts facts => facts.Facts.Select(f => new PaperLine(part.Length > 0 ? part : facts.Caption, f.Term, "", f.Text)),
        PaperTable table => table.Rows.SelectMany((row, at) => row.Select((cell, column) => new PaperLine(
            part, string.Create(CultureInfo.InvariantCulture, $"{table.Caption}, row {at + 1}"), table.Headers[column], cell))),
        _ => [],
    };
}
