using System.Globalization;
using ClosedXML.Excel;
using CyberGov.Calendar;
using CyberGov.Evidence;
using CyberGov.Workbooks;

namespace CyberGov.Packs;

/// <summary>One line of the first sheet. A line about a sheet leads to it.</summary>
internal sealed record IndexLine(string Part, string Item, string Detail, string? Sheet = null);

/// <summary>The first sheet of a pack: what it is about, what it holds, what it lacks, how to check it.</summary>
internal sealed class PackIndex(PackScope scope, string programVersion)
{
    public const string SheetName = "Index";
    private const int HeaderRow = 3;
    private const double LineHeight = 15;
    private const double TitleHeight = 26;
    private const int CharactersALine = 85;

    // A council that lost its store should still get an Index it can read; every file is in the Evidence sheet.
    private const int MostFilesListed = 500;

    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    private readonly List<IndexLine> _lines = [];

    public static Register<IndexLine> Register { get; } =
        new Register<IndexLine>(SheetName, "tblIndex", "What this pack is about, what it holds and how to check it.")
            .Text("Part", 20, l => l.Part)
            .Text("Item", 34, l => l.Item)
            .Text("Detail", 90, l => l.Detail);

    public IReadOnlyList<IndexLine> Lines => _lines;

    public static string Title(string packCode) => $"Evidence pack {packCode}";

    public void Describe(PackContents contents)
    {
        About("Organisation", scope.Organisation);
        About("Scope", scope.Title);
        About("Period", $"{scope.Pack.PeriodFrom.InWords()} to {scope.Pack.PeriodTo.InWords()}");
        About("Status as at", $"{scope.AsAt.InUkWords()} (United Kingdom time); {scope.AsAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", British)} in UTC");
        About("Asked for by", $"{scope.RequestedByName}, {scope.Pack.RequestedAt.InUkWords()}");
        About("Pack", scope.Pack.Code);
        About("Marking", contents.Marking);
        About("Program", $"CyberGov {programVersion}");
        About("Evidence files", Files(contents));
        About("Stored files", StoredFiles(contents.Integrity));
        About("Complete", contents.LeftOut.Count == 0
            ? "Yes: nothing that should be in this pack is missing"
            : $"No: {Count(contents.LeftOut.Count, "evidence file", "evidence files")} could not be included, listed below under Not included");

        foreach (var sheet in contents.Sheets)
        {
            _lines.Add(new("Contents", sheet.SheetName, $"{Count(sheet.Rows, "row", "rows")}. {sheet.Description}{Remarks(sheet)}", sheet.SheetName));
        }

        Permissions(contents);
        foreach (var file in contents.LeftOut.Take(MostFilesListed))
        {
            _lines.Add(new("Not included", $"{file.EvidenceCode}: {file.FileName}", $"{file.Reason} Expected SHA-256: {file.Sha256}"));
        }

        if (contents.LeftOut.Count > MostFilesListed)
        {
            _lines.Add(new("Not included", "More files", $"{Count(contents.LeftOut.Count - MostFilesListed, "more file is", "more files are")} marked in the Evidence sheet and listed in {PackManifest.JsonName}."));
        }

        HowToCheck();
    }

    public void LayOut(XLWorkbook workbook)
    {
        var sheet = workbook.AddFrontSheet(
            SheetName, Title(scope.Pack.Code), $"{scope.Organisation}. {scope.Title}. Status as at {scope.AsAt.InUkWords()}.");
        string[] headers = ["Part", "Item", "Detail"];
        int[] widths = [20, 34, 90];
        for (var column = 0; column < headers.Length; column++)
        {
            sheet.Cell(HeaderRow, column + 1).SetText(headers[column]);
            sheet.Column(column + 1).Width = widths[column];
        }

        var row = HeaderRow;
        foreach (var line in _lines)
        {
            row++;
            sheet.Cell(row, 1).SetText(line.Part);
            var item = sheet.Cell(row, 2).SetText(line.Item);
            if (line.Sheet is not null)
            {
                item.Hyperlink = new XLHyperlink($"'{line.Sheet}'!A1");
            }

            sheet.Cell(row, 3).SetText(line.Detail);

            // Nothing measures text here, and a row whose height is left to the reader's program is often cut off.
            sheet.Row(row).Height = LineHeight * (1 + (line.Detail.Length / CharactersALine));
        }

        sheet.Row(1).Height = TitleHeight;

        sheet.MakeTable(sheet.Range(HeaderRow, 1, row, headers.Length), Register.TableName);
    }

    private void About(string item, string detail) => _lines.Add(new("About", item, detail));

    private string Files(PackContents contents) => scope.Pack.IncludesFiles
        ? $"{Count(contents.CopiedCount, "file", "files")}, {contents.CopiedBytes.ToString("N0", British)} bytes, under {EvidencePaths.Folder}/"
        : "Left out, as asked for. The Evidence sheet has the SHA-256 of each";

    private static string StoredFiles(EvidenceIntegrity integrity) => integrity.CheckedSince is not { } since
        ? "None are stored"
        : $"Every evidence file was read and compared with its SHA-256 on or after {UkTime.DateIn(since).InWords()}: "
            + $"{integrity.Changed.ToString("N0", British)} changed, {integrity.Missing.ToString("N0", British)} missing, of all this council stores";

    private void Permissions(PackContents contents) => _lines.Add(new(
        "Left out",
        "By permission",
        contents.WithheldEvidenceCount == 0
            ? $"Nothing: {scope.RequestedByName} may see all evidence in scope"
            : $"{Count(contents.WithheldEvidenceCount, "evidence item", "evidence items")} in scope that {scope.RequestedByName} may not see"));

    private void HowToCheck()
    {
        Check("All of it at once", $"Without a network: cybergov verify {scope.Pack.Code}.zip. It also checks the signature; README.txt says how openssl does");
        Check("Every file", $"{PackManifest.SumsName} lists each file with its SHA-256. In the unpacked folder run: sha256sum -c {PackManifest.SumsName}");
        Check("One file on Windows", "Run in PowerShell: Get-FileHash -Algorithm SHA256 and the file's path, and compare with the Evidence sheet");
        Check("This sheet and the others", "Each sheet has a twin under csv/ with the same rows. Text that could run as a formula has an apostrophe in front there");

        void Check(string item, string detail) => _lines.Add(new("How to check", item, detail));
    }

    private static string Remarks(RegisterSummary sheet) => string.Concat(
        sheet.ShortenedCells == 0 ? string.Empty : $" {Count(sheet.ShortenedCells, "text was", "texts were")} too long for a cell and cut; the CSV twin has the whole.",
        sheet.UnlinkedCells == 0 ? string.Empty : $" {Count(sheet.UnlinkedCells, "address is", "addresses are")} plain text: a sheet holds no more links.");

    private static string Count(long number, string one, string many) =>
        $"{number.ToString("N0", British)} {(number == 1 ? one : many)}";
}

/// <summary>What went into a pack.</summary>
internal sealed record PackContents
{
    public required string Marking { get; init; }

    public required IReadOnlyList<RegisterSummary> Sheets { get; init; }

    public required int CopiedCount { get; init; }

    public required long CopiedBytes { get; init; }

    public required IReadOnlyCollection<FileLeftOut> LeftOut { get; init; }

    public required int WithheldEvidenceCount { get; init; }

    public required EvidenceIntegrity Integrity { get; init; }
}
