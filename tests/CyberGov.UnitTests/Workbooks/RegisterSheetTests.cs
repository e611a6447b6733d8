using System.IO.Compression;
using System.Xml.Linq;
using CyberGov.Workbooks;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace CyberGov.UnitTests.Workbooks;

public sealed class RegisterSheetTests
{
    private const int MostLinks = 65_530;

    private static readonly SampleRow[] _rows =
    [
        new("000123", new DateOnly(2026, 3, 1), new DateTimeOffset(2026, 7, 1, 10, 15, 30, TimeSpan.FromHours(1)), 1_048_576, CellLink.ToPackFile("scan 1.pdf", "evidence/EV-2026-0042/scan #1.pdf")),
        new("=1+1", new DateOnly(1066, 10, 14), null, -5, CellLink.ToSheet("Controls", "Bob's controls")),
        new("2026-03-01", null, null, null, CellLink.ToWeb("Policy", "https://example.gov.uk/policy?a=1&b=2")),
        new("+1 @x 'quoted'", null, null, 0, CellLink.ToWeb("javascript:alert(1)", "javascript:alert(1)")),
    ];

    [Fact]
    public async Task Text_stays_text_dates_are_dates_and_numbers_are_numbers()
    {
        var rows = SampleRegister.Read(await SampleRegister.WriteAsync(_rows), "Evidence");

        Assert.Equal(["Title", "Collected", "Logged (UTC)", "Bytes", "Where"], rows[0]);
        Assert.Equal(["000123", new DateTime(2026, 3, 1), new DateTime(2026, 7, 1, 9, 15, 30), 1_048_576d, "scan 1.pdf"], rows[1]);
        Assert.Equal(["=1+1", "1066-10-14", null, -5d, "Controls"], rows[2]);
        Assert.Equal(["2026-03-01", null, null, null, "Policy"], rows[3]);
        Assert.Equal(["+1 @x 'quoted'", null, null, 0d, "javascript:alert(1)"], rows[4]);
    }

    [Fact]
    public async Task The_file_follows_the_format_with_and_without_rows_and_holds_no_formula()
    {
        foreach (var rows in new[] { _rows, [] })
        {
            using var file = SpreadsheetDocument.Open(new MemoryStream(await SampleRegister.WriteAsync(rows)), isEditable: false);

            Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(file, TestContext.Current.CancellationToken).Select(e => $"{e.Path?.XPath} {e.Description}"));
            Assert.DoesNotContain(file.WorkbookPart!.WorksheetParts, p => p.Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.CellFormula>().Any());
        }
    }

    [Fact]
    public async Task A_row_is_as_high_as_its_longest_text_needs_and_never_higher_than_a_row_may_be()
    {
        string[] titles = ["short", new('x', 100), "one\ntwo\nthree", new('x', 30_000)];
        var rows = titles.Select(title => new SampleRow(title, null, null, null, null));
        using var file = SpreadsheetDocument.Open(new MemoryStream(await SampleRegister.WriteAsync(rows)), isEditable: false);

        var heights = Assert.Single(file.WorkbookPart!.WorksheetParts).Worksheet
            .Descendants<DocumentFormat.OpenXml.Spreadsheet.Row>().Skip(1).Select(r => r.Height!.Value).ToList();

        Assert.Equal(15, heights[0]);
        Assert.InRange(heights[1], 45, 60);
        Assert.Equal([45, 405], heights[2..]);
    }

    [Fact]
    public async Task Only_https_addresses_pack_files_and_sheets_become_links()
    {
        using var file = SpreadsheetDocument.Open(new MemoryStream(await SampleRegister.WriteAsync(_rows)), isEditable: false);
        var sheet = Assert.Single(file.WorkbookPart!.WorksheetParts);
        var links = sheet.Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Hyperlink>().ToList();

        Assert.Equal(["E2", "E3", "E4"], links.Select(l => l.Reference!.Value));
        Assert.Equal("'Bob''s controls'!A1", links[1].Location!.Value);
        Assert.Equal(
            ["evidence/EV-2026-0042/scan%20%231.pdf", "https://example.gov.uk/policy?a=1&b=2"],
            sheet.HyperlinkRelationships.Select(r => r.Uri.OriginalString).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_register_is_one_named_table_with_filters_a_frozen_header_and_marked_pages()
    {
        var bytes = await SampleRegister.WriteAsync(_rows);
        var table = Part(bytes, "xl/tables/register1.xml");
        var sheet = Part(bytes, "xl/worksheets/register1.xml");
        var workbook = Part(bytes, "xl/workbook.xml");

        Assert.Equal("tblEvidence", table.Root!.Attribute("displayName")!.Value);
        Assert.Equal("A1:E5", table.Root.Elements().Single(e => e.Name.LocalName == "autoFilter").Attribute("ref")!.Value);
        Assert.Equal("frozen", One(sheet, "pane").Attribute("state")!.Value);
        Assert.Equal("landscape", One(sheet, "pageSetup").Attribute("orientation")!.Value);
        Assert.Equal("9", One(sheet, "pageSetup").Attribute("paperSize")!.Value);
        Assert.Equal("&LEvidence && controls <2026>&C&BOFFICIAL-SENSITIVE&B&R&A", One(sheet, "oddHeader").Value);
        Assert.Equal("&LPACK-2026-0007&C&BOFFICIAL-SENSITIVE&B&RPage &P of &N", One(sheet, "oddFooter").Value);
        Assert.Equal("'Evidence'!$1:$1", One(workbook, "definedName").Value);
        Assert.Equal("Evidence & controls <2026>", One(Part(bytes, "docProps/core.xml"), "title").Value);
        Assert.DoesNotContain(sheet.Descendants(), e => e.Name.LocalName is "mergeCell" or "f");
    }

    [Fact]
    public async Task An_empty_register_is_a_table_with_one_empty_row()
    {
        var bytes = await SampleRegister.WriteAsync([]);

        Assert.Equal("A1:E2", Part(bytes, "xl/tables/register1.xml").Root!.Attribute("ref")!.Value);
        Assert.Single(SampleRegister.Read(bytes, "Evidence"));
    }

    [Fact]
    public async Task The_same_contents_give_the_same_bytes()
    {
        var first = await SampleRegister.WriteAsync(_rows, w => w.AddFrontSheet("Index", "Index", "What is in here"));
        var second = await SampleRegister.WriteAsync(_rows, w => w.AddFrontSheet("Index", "Index", "What is in here"));

        Assert.Equal(first, second);
    }

    [Fact]
    public async Task Links_beyond_what_Excel_holds_stay_as_text_and_are_counted()
    {
        var row = _rows[0];
        using var bytes = new MemoryStream();
        await using var workbook = new WorkbookWriter(bytes, SampleRegister.Details);

        var summary = await workbook.AddRegisterAsync(
            SampleRegister.Definition, Enumerable.Repeat(row, MostLinks + 2).ToAsyncEnumerable(), null, TestContext.Current.CancellationToken);
        await workbook.FinishAsync(null, TestContext.Current.CancellationToken);

        Assert.Equal(MostLinks + 2, summary.Rows);
        Assert.Equal(2, summary.UnlinkedCells);
        Assert.Equal(MostLinks, Part(bytes.ToArray(), "xl/worksheets/register1.xml").Descendants().Count(e => e.Name.LocalName == "hyperlink"));
    }

    [Fact]
    public void Two_columns_cannot_share_a_header()
    {
        Assert.Throws<ArgumentException>(() => SampleRegister.Definition.Text("TITLE", 10, r => r.Text));
    }

    [Fact]
    public void A_pack_path_cannot_leave_the_pack()
    {
        Assert.Throws<ArgumentException>(() => CellLink.ToPackFile("x", "evidence/../../etc/passwd"));
        Assert.Throws<ArgumentException>(() => CellLink.ToPackFile("x", "/etc/passwd"));
    }

    [Fact]
    public async Task One_sheet_name_is_used_once()
    {
        await using var workbook = new WorkbookWriter(new MemoryStream(), SampleRegister.Details);
        await workbook.AddRegisterAsync(SampleRegister.Definition, AsyncEnumerable.Empty<SampleRow>(), null, TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<InvalidOperationException>(() => workbook.AddRegisterAsync(
            SampleRegister.Definition, AsyncEnumerable.Empty<SampleRow>(), null, TestContext.Current.CancellationToken));
    }

    private static XElement One(XDocument part, string name) => part.Descendants().Single(e => e.Name.LocalName == name);

    private static XDocument Part(byte[] workbook, string name)
    {
        using var archive = new ZipArchive(new MemoryStream(workbook));
        using var part = archive.GetEntry(name)!.Open();
        return XDocument.Load(part);
    }
}
