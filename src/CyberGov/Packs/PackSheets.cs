using System.IO.Compression;
using CyberGov.Workbooks;

namespace CyberGov.Packs;

/// <summary>Adds registers to the workbook and, from the same rows in the same pass, their CSV twins to the pack.</summary>
internal sealed class PackSheets(WorkbookWriter workbook, PackArchive archive, Action<RegisterSummary> added)
{
    public static string CsvPath(string sheetName) => $"csv/{sheetName}.csv";

    public async Task AddAsync<T>(Register<T> register, IAsyncEnumerable<T> rows, CancellationToken cancellationToken) =>
        await archive.AddAsync(
            CsvPath(register.SheetName),
            CompressionLevel.Optimal,
            async csv => added(await workbook.AddRegisterAsync(register, rows, csv, cancellationToken)),
            cancellationToken);
}
