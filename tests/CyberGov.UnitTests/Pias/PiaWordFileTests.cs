using System.IO.Compression;
using CyberGov.Pias.Publication;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CyberGov.UnitTests.Pias;

public sealed class PiaWordFileTests
{
    private static readonly string Hostile = "]]><w:p/>&amp;<script>alert(1)</script> \u0001\u0008\uFFFF \uD800 🙂 " + new string('x', 20_000);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Headings_have_an_outline_and_tables_a_header_row()
    {
        using var file = await OpenAsync(Paper("Aim", "Fewer thefts"));
        var main = file.MainDocumentPart!;
        var levels = main.StyleDefinitionsPart!.Styles!.Elements<Style>()
            .Where(s => s.Descendants<OutlineLevel>().Any())
            .ToDictionary(s => s.StyleId!.Value!, s => s.Descendants<OutlineLevel>().Single().Val!.Value, StringComparer.Ordinal);

        Assert.Equal(0, levels["Heading1"]);
        Assert.Equal(1, levels["Heading2"]);
        Assert.Contains(main.Document!.Descendants<ParagraphStyleId>(), s => s.Val == "Heading1");
        var table = main.Document.Descendants<Table>().Last();
        Assert.NotNull(table.Elements<TableRow>().First().Descendants<TableHeader>().Single());
        Assert.Equal("en-GB", main.StyleDefinitionsPart.Styles!.Descendants<Languages>().Single().Val!.Value);
        Assert.Contains("OFFICIAL", main.HeaderParts.Single().Header!.InnerText, StringComparison.Ordinal);
        Assert.Equal(["PAGE", "NUMPAGES"], main.FooterParts.Single().Footer!.Descendants<SimpleField>().Select(f => f.Instruction!.Value!));
        Assert.Equal("PIA-2027-0001 Cameras", file.PackageProperties.Title);
        Assert.Equal("en-GB", file.PackageProperties.Language);
    }

    [Fact]
    public async Task What_Word_would_repair_is_not_in_the_file()
    {
        using var file = await OpenAsync(Paper("Aim", Hostile));

        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(file, Token).Select(e => $"{e.Part?.Uri}: {e.Description}"));
    }

    [Fact]
    public async Task Hostile_and_very_long_text_survives_as_text()
    {
        using var file = await OpenAsync(Paper(Hostile, Hostile));
        var text = file.MainDocumentPart!.Document!.InnerText;

        Assert.Contains("]]><w:p/>&amp;<script>alert(1)</script>", text, StringComparison.Ordinal);
        Assert.Contains("🙂", text, StringComparison.Ordinal);
        Assert.Contains(new string('x', 20_000), text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Equal_papers_give_equal_bytes()
    {
        var first = await PiaWordFile.WriteAsync(Paper("Aim", "Fewer thefts"), Token);
        var second = await PiaWordFile.WriteAsync(Paper("Aim", "Fewer thefts"), Token);

        Assert.Equal(first, second);
        using var zip = new ZipArchive(new MemoryStream(first));
        Assert.All(zip.Entries, e => Assert.Equal(2027, e.LastWriteTime.Year));
    }

    [Fact]
    public void A_published_paper_reads_back_from_json_as_it_was()
    {
        var paper = Paper("Aim", "Fewer thefts");

        Assert.Equal(PaperJson.Write(paper), PaperJson.Write(PaperJson.Read(PaperJson.Write(paper))));
    }

    private static async Task<WordprocessingDocument> OpenAsync(PiaPaper paper) =>
        WordprocessingDocument.Open(new MemoryStream(await PiaWordFile.WriteAsync(paper, Token)), isEditable: false);

    private static PiaPaper Paper(string question, string answer) => new()
    {
        Organisation = "Borsetshire District Council",
        Marking = "OFFICIAL",
        Code = "PIA-2027-0001",
        Title = "Cameras",
        VersionNumber = 2,
        Basis = "As it stood when it was approved.",
        ContentHash = new string('a', 64),
        AsAt = new DateTimeOffset(2027, 3, 1, 9, 0, 0, TimeSpan.Zero),
        Blocks =
        [
            new PaperFacts("About this assessment", [new("Reference", "PIA-2027-0001")]),
            new PaperHeading(1, "Why"),
            new PaperHeading(2, question),
            new PaperText(answer),
            new PaperTable("Flows", ["Step", "From", "To"], [["1", "Cameras", answer]]),
        ],
    };
}
