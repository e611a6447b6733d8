namespace CyberGov.Workbooks;

/// <summary>The content types of a workbook's parts (ECMA-376).</summary>
internal static class WorkbookTypes
{
    public const string Workbook = Spreadsheet + "sheet.main+xml";
    public const string Sheet = Spreadsheet + "worksheet+xml";
    public const string Styles = Spreadsheet + "styles+xml";
    public const string Table = Spreadsheet + "table+xml";
    public const string SharedStrings = Spreadsheet + "sharedStrings+xml";
    public const string Theme = "application/vnd.openxmlformats-officedocument.theme+xml";
    public const string CoreProperties = "application/vnd.openxmlformats-package.core-properties+xml";
    public const string ExtendedProperties = "application/vnd.openxmlformats-officedocument.extended-properties+xml";
    private const string Spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
}
