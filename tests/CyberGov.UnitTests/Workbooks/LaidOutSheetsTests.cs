using ClosedXML.Excel;
using CyberGov.Workbooks;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace CyberGov.UnitTests.Workbooks;

public sealed class LaidOutSheetsTests
{
    [Fact]
    public async Task Laid_out_sheets_come_first_and_keep_their_looks_links_and_tables_beside_the_registers()
    {
        var bytes = await SampleRegister.WriteAsync([SampleRegister.Titled("x")], LayOut);
        using var workbook = new XLWorkbook(new MemoryStream(bytes));
        var index = workbook.Worksheet(1);

        Assert.Equal(["Index", "Evidence"], workbook.Worksheets.Select(s => s.Name));
        Assert.Equal("Evidence pack", index.Cell("A1").GetString());
        Assert.True(index.Cell("A1").Style.Font.Bold);
        Assert.Equal(16, index.Cell("A1").Style.Font.FontSize);
        Assert.Equal("000123", index.Cell("B4").GetString());
        Assert.Equal(XLDataType.Text, index.Cell("B4").DataType);
        Assert.Equal(new DateTime(2026, 3, 1), index.Cell("C4").GetDateTime());
        Assert.Equal("yyyy-mm-dd", index.Cell("C4").Style.DateFormat.Format);
        Assert.Equal("'Evidence'!A1", index.Cell("A4").Hyperlink.InternalAddress);
        Assert.Equal("tblIndex", Assert.Single(index.Tables).Name);
        Assert.Equal(XLPageOrientation.Landscape, index.PageSetup.PageOrientation);
        Assert.Equal(3, index.PageSetup.LastRowToRepeatAtTop);
        Assert.Contains("OFFICIAL-SENSITIVE", index.PageSetup.Header.Center.GetText(XLHFOccurrence.OddPages), StringComparison.Ordinal);
        Assert.True(workbook.Worksheet(2).Cell("A1").Style.Font.Bold);
        Assert.False(workbook.Worksheet(2).Cell("A2").Style.Font.Bold);
    }

    [Fact]
    public async Task The_whole_file_follows_the_format()
    {
        using var file = SpreadsheetDocument.Open(
            new MemoryStream(await SampleRegister.WriteAsync([SampleRegister.Titled("x")], LayOut)), isEditable: false);

        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(file, TestContext.Current.CancellationToken).Select(e => $"{e.Part?.Uri} {e.Path?.XPath} {e.Description}"));
    }

    [Fact]
    public async Task A_workbook_without_registers_can_be_laid_out_too()
    {
        using var bytes = new MemoryStream();
        await using var writer = new WorkbookWriter(bytes, SampleRegister.Details);
        await writer.FinishAsync(LayOut, TestContext.Current.CancellationToken);

        Assert.Equal(4, SampleRegister.Read(bytes.ToArray(), "Index").Count);
    }

    private static void LayOut(XLWorkbook workbook)
    {
        var sheet = workbook.AddFrontSheet("Index", "Evidence pack", "What this pack holds");
        sheet.Cell("A3").SetText("Sheet");
        sheet.Cell("B3").SetText("Detail");
        sheet.Cell("C3").SetText("On");
        sheet.Cell("A4").SetText("Evidence").Hyperlink = new XLHyperlink("'Evidence'!A1");
        sheet.Cell("B4").SetText("000123");
        sheet.Cell("C4").SetDate(new DateOnly(2026, 3, 1));
        sheet.MakeTable(sheet.Range("A3:C4"), "tblIndex");
    }
}
