using ClosedXML.Excel;

namespace CyberGov.Workbooks;

/// <summary>
/// Writes one .xlsx front to back, to a file or straight to a download: first the registers, a row at a time in
/// constant memory, then the laid-out sheets made with ClosedXML, which come first in the finished workbook and
/// may tell what the registers hold. Equal contents give equal bytes.
/// </summary>
public sealed class WorkbookWriter(Stream output, WorkbookDetails details) : IAsyncDisposable
{
    private readonly PartArchive _parts = new(output, details.CreatedAt);
    private readonly List<SheetEntry> _registers = [];
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);
    private bool _isStarted;
    private bool _isFinished;

    /// <summary>Adds a register as the next sheet and, when asked, writes the same rows as its CSV twin.</summary>
    public async Task<RegisterSummary> AddRegisterAsync<T>(
        Register<T> register, IAsyncEnumerable<T> rows, Stream? csvTwin, CancellationToken cancellationToken)
    {
        if (_isFinished || !_names.Add(register.SheetName) || !_names.Add(register.TableName))
        {
            throw new InvalidOperationException(
                $"{register.SheetName} cannot be added: its name is taken or the workbook is finished.");
        }

        await StartAsync(cancellationToken);
        var number = _registers.Count + 1;
        var part = $"xl/worksheets/register{number}.xml";
        using var links = new LinkSpool();
        RegisterSummary summary;
        await using (var stream = await _parts.OpenAsync(part, WorkbookTypes.Sheet, cancellationToken))
        {
            var sheet = new RegisterSheet<T>(register, links, stream);
            await WriteRowsAsync(sheet, register, rows, csvTwin, cancellationToken);
            summary = sheet.Summary;
        }

        await WriteSheetRelationshipsAsync(number, links, cancellationToken);
        await _parts.WriteAsync(
            $"xl/tables/register{number}.xml", WorkbookTypes.Table,
            TablePart.Create(register, number, (int)summary.Rows), cancellationToken);
        _registers.Add(new SheetEntry(
            register.SheetName, part, CellLink.InternalAddress(register.SheetName).Replace("A1", "$1:$1", StringComparison.Ordinal)));
        return summary;
    }

    /// <summary>Adds the laid-out sheets, if any, and closes the workbook. Without this call there is no workbook.</summary>
    public async Task FinishAsync(Action<XLWorkbook>? layOut, CancellationToken cancellationToken)
    {
        if (_isFinished)
        {
            throw new InvalidOperationException("The workbook is finished.");
        }

        await StartAsync(cancellationToken);
        _isFinished = true;
        var styles = RegisterStyles.Create();
        var front = layOut is null ? null : LaidOutSheets.Create(layOut, details, styles, _registers.Count);
        IReadOnlyList<SheetEntry> sheets = [.. front?.Sheets ?? [], .. _registers];
        if (sheets.Count == 0)
        {
            throw new InvalidOperationException("A workbook has at least one sheet.");
        }

        await _parts.WriteAsync("xl/styles.xml", WorkbookTypes.Styles, styles, cancellationToken);
        foreach (var part in front?.Parts ?? [])
        {
            await _parts.WriteAsync(part.Name, part.Type, part.Content, cancellationToken);
        }

        await WriteWorkbookAsync(sheets, front?.Parts ?? [], cancellationToken);
        await _parts.FinishAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => _parts.DisposeAsync();

    private async Task WriteRowsAsync<T>(
        RegisterSheet<T> sheet,
        Register<T> register,
        IAsyncEnumerable<T> rows,
        Stream? csvTwin,
        CancellationToken cancellationToken)
    {
        var csv = csvTwin is null ? null : new RegisterCsvWriter<T>(register, csvTwin);
        await foreach (var row in rows.ReadingAhead(cancellationToken))
        {
            sheet.Add(row);
            await sheet.FlushIfFullAsync(cancellationToken);
            if (csv is not null)
            {
                csv.Add(row);
                await csv.FlushIfFullAsync(cancellationToken);
            }
        }

        await sheet.FinishAsync(details, cancellationToken);
        if (csv is not null)
        {
            await csv.FlushAsync(cancellationToken);
        }
    }

    private async Task StartAsync(CancellationToken cancellationToken)
    {
        if (_isStarted)
        {
            return;
        }

        // Programs that look at the first bytes to tell what a file is expect these parts there.
        _isStarted = true;
        await _parts.WriteAsync("_rels/.rels", null, WorkbookXml.PackageRelationships(), cancellationToken);
        await _parts.WriteAsync(
            "docProps/core.xml", WorkbookTypes.CoreProperties, WorkbookXml.CoreProperties(details), cancellationToken);
        await _parts.WriteAsync(
            "docProps/app.xml", WorkbookTypes.ExtendedProperties, WorkbookXml.ExtendedProperties(details), cancellationToken);
    }

    private async Task WriteSheetRelationshipsAsync(int number, LinkSpool links, CancellationToken cancellationToken)
    {
        await using var part = await _parts.OpenAsync(
            $"xl/worksheets/_rels/register{number}.xml.rels", null, cancellationToken);
        await part.WriteAsync(
            WorkbookXml.OpeningOfRelationships($"../tables/register{number}.xml"), cancellationToken);
        if (links.HasRelationships)
        {
            await links.CopyRelationshipsToAsync(part, cancellationToken);
        }

        await part.WriteAsync("</Relationships>"u8.ToArray(), cancellationToken);
    }

    private async Task WriteWorkbookAsync(
        IReadOnlyList<SheetEntry> sheets, IReadOnlyList<LaidOutPart> shared, CancellationToken cancellationToken)
    {
        var relationships = sheets
            .Select((s, index) => (WorkbookXml.SheetRelation(index), WorkbookXml.Relations + "/worksheet", Target(s.Part)))
            .Append(("rIdStyles", WorkbookXml.Relations + "/styles", "styles.xml"))
            .Concat(shared.Where(p => p.WorkbookRelation is not null)
                .Select(p => ("rId" + p.WorkbookRelation, $"{WorkbookXml.Relations}/{p.WorkbookRelation}", Target(p.Name))));

        await _parts.WriteAsync("xl/workbook.xml", WorkbookTypes.Workbook, WorkbookXml.Workbook(sheets), cancellationToken);
        await _parts.WriteAsync(
            "xl/_rels/workbook.xml.rels", null, WorkbookXml.Relationships(relationships), cancellationToken);

        static string Target(string part) => part["xl/".Length..];
    }
}
