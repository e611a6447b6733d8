using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace CyberGov.Workbooks;

/// <summary>Writes the cells of a register sheet, left to right and top to bottom.</summary>
internal sealed class SheetCells(Utf8Buffer xml, LinkSpool links, IReadOnlyList<double> widths)
{
    private const int PointsALine = 15;

    // A row is at most 409 points high.
    private const int MostLines = 27;

    private const long TicksPerSecond = TimeSpan.TicksPerSecond;
    private static readonly DateOnly _dayZero = new(1899, 12, 30);

    // Excel believes that 29 February 1900 was a day, so dates before it cannot be numbers.
    private static readonly DateOnly _firstTrueDate = new(1900, 3, 1);

    private readonly List<byte[]> _columnNames = [];
    private readonly byte[] _rowDigits = new byte[8];
    private int _rowDigitCount;
    private int _column;
    private int _heightAt;
    private int _lines;

    public long ShortenedCells { get; private set; }

    public long UnlinkedCells { get; private set; }

    public static string ColumnName(int column)
    {
        var name = string.Empty;
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        {
            name = (char)('A' + ((rest - 1) % 26)) + name;
        }

        return name;
    }

    public void StartRow(int number)
    {
        Utf8Formatter.TryFormat(number, _rowDigits, out _rowDigitCount);
        _column = 0;
        xml.Raw("<row r=\""u8);
        xml.Raw(RowDigits);
        xml.Raw("\" ht=\""u8);
        (_heightAt, _lines) = (xml.Count, 1);
        xml.Raw("015\">"u8);
    }

    /// <summary>Only now is the row's height known. Not every program works heights out for itself.</summary>
    public void EndRow()
    {
        if (_lines > 1)
        {
            Span<byte> points = stackalloc byte[3];
            Utf8Formatter.TryFormat(Math.Min(_lines, MostLines) * PointsALine, points, out _, new StandardFormat('D', 3));
            xml.Overwrite(_heightAt, points);
        }

        xml.Raw("</row>"u8);
    }

    public void Header(string text)
    {
        Wrap(text);
        Inline(text, "\" s=\"1\""u8);
    }

    public void Text(string? text, bool wrap)
    {
        if (wrap)
        {
            Wrap(text);
        }

        Inline(text, wrap ? "\" s=\"2\""u8 : "\" s=\"3\""u8);
    }

    public void Date(DateOnly? date)
    {
        if (date is not { } day)
        {
            Blank();
        }
        else if (day < _firstTrueDate)
        {
            Text(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), wrap: false);
        }
        else
        {
            Open("\" s=\"4\"><v>"u8);
            xml.Integer(day.DayNumber - _dayZero.DayNumber);
            xml.Raw("</v></c>"u8);
        }
    }

    public void Instant(DateTimeOffset? instant)
    {
        if (instant is not { UtcDateTime: var moment })
        {
            Blank();
        }
        else if (DateOnly.FromDateTime(moment) < _firstTrueDate)
        {
            Text(moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), wrap: false);
        }
        else
        {
            var seconds = (moment.Ticks - _dayZero.ToDateTime(TimeOnly.MinValue).Ticks) / TicksPerSecond;
            Open("\" s=\"5\"><v>"u8);
            xml.Number(seconds / 86_400d);
            xml.Raw("</v></c>"u8);
        }
    }

    public void Integer(long? value)
    {
        if (value is not { } number)
        {
            Blank();
            return;
        }

        Open("\" s=\"6\"><v>"u8);
        xml.Integer(number);
        xml.Raw("</v></c>"u8);
    }

    public void Link(CellLink? link)
    {
        if (link?.Text is not { Length: > 0 } text || link.Kind == CellLinkKind.None)
        {
            Text(link?.Text, wrap: true);
            return;
        }

        if (AddLink(link))
        {
            Wrap(text);
            Inline(text, "\" s=\"7\""u8);
        }
        else
        {
            UnlinkedCells++;
            Text(text, wrap: true);
        }
    }

    private ReadOnlySpan<byte> RowDigits => _rowDigits.AsSpan(0, _rowDigitCount);

    private bool AddLink(CellLink link)
    {
        Span<byte> cell = stackalloc byte[12];
        var name = CurrentColumnName();
        name.CopyTo(cell);
        RowDigits.CopyTo(cell[name.Length..]);
        return links.TryAdd(link, cell[..(name.Length + _rowDigitCount)]);
    }

    /// <summary>About as many lines as this text takes in its column: a width is counted in digits, and words do not break.</summary>
    private void Wrap(ReadOnlySpan<char> text)
    {
        var perLine = Math.Max(1, (int)widths[_column] - 1);
        var lines = 0;
        foreach (var line in text.EnumerateLines())
        {
            lines += 1 + (Math.Max(0, line.Length - 1) / perLine);
        }

        _lines = Math.Max(_lines, lines);
    }

    private void Inline(string? text, ReadOnlySpan<byte> style)
    {
        if (string.IsNullOrEmpty(text))
        {
            Blank();
            return;
        }

        if (CellText.IsTooLong(text))
        {
            text = CellText.Shorten(text);
            ShortenedCells++;
        }

        Open(style);
        xml.Raw(XmlText.NeedsSpacePreserved(text)
            ? " t=\"inlineStr\"><is><t xml:space=\"preserve\">"u8
            : " t=\"inlineStr\"><is><t>"u8);
        XmlText.Write(xml, text);
        xml.Raw("</t></is></c>"u8);
    }

    private void Blank() => _column++;

    private void Open(ReadOnlySpan<byte> styleAndRest)
    {
        xml.Raw("<c r=\""u8);
        xml.Raw(CurrentColumnName());
        xml.Raw(RowDigits);
        xml.Raw(styleAndRest);
        _column++;
    }

    private byte[] CurrentColumnName()
    {
        while (_columnNames.Count <= _column)
        {
            _columnNames.Add(Encoding.ASCII.GetBytes(ColumnName(_columnNames.Count)));
        }

        return _columnNames[_column];
    }
}
