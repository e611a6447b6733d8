using System.Globalization;
using ClosedXML.Excel;
using CyberGov.Workbooks;

namespace CyberGov.IntegrationTests.Workbooks;

/// <summary>What we write opens in programs of others, and reads the same as a workbook made with ClosedXML alone.</summary>
public sealed class OpenedElsewhereTests : IDisposable
{
    private const int RowCount = 2_000;

    private static readonly string[] _titles =
    [
        "000123", "=1+1", "+44 1632 960000", "@x", "2026-03-01", "1/2", "1E5", "TRUE", " two  spaces ", "line\nbreak",
        "tab\there", "_x0041_", "emoji 👩‍💻", "Tŷ â", "<b>&amp;\"'</b>", "", "-", "'apostrophe",
    ];

    private static readonly Register<Row> _register = new Register<Row>("Evidence", "tblEvidence", "Every item")
        .Text("Code", 14, r => r.Code, wrap: false)
        .Text("Title", 40, r => r.Title)
        .Date("Collected", r => r.Collected)
        .Instant("Logged (UTC)", r => r.Logged)
        .WholeNumber("Bytes", 12, r => r.Bytes)
        .Link("Path", 40, r => CellLink.ToPackFile(r.Path, r.Path));

    private static readonly WorkbookDetails _details = new()
    {
        Title = "Evidence",
        Organisation = "Borsetshire District Council",
        Marking = "OFFICIAL",
        CreatedAt = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero),
    };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cybergov-workbooks");

    [Fact]
    public async Task LibreOffice_reads_every_way_of_writing_a_register_alike()
    {
        var streamed = await OtherPrograms.OpenInLibreOfficeAsync(await StreamAsync("streamed", null), Cancellation);
        var beside = await OtherPrograms.OpenInLibreOfficeAsync(await StreamAsync("beside", LayOut), Cancellation);
        var closedXml = await OtherPrograms.OpenInLibreOfficeAsync(SaveWithClosedXml(), Cancellation);

        Assert.Equal(RowCount, streamed["Evidence"].Split("EV-2026-").Length - 1);
        Assert.Equal(closedXml["Evidence"], streamed["Evidence"]);
        Assert.Equal(closedXml["Evidence"], beside["Evidence"]);
        Assert.Contains("What this workbook holds", beside["Index"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Openpyxl_counts_every_way_of_writing_a_register_alike()
    {
        var streamed = await OtherPrograms.OpenInOpenpyxlAsync(await StreamAsync("streamed", null), Cancellation);
        var beside = await OtherPrograms.OpenInOpenpyxlAsync(await StreamAsync("beside", LayOut), Cancellation);
        var closedXml = Assert.Single(await OtherPrograms.OpenInOpenpyxlAsync(SaveWithClosedXml(), Cancellation));

        var register = Assert.Single(streamed);
        Assert.Equal(RowCount, register.Rows);
        Assert.Equal(0, register.Formulas);
        Assert.Equal(["tblEvidence"], register.Tables);
        Assert.Equal((closedXml.Rows, closedXml.Cells), (register.Rows, register.Cells));
        Assert.Equal(closedXml.FirstColumn, register.FirstColumn);
        Assert.Equal(["Index", "Evidence"], beside.Select(s => s.Name));
        Assert.Equal((register.Rows, register.Cells, register.Characters), (beside[1].Rows, beside[1].Cells, beside[1].Characters));
    }

    [Fact]
    public async Task An_empty_register_opens_too()
    {
        var path = await WriteAsync("empty", AsyncEnumerable.Empty<Row>(), null);

        Assert.StartsWith("Code,Title,Collected", (await OtherPrograms.OpenInLibreOfficeAsync(path, Cancellation))["Evidence"], StringComparison.Ordinal);
        Assert.Equal(6, Assert.Single(await OtherPrograms.OpenInOpenpyxlAsync(path, Cancellation)).Cells);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static IEnumerable<Row> Rows() => Enumerable.Range(0, RowCount).Select(i => new Row(
        string.Create(CultureInfo.InvariantCulture, $"EV-2026-{i:0000}"),
        _titles[i % _titles.Length],
        new DateOnly(2024, 2, 28).AddDays(i),
        new DateTimeOffset(2025, 10, 26, 0, 30, 0, TimeSpan.Zero).AddSeconds(i * 77),
        i * 1_000L,
        $"evidence/item {i}/scan.pdf"));

    private static void LayOut(XLWorkbook workbook) => workbook.AddFrontSheet("Index", "Index", "What this workbook holds");

    private Task<string> StreamAsync(string name, Action<XLWorkbook>? layOut) => WriteAsync(name, Rows().ToAsyncEnumerable(), layOut);

    private async Task<string> WriteAsync(string name, IAsyncEnumerable<Row> rows, Action<XLWorkbook>? layOut)
    {
        var path = Path.Combine(_folder.FullName, name + ".xlsx");
        await using var file = File.Create(path);
        await using var workbook = new WorkbookWriter(file, _details);
        await workbook.AddRegisterAsync(_register, rows, csvTwin: null, Cancellation);
        await workbook.FinishAsync(layOut, Cancellation);
        return path;
    }

    private string SaveWithClosedXml()
    {
        using var workbook = new XLWorkbook(XLEventTracking.Disabled);
        var sheet = workbook.AddWorksheet("Evidence");
        string[] headers = ["Code", "Title", "Collected", "Logged (UTC)", "Bytes", "Path"];
        for (var column = 0; column < headers.Length; column++)
        {
            sheet.Cell(1, column + 1).SetValue(headers[column]);
        }

        var number = 1;
        foreach (var row in Rows())
        {
            number++;
            sheet.Cell(number, 1).SetValue(row.Code);
            if (row.Title.Length > 0)
            {
                sheet.Cell(number, 2).SetValue(row.Title);
            }

            sheet.Cell(number, 3).SetValue(row.Collected.ToDateTime(TimeOnly.MinValue)).Style.DateFormat.Format = "yyyy-mm-dd";
            sheet.Cell(number, 4).SetValue(row.Logged.UtcDateTime).Style.DateFormat.Format = "yyyy-mm-dd hh:mm:ss";
            sheet.Cell(number, 5).SetValue(row.Bytes).Style.NumberFormat.Format = "#,##0";
            sheet.Cell(number, 6).SetValue(row.Path);
        }

        var path = Path.Combine(_folder.FullName, "closedxml.xlsx");
        workbook.SaveAs(path);
        return path;
    }

    private sealed record Row(string Code, string Title, DateOnly Collected, DateTimeOffset Logged, long Bytes, string Path);
}
