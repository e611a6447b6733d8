using System.Buffers;
using System.Text.RegularExpressions;

namespace CyberGov.Workbooks;

/// <summary>
/// The shape of one register: a sheet that is one table, with typed columns that each take their value from a row.
/// The same register gives the sheet and its CSV twin.
/// </summary>
public sealed partial class Register<T>
{
    private const int LongestHeader = 255;
    private readonly RegisterColumn<T>[] _columns;

    public Register(string sheetName, string tableName, string description)
        : this(sheetName, tableName, description, [])
    {
    }

    private Register(string sheetName, string tableName, string description, RegisterColumn<T>[] columns)
    {
        SheetNames.Check(sheetName);
        if (!TableNamePattern().IsMatch(tableName))
        {
            throw new ArgumentException($"'{tableName}' is not a table name: tbl and then letters and digits.", nameof(tableName));
        }

        (SheetName, TableName, Description, _columns) = (sheetName, tableName, description, columns);
    }

    public string SheetName { get; }

    public string TableName { get; }

    /// <summary>What the table holds, in a sentence; screen readers read it out.</summary>
    public string Description { get; }

    internal ReadOnlySpan<RegisterColumn<T>> Columns => _columns;

    internal double[] Widths => Array.ConvertAll(_columns, c => c.Width);

    /// <summary>Text that stays as it was typed: no leading zero is lost and nothing becomes a formula or a date.</summary>
    public Register<T> Text(string header, double width, Func<T, string?> value, bool wrap = true) =>
        With(new TextColumn<T>(header, width, wrap, value));

    public Register<T> Date(string header, Func<T, DateOnly?> value) =>
        With(new DateColumn<T>(header, value));

    /// <summary>A moment, shown in UTC: let the header say so.</summary>
    public Register<T> Instant(string header, Func<T, DateTimeOffset?> value) =>
        With(new InstantColumn<T>(header, value));

    public Register<T> WholeNumber(string header, double width, Func<T, long?> value) =>
        With(new IntegerColumn<T>(header, width, value));

    public Register<T> Link(string header, double width, Func<T, CellLink?> value) =>
        With(new LinkColumn<T>(header, width, value));

    private Register<T> With(RegisterColumn<T> column)
    {
        if (string.IsNullOrWhiteSpace(column.Header) || column.Header.Length > LongestHeader
            || column.Header.Any(char.IsControl))
        {
            throw new ArgumentException($"A header is one line of 1 to {LongestHeader} characters.", nameof(column));
        }

        if (Array.Exists(_columns, c => string.Equals(c.Header, column.Header, StringComparison.OrdinalIgnoreCase)))
        {
            throw new ArgumentException($"Two columns of {SheetName} are headed '{column.Header}'.", nameof(column));
        }

        return new Register<T>(SheetName, TableName, Description, [.. _columns, column]);
    }

    [GeneratedRegex("^tbl[A-Za-z0-9]{1,200}$", RegexOptions.NonBacktracking)]
    private static partial Regex TableNamePattern();
}

internal static class SheetNames
{
    private const int Longest = 31;
    private static readonly SearchValues<char> _forbidden = SearchValues.Create("[]:*?/\\");

    public static void Check(string name)
    {
        var isBad = string.IsNullOrWhiteSpace(name) || name.Length > Longest || name[0] == '\'' || name[^1] == '\''
            || name.AsSpan().ContainsAny(_forbidden) || name.Any(char.IsControl);
        if (isBad)
        {
            throw new ArgumentException($"'{name}' is not a sheet name: 1 to {Longest} characters, none of []:*?/\\.", nameof(name));
        }
    }
}
