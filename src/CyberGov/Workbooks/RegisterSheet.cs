using System.Globalization;
using System.Text;

namespace CyberGov.Workbooks;

/// <summary>One register sheet being written: its head, its rows as they come, its foot.</summary>
internal sealed class RegisterSheet<T>
{
    // A sheet has 1,048,576 rows and the first is the header.
    private const int MostRows = 1_048_575;

    private readonly Register<T> _register;
    private readonly LinkSpool _links;
    private readonly Stream _output;
    private readonly Utf8Buffer _xml = new();
    private readonly SheetCells _cells;

    public RegisterSheet(Register<T> register, LinkSpool links, Stream output)
    {
        if (register.Columns.IsEmpty)
        {
            throw new InvalidOperationException($"{register.SheetName} has no columns.");
        }

        (_register, _links, _output, _cells) = (register, links, output, new SheetCells(_xml, links, register.Widths));
        WriteHead();
    }

    public int Rows { get; private set; }

    public RegisterSummary Summary => new(
        _register.SheetName, _register.TableName, _register.Description, Rows,
        _cells.ShortenedCells, _cells.UnlinkedCells);

    public void Add(T row)
    {
        if (Rows == MostRows)
        {
            throw new InvalidOperationException(
                $"{_register.SheetName} has more rows than a sheet holds ({MostRows:N0}). Choose a shorter period.");
        }

        Rows++;
        _cells.StartRow(Rows + 1);
        foreach (var column in _register.Columns)
        {
            column.WriteCell(_cells, row);
        }

        _cells.EndRow();
    }

    public ValueTask FlushIfFullAsync(CancellationToken cancellationToken) =>
        _xml.IsFull ? _xml.FlushToAsync(_output, cancellationToken) : ValueTask.CompletedTask;

    public async Task FinishAsync(WorkbookDetails details, CancellationToken cancellationToken)
    {
        _xml.Raw("</sheetData>"u8);
        if (!_links.IsEmpty)
        {
            _xml.Raw("<hyperlinks>"u8);
            await _xml.FlushToAsync(_output, cancellationToken);
            await _links.CopyLinksToAsync(_output, cancellationToken);
            _xml.Raw("</hyperlinks>"u8);
        }

        WriteFoot(details);
        await _xml.FlushToAsync(_output, cancellationToken);
    }

    private void WriteHead()
    {
        _xml.Raw("""
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>
            """u8);
        var number = 0;
        foreach (var column in _register.Columns)
        {
            number++;
            _xml.Text(string.Create(
                CultureInfo.InvariantCulture,
                $"<col min=\"{number}\" max=\"{number}\" width=\"{column.Width}\" customWidth=\"1\"/>"));
        }

        _xml.Raw("</cols><sheetData>"u8);
        _cells.StartRow(1);
        foreach (var column in _register.Columns)
        {
            _cells.Header(column.Header);
        }

        _cells.EndRow();
    }

    private void WriteFoot(WorkbookDetails details)
    {
        var foot = new StringBuilder();
        foot.Append(PagePrint.Xml(details));
        foot.Append(CultureInfo.InvariantCulture, $"""
            <ignoredErrors><ignoredError sqref="{TablePart.Range(_register.Columns.Length, Rows)}" numberStoredAsText="1"/></ignoredErrors><tableParts count="1"><tablePart r:id="rIdTable"/></tableParts></worksheet>
            """);
        _xml.Text(foot.ToString());
    }
}
