using ClosedXML.Excel;

namespace CyberGov.Workbooks;

/// <summary>Lays out a sheet for reading: a title in A1, then one table, printed like the registers.</summary>
public static class FrontSheet
{
    /// <summary>Adds a sheet with its title and one line under it. The table goes below, from row 3.</summary>
    public static IXLWorksheet AddFrontSheet(
        this XLWorkbook workbook, string name, string title, string note)
    {
        SheetNames.Check(name);
        var sheet = workbook.AddWorksheet(name);
        sheet.Cell("A1").SetText(title).Style.Font.SetBold().Font.SetFontSize(16);
        sheet.Cell("A2").SetText(note);
        sheet.PageSetup.FitToPages(1, 0);
        return sheet;
    }

    /// <summary>Text as it was typed: ClosedXML's own setter would make numbers, dates and formulas of it.</summary>
    public static IXLCell SetText(this IXLCell cell, string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return cell;
        }

        cell.SetValue(CellText.IsTooLong(text) ? CellText.Shorten(text) : text.ToWellFormed());
        cell.Style.IncludeQuotePrefix = true;
        return cell;
    }

    public static IXLCell SetDate(this IXLCell cell, DateOnly date)
    {
        cell.SetValue(date.ToDateTime(TimeOnly.MinValue));
        cell.Style.DateFormat.Format = "yyyy-mm-dd";
        return cell;
    }

    /// <summary>Makes the filled rows from the header down one named table with filters, and keeps the header in sight.</summary>
    public static void MakeTable(this IXLWorksheet sheet, IXLRange range, string tableName)
    {
        var table = range.CreateTable(tableName);
        table.Theme = XLTableTheme.TableStyleLight1;
        var header = range.FirstRow();
        header.Style.Font.SetBold().Font.SetFontColor(XLColor.White);
        header.Style.Fill.SetBackgroundColor(XLColor.FromHtml("#12436D"));
        range.Style.Alignment.SetVertical(XLAlignmentVerticalValues.Top).Alignment.SetWrapText();
        var headerRow = header.RowNumber();
        sheet.SheetView.FreezeRows(headerRow);
        sheet.PageSetup.SetRowsToRepeatAtTop(headerRow, headerRow);
    }
}
