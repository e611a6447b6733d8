using System.Globalization;

namespace CyberGov.Workbooks;

internal abstract class RegisterColumn<T>(string header, double width)
{
    public string Header { get; } = header;

    public double Width { get; } = width;

    public abstract void WriteCell(SheetCells cells, T row);

    public abstract void WriteField(CsvFields fields, T row);
}

internal sealed class TextColumn<T>(string header, double width, bool wrap, Func<T, string?> value)
    : RegisterColumn<T>(header, width)
{
    public override void WriteCell(SheetCells cells, T row) => cells.Text(value(row), wrap);

    public override void WriteField(CsvFields fields, T row) => fields.Text(value(row));
}

internal sealed class DateColumn<T>(string header, Func<T, DateOnly?> value) : RegisterColumn<T>(header, 13)
{
    public override void WriteCell(SheetCells cells, T row) => cells.Date(value(row));

    public override void WriteField(CsvFields fields, T row) =>
        fields.Plain(value(row)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
}

internal sealed class InstantColumn<T>(string header, Func<T, DateTimeOffset?> value) : RegisterColumn<T>(header, 18)
{
    public override void WriteCell(SheetCells cells, T row) => cells.Instant(value(row));

    public override void WriteField(CsvFields fields, T row) =>
        fields.Plain(value(row)?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
}

internal sealed class IntegerColumn<T>(string header, double width, Func<T, long?> value)
    : RegisterColumn<T>(header, width)
{
    public override void WriteCell(SheetCells cells, T row) => cells.Integer(value(row));

    public override void WriteField(CsvFields fields, T row) =>
        fields.Plain(value(row)?.ToString(CultureInfo.InvariantCulture));
}

internal sealed class LinkColumn<T>(string header, double width, Func<T, CellLink?> value)
    : RegisterColumn<T>(header, width)
{
    public override void WriteCell(SheetCells cells, T row) => cells.Link(value(row));

    public override void WriteField(CsvFields fields, T row) => fields.Text(value(row)?.Text);
}
