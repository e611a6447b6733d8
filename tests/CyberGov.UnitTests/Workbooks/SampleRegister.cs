using System.Collections.Immutable;
using System.Text;
using ClosedXML.Excel;
using CyberGov.Workbooks;
using ExcelDataReader;

namespace CyberGov.UnitTests.Workbooks;

internal sealed record SampleRow(string? Text, DateOnly? Day, DateTimeOffset? Moment, long? Count, CellLink? Link);

/// <summary>A small register with a column of every kind, and ways to write and read it.</summary>
internal static class SampleRegister
{
    public static readonly Register<SampleRow> Definition =
        new Register<SampleRow>("Evidence", "tblEvidence", "One row a file, link or note.")
            .Text("Title", 40, r => r.Text)
            .Date("Collected", r => r.Day)
            .Instant("Logged (UTC)", r => r.Moment)
            .WholeNumber("Bytes", 12, r => r.Count)
            .Link("Where", 30, r => r.Link);

    public static readonly WorkbookDetails Details = new()
    {
        Title = "Evidence & controls <2026>",
        Organisation = "Borsetshire District Council",
        Marking = "OFFICIAL-SENSITIVE",
        Reference = "PACK-2026-0007",
        CreatedAt = new DateTimeOffset(2026, 3, 1, 9, 30, 0, TimeSpan.Zero),
    };

    public static SampleRow Titled(string? text) => new(text, null, null, null, null);

    public static async Task<byte[]> WriteAsync(
        IEnumerable<SampleRow> rows, Action<XLWorkbook>? layOut = null, Stream? csvTwin = null)
    {
        using var bytes = new MemoryStream();
        await using (var workbook = new WorkbookWriter(bytes, Details))
        {
            await workbook.AddRegisterAsync(Definition, rows.ToAsyncEnumerable(), csvTwin, TestContext.Current.CancellationToken);
            await workbook.FinishAsync(layOut, TestContext.Current.CancellationToken);
        }

        return bytes.ToArray();
    }

    /// <summary>Every row of a sheet, the header first, as ExcelDataReader sees it.</summary>
    public static List<ImmutableArray<object?>> Read(byte[] workbook, string sheetName)
    {
        // ExcelDataReader asks for Windows-1252 before it looks at the file.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(workbook));
        do
        {
            if (reader.Name == sheetName)
            {
                var rows = new List<ImmutableArray<object?>>();
                while (reader.Read())
                {
                    rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => (object?)reader.GetValue(i))]);
                }

                return rows;
            }
        }
        while (reader.NextResult());

        throw new InvalidOperationException($"There is no sheet {sheetName}.");
    }
}
