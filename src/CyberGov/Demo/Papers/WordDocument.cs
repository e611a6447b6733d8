using System.Text;
using CyberGov.Calendar;
using CyberGov.Workbooks;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CyberGov.Demo.Papers;

/// <summary>A short Word document: heading, paragraphs, and a table of results.</summary>
/// <remarks>The package is zipped by our own writer, because that of the SDK stamps the time of writing into the bytes.</remarks>
internal static class WordDocument
{
    private const string MainType =
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    private const string PackageRelationships =
        """
        <?xml version="1.0" encoding="utf-8"?>
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>
        """;

    public static async Task<byte[]> WriteAsync(Paper paper, CancellationToken cancellationToken)
    {
        using var file = new MemoryStream();
        await using (var parts = new PartArchive(file, UkTime.At(paper.On, new TimeOnly(9, 0))))
        {
            await parts.WriteAsync("_rels/.rels", null, Encoding.UTF8.GetBytes(PackageRelationships), cancellationToken);
            await parts.WriteAsync("word/document.xml", MainType, Encoding.UTF8.GetBytes(MainPart(paper)), cancellationToken);
            await parts.FinishAsync(cancellationToken);
        }

        return file.ToArray();
    }

    private static string MainPart(Paper paper)
    {
        string[] heading = [.. paper.Heading];
        var body = new Body(
            Line(heading[0], 20),
            Line(heading[1], 20, isBold: true),
            Line(heading[2], 36, isBold: true),
            Line(heading[3], 20));
        body.Append(paper.Paragraphs.Select(p => Line(p, 22)));
        body.Append(Results(paper.Lines), Line("", 22));
        body.Append(new SectionProperties(new PageSize { Width = 11906, Height = 16838 }));
        return $"""<?xml version="1.0" encoding="utf-8"?>{new Document(body).OuterXml}""";
    }

    /// <param name="text">One paragraph.</param>
    /// <param name="halfPoints">The size of its letters.</param>
    /// <param name="isBold">Whether it stands out.</param>
    private static Paragraph Line(string text, int halfPoints, bool isBold = false)
    {
        var size = halfPoints.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var look = new RunProperties { FontSize = new FontSize { Val = size } };
        if (isBold)
        {
            look.Bold = new Bold();
        }

        return new Paragraph(
            new ParagraphProperties(new SpacingBetweenLines { After = "120" }),
            new Run(look, new Text(text) { Space = SpaceProcessingModeValues.Preserve }));
    }

    private static Table Results(IReadOnlyList<PaperLine> lines)
    {
        var table = new Table(
            new TableProperties(
                new TableWidth { Type = TableWidthUnitValues.Pct, Width = "5000" },
                new TableBorders(
                    new TopBorder { Val = BorderValues.Single, Size = 4 },
                    new BottomBorder { Val = BorderValues.Single, Size = 4 },
                    new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 })),
            new TableGrid(new GridColumn { Width = "3200" }, new GridColumn { Width = "2000" }, new GridColumn { Width = "3800" }));
        table.Append(Row("Looked at", "As it should be", "Remark", isBold: true));
        table.Append(lines.Select(l => Row(l.Item, $"{l.Sound} of {l.Checked}", l.Remark, isBold: false)));
        return table;
    }

    private static TableRow Row(string item, string result, string remark, bool isBold) =>
        new(new[] { item, result, remark }.Select(text => new TableCell(Line(text, 20, isBold))));
}
