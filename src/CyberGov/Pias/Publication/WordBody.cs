using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CyberGov.Pias.Publication;

/// <summary>The pieces of a paper as paragraphs and tables of a Word document.</summary>
internal static class WordBody
{
    public const string HeaderId = "header";
    public const string FooterId = "footer";

    /// <summary>Between the margins of an A4 page, in twentieths of a point.</summary>
    public const int TextWidth = PageWidth - (2 * Margin);

    private const int PageWidth = 11906;
    private const int PageHeight = 16838;
    private const int Margin = 1134;
    private const int TermWidth = 2800;
    private const int CellPadding = 230;
    private const int LetterWidth = 112;
    private const int LongestWord = 11;
    private const int LongestWeighed = 60;

    public static Document Of(PiaPaper paper)
    {
        var body = new Body();
        body.Append(
            WordText.Paragraph(WordStyles.Organisation, paper.Organisation),
            WordText.Paragraph(WordStyles.Title, paper.Title),
            WordText.Paragraph(WordStyles.Subtitle, $"Privacy impact assessment {paper.Code}, version {paper.VersionNumber}"),
            WordText.Paragraph(WordStyles.Body, paper.Basis));
        if (paper.ContentHash is { } hash)
        {
            body.Append(WordText.Paragraph(WordStyles.Small, $"SHA-256 of what it says: {hash}"));
        }

        foreach (var block in paper.Blocks)
        {
            body.Append(Elements(block));
        }

        body.Append(new SectionProperties(
            new HeaderReference { Type = HeaderFooterValues.Default, Id = HeaderId },
            new FooterReference { Type = HeaderFooterValues.Default, Id = FooterId },
            new PageSize { Width = PageWidth, Height = PageHeight },
            new PageMargin { Top = Margin, Right = Margin, Bottom = Margin, Left = Margin, Header = 567, Footer = 567, Gutter = 0 }));
        return new Document(body);
    }

    private static IEnumerable<OpenXmlElement> Elements(PaperBlock block) => block switch
    {
        PaperHeading heading => [WordText.Paragraph(heading.Level == 1 ? WordStyles.Heading1 : WordStyles.Heading2, heading.Text)],
        PaperText text => WordText.Paragraphs(WordStyles.Body, text.Text),
        PaperFacts facts => [Facts(facts), WordText.Paragraph(WordStyles.Gap, "")],
        PaperTable table => [WordText.Paragraph(WordStyles.Caption, table.Caption), Table(table), WordText.Paragraph(WordStyles.Gap, "")],
        _ => throw new ArgumentOutOfRangeException(nameof(block), block, null),
    };

    private static Table Facts(PaperFacts facts)
    {
        int[] widths = [TermWidth, TextWidth - TermWidth];
        var table = Begin(facts.Caption, widths, isHeaded: false);
        foreach (var fact in facts.Facts)
        {
            table.Append(new TableRow(Cell(WordStyles.CellHead, fact.Term, widths[0]), Cell(WordStyles.Cell, fact.Text, widths[1])));
        }

        return table;
    }

    private static Table Table(PaperTable content)
    {
        var widths = Widths(content);
        var table = Begin(content.Caption, widths, isHeaded: true);
        table.Append(new TableRow(
            [
                new TableRowProperties(new CantSplit(), new TableHeader()),
                .. content.Headers.Select((h, i) => Cell(WordStyles.CellHead, h, widths[i], isShaded: true)),
            ]));
        foreach (var row in content.Rows)
        {
            table.Append(new TableRow(row.Select((text, i) => Cell(WordStyles.Cell, text, widths[i]))));
        }

        return table;
    }

    private static Table Begin(string caption, int[] widths, bool isHeaded) => new(
        new TableProperties(
            new TableWidth { Type = TableWidthUnitValues.Dxa, Width = Text(widths.Sum()) },
            new TableBorders(
                new TopBorder { Val = BorderValues.Single, Size = 4, Color = "B1B4B6" },
                new BottomBorder { Val = BorderValues.Single, Size = 4, Color = "B1B4B6" },
                new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4, Color = "B1B4B6" }),
            new TableLayout { Type = TableLayoutValues.Fixed },
            new TableLook { FirstRow = isHeaded, FirstColumn = !isHeaded, NoHorizontalBand = true, NoVerticalBand = true },
            new TableCaption { Val = WordText.Clean(caption) }),
        new TableGrid(widths.Select(w => new GridColumn { Width = Text(w) })));

    private static TableCell Cell(string style, string text, int width, bool isShaded = false)
    {
        var look = new TableCellProperties(new TableCellWidth { Type = TableWidthUnitValues.Dxa, Width = Text(width) });
        if (isShaded)
        {
            look.Append(new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = "F3F2F1" });
        }

        return new TableCell([look, .. WordText.Paragraphs(style, text)]);
    }

    /// <summary>Every column holds its longest word unbroken; what is left is shared out by the longest text, within limits.</summary>
    private static int[] Widths(PaperTable table)
    {
        var texts = table.Headers.Select((h, i) => (string[])[h, .. table.Rows.Select(r => r[i])]).ToList();
        var least = texts.ConvertAll(t => CellPadding + (LetterWidth * Math.Min(LongestWord, t.SelectMany(Words).Max(w => w.Length))));
        var weights = texts.ConvertAll(t => Math.Min(LongestWeighed, t.Max(x => x.Length)));
        var total = least.Sum();
        if (total > TextWidth)
        {
            least = least.ConvertAll(w => w * TextWidth / total);
        }

        var left = TextWidth - least.Sum();
        var widths = least.Select((w, i) => w + (left * weights[i] / Math.Max(1, weights.Sum()))).ToArray();
        widths[^1] += TextWidth - widths.Sum();
        return widths;
    }

    private static IEnumerable<string> Words(string text) => text.Split([' ', '\n']);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
