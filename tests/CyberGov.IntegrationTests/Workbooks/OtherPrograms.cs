using System.Diagnostics;
using System.Text.Json;

namespace CyberGov.IntegrationTests.Workbooks;

/// <summary>Opens our workbooks with programs that others wrote: LibreOffice and openpyxl, as tests/run.sh installs them.</summary>
internal static class OtherPrograms
{
    // Every sheet, as shown, text in quotes, UTF-8.
    private const string CsvOfEverySheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1";

    private const string ListSheets =
        """
        import json, sys, openpyxl
        book = openpyxl.load_workbook(sys.argv[1])
        print(json.dumps([{
            "Name": sheet.title,
            "Rows": sheet.max_row - 1,
            "Cells": sum(1 for row in sheet.iter_rows(values_only=True) for value in row if value is not None),
            "Characters": sum(len(value) for row in sheet.iter_rows(values_only=True) for value in row if isinstance(value, str)),
            "Formulas": sum(1 for row in sheet.iter_rows() for cell in row if cell.data_type == "f"),
            "Tables": list(sheet.tables.keys()),
            "FirstColumn": [cell.value for cell in next(sheet.iter_cols(max_col=1))],
        } for sheet in book.worksheets]))
        """;

    /// <summary>Each sheet as LibreOffice shows it, by sheet name.</summary>
    public static async Task<Dictionary<string, string>> OpenInLibreOfficeAsync(string workbook, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("cybergov-libreoffice");
        try
        {
            await RunAsync(
                "soffice",
                [
                    $"-env:UserInstallation=file://{folder.FullName}/profile", "--headless", "--convert-to", CsvOfEverySheet,
                    "--outdir", Path.Combine(folder.FullName, "csv"), workbook,
                ],
                cancellationToken);

            var prefix = Path.GetFileNameWithoutExtension(workbook) + "-";
            return Directory.EnumerateFiles(Path.Combine(folder.FullName, "csv"), "*.csv")
                .ToDictionary(f => Path.GetFileNameWithoutExtension(f)[prefix.Length..], File.ReadAllText, StringComparer.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>A Word document as LibreOffice understands it, headings and tables as such.</summary>
    public static async Task<string> WordAsHtmlAsync(string document, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("cybergov-libreoffice");
        try
        {
            await RunAsync(
                "soffice",
                [
                    $"-env:UserInstallation=file://{folder.FullName}/profile", "--headless", "--convert-to", "html:HTML (StarWriter)",
                    "--outdir", folder.FullName, document,
                ],
                cancellationToken);
            return await File.ReadAllTextAsync(
                Path.Combine(folder.FullName, Path.ChangeExtension(Path.GetFileName(document), ".html")), cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public static async Task<IReadOnlyList<SeenSheet>> OpenInOpenpyxlAsync(string workbook, CancellationToken cancellationToken) =>
        JsonSerializer.Deserialize<List<SeenSheet>>(
            await RunAsync("/usr/bin/python3", ["-c", ListSheets, workbook], cancellationToken))!;

    private static async Task<string> RunAsync(string program, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        })!;
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}: {await errors}");
        return output;
    }
}

internal sealed record SeenSheet(
    string Name, int Rows, int Cells, int Characters, int Formulas, IReadOnlyList<string> Tables, IReadOnlyList<string> FirstColumn);
