using System.Globalization;
using System.Xml.Linq;

namespace CyberGov.Workbooks;

/// <summary>Puts the styles of laid-out sheets behind those of registers, and moves what points at them.</summary>
internal static class StyleMerge
{
    // Below it, number formats are Excel's own. Ours are the first two above; moved ones come well after.
    private const int FirstOwnNumberFormat = 164;
    private const int NumberFormatShift = 100;

    private static readonly XNamespace _main = WorkbookXml.Main;

    public static void Append(XDocument styles, XDocument laidOut)
    {
        var (ours, theirs) = (styles.Root!, laidOut.Root!);
        var fonts = AppendList(ours, theirs, "fonts");
        var fills = AppendList(ours, theirs, "fills");
        var borders = AppendList(ours, theirs, "borders");
        foreach (var format in Items(theirs, "numFmts"))
        {
            MoveNumberFormat(format);
        }

        AppendList(ours, theirs, "numFmts");
        foreach (var format in Items(theirs, "cellXfs"))
        {
            Move(format, "fontId", fonts);
            Move(format, "fillId", fills);
            Move(format, "borderId", borders);
            MoveNumberFormat(format);
            format.SetAttributeValue("xfId", 0);
        }

        AppendList(ours, theirs, "cellXfs");
        AppendList(ours, theirs, "dxfs");
    }

    /// <summary>Moves every reference to a cell format in a laid-out sheet behind the registers' own.</summary>
    public static XDocument Shift(XDocument sheet)
    {
        foreach (var element in sheet.Descendants())
        {
            if (element.Name == _main + "c" || element.Name == _main + "row")
            {
                element.SetAttributeValue("s", Number(element, "s") + RegisterStyles.CellFormats);
            }
            else if (element.Name == _main + "col")
            {
                element.SetAttributeValue("style", Number(element, "style") + RegisterStyles.CellFormats);
            }
        }

        return sheet;
    }

    private static int AppendList(XElement ours, XElement theirs, string list)
    {
        var target = ours.Element(_main + list)!;
        var count = target.Elements().Count();
        target.Add(Items(theirs, list));
        target.SetAttributeValue("count", target.Elements().Count());
        return count;
    }

    private static List<XElement> Items(XElement styles, string list) =>
        [.. styles.Element(_main + list)?.Elements() ?? []];

    private static void MoveNumberFormat(XElement element)
    {
        if (Number(element, "numFmtId") is var id and >= FirstOwnNumberFormat)
        {
            element.SetAttributeValue("numFmtId", id + NumberFormatShift);
        }
    }

    private static void Move(XElement element, string attribute, int shift) =>
        element.SetAttributeValue(attribute, Number(element, attribute) + shift);

    private static int Number(XElement element, string attribute) =>
        int.Parse(element.Attribute(attribute)?.Value ?? "0", CultureInfo.InvariantCulture);
}
