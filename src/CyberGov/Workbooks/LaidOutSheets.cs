using System.IO.Compression;
using System.Xml.Linq;
using ClosedXML.Excel;

namespace CyberGov.Workbooks;

/// <summary>One part of a laid-out workbook on its way into ours.</summary>
/// <param name="WorkbookRelation">How the workbook refers to the part, when it does so directly.</param>
internal sealed record LaidOutPart(string Name, string? Type, byte[] Content, string? WorkbookRelation);

/// <summary>
/// Takes the sheets that ClosedXML made, with what they need, so that they live in one workbook with the streamed
/// registers. Their styles are put behind ours, and their table numbers after ours.
/// </summary>
internal sealed record LaidOutSheets(IReadOnlyList<SheetEntry> Sheets, IReadOnlyList<LaidOutPart> Parts)
{
    private static readonly XNamespace _main = WorkbookXml.Main;
    private static readonly XNamespace _relations = WorkbookXml.Relations;

    public static LaidOutSheets Create(
        Action<XLWorkbook> layOut, WorkbookDetails details, XDocument styles, int registerCount)
    {
        using var bytes = new MemoryStream();
        using (var workbook = new XLWorkbook(XLEventTracking.Disabled))
        {
            workbook.Style.Font.FontName = "Arial";
            workbook.Style.Font.FontSize = 11;
            layOut(workbook);
            workbook.SaveAs(bytes);
        }

        using var archive = new ZipArchive(bytes, ZipArchiveMode.Read);
        StyleMerge.Append(styles, Load(archive, "xl/styles.xml"));
        var sheets = ReadSheets(archive);
        return new LaidOutSheets(sheets, ReadParts(archive, details, registerCount));
    }

    private static List<SheetEntry> ReadSheets(ZipArchive archive)
    {
        var workbook = Load(archive, "xl/workbook.xml").Root!;
        var targets = Load(archive, "xl/_rels/workbook.xml.rels").Root!.Elements()
            .ToDictionary(r => r.Attribute("Id")!.Value, r => PartName(r.Attribute("Target")!.Value), StringComparer.Ordinal);
        var titles = workbook.Descendants(_main + "definedName")
            .Where(n => n.Attribute("name")?.Value == "_xlnm.Print_Titles")
            .ToDictionary(n => (int)n.Attribute("localSheetId")!, n => n.Value);

        return [.. workbook.Descendants(_main + "sheet").Select((s, index) => new SheetEntry(
            s.Attribute("name")!.Value,
            targets[s.Attribute(_relations + "id")!.Value],
            titles.GetValueOrDefault(index)))];
    }

    private static List<LaidOutPart> ReadParts(ZipArchive archive, WorkbookDetails details, int registerCount)
    {
        var parts = new List<LaidOutPart>();
        foreach (var entry in archive.Entries.OrderBy(e => e.FullName, StringComparer.Ordinal))
        {
            var name = entry.FullName;
            if (name.EndsWith(".rels", StringComparison.Ordinal))
            {
                if (name.StartsWith("xl/worksheets/", StringComparison.Ordinal))
                {
                    parts.Add(new(name, null, Bytes(entry), null));
                }
            }
            else if (name.StartsWith("xl/worksheets/", StringComparison.Ordinal))
            {
                var sheet = StyleMerge.Shift(Load(archive, name));
                PagePrint.Apply(sheet, details);
                parts.Add(new(name, WorkbookTypes.Sheet, WorkbookXml.ToBytes(sheet), null));
            }
            else if (name.StartsWith("xl/tables/", StringComparison.Ordinal))
            {
                parts.Add(new(name, WorkbookTypes.Table, Renumber(Load(archive, name), registerCount), null));
            }
            else if (name == "xl/sharedStrings.xml")
            {
                parts.Add(new(name, WorkbookTypes.SharedStrings, Bytes(entry), "sharedStrings"));
            }
            else if (name.StartsWith("xl/theme/", StringComparison.Ordinal))
            {
                parts.Add(new(name, WorkbookTypes.Theme, Bytes(entry), "theme"));
            }
        }

        return parts;
    }

    private static byte[] Renumber(XDocument table, int registerCount)
    {
        var id = table.Root!.Attribute("id")!;
        id.SetValue((int)id + registerCount);
        return WorkbookXml.ToBytes(table);
    }

    private static string PartName(string target) =>
        target.StartsWith('/') ? target[1..] : "xl/" + target;

    private static XDocument Load(ZipArchive archive, string name)
    {
        using var part = archive.GetEntry(name)!.Open();
        return XDocument.Load(part, System.Xml.Linq.LoadOptions.PreserveWhitespace);
    }

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var part = entry.Open();
        using var bytes = new MemoryStream();
        part.CopyTo(bytes);
        return bytes.ToArray();
    }
}
