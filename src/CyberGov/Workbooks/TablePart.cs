using System.Xml.Linq;

namespace CyberGov.Workbooks;

/// <summary>The named table over a register sheet, with its filters.</summary>
internal static class TablePart
{
    private static readonly XNamespace _main = WorkbookXml.Main;
    private static readonly XNamespace _x14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main";

    /// <summary>A table has at least one row below its header, so an empty register shows one empty row.</summary>
    public static string Range(int columns, int rows) =>
        $"A1:{SheetCells.ColumnName(columns - 1)}{Math.Max(rows, 1) + 1}";

    public static XDocument Create<T>(Register<T> register, int tableNumber, int rows)
    {
        var range = Range(register.Columns.Length, rows);
        var columns = new XElement(_main + "tableColumns", new XAttribute("count", register.Columns.Length));
        var number = 0;
        foreach (var column in register.Columns)
        {
            columns.Add(new XElement(
                _main + "tableColumn", new XAttribute("id", ++number), new XAttribute("name", column.Header)));
        }

        return new XDocument(new XElement(
            _main + "table",
            new XAttribute("id", tableNumber),
            new XAttribute("name", register.TableName),
            new XAttribute("displayName", register.TableName),
            new XAttribute("ref", range),
            new XAttribute("totalsRowShown", 0),
            new XElement(_main + "autoFilter", new XAttribute("ref", range)),
            columns,
            new XElement(
                _main + "tableStyleInfo",
                new XAttribute("name", "TableStyleLight1"),
                new XAttribute("showFirstColumn", 0),
                new XAttribute("showLastColumn", 0),
                new XAttribute("showRowStripes", 1),
                new XAttribute("showColumnStripes", 0)),
            SpokenDescription(register.SheetName, register.Description)));
    }

    private static XElement SpokenDescription(string name, string description) =>
        new(
            _main + "extLst",
            new XElement(
                _main + "ext",
                new XAttribute("uri", "{504A1905-F514-4f6f-8877-14C23A59335A}"),
                new XAttribute(XNamespace.Xmlns + "x14", _x14),
                new XElement(
                    _x14 + "table", new XAttribute("altText", name), new XAttribute("altTextSummary", description))));
}
