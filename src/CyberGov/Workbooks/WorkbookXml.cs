using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace CyberGov.Workbooks;

/// <summary>The small parts of a workbook that tie its sheets together.</summary>
internal static class WorkbookXml
{
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    public const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string PackageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string ContentTypes = "http://schemas.openxmlformats.org/package/2006/content-types";
    private static readonly XNamespace _main = Main;
    private static readonly XNamespace _relations = Relations;

    public static byte[] ToBytes(XDocument document)
    {
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = false };
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, settings))
        {
            document.Save(writer);
        }

        return bytes.ToArray();
    }

    public static XDocument PackageRelationships() => Relationships(
        ("rId1", Relations + "/officeDocument", "xl/workbook.xml"),
        ("rId2", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml"),
        ("rId3", Relations + "/extended-properties", "docProps/app.xml"));

    public static XDocument Relationships(params IEnumerable<(string Id, string Type, string Target)> relationships)
    {
        XNamespace ns = PackageRelations;
        return new XDocument(new XElement(ns + "Relationships", relationships.Select(r => new XElement(
            ns + "Relationship",
            new XAttribute("Id", r.Id),
            new XAttribute("Type", r.Type),
            new XAttribute("Target", r.Target)))));
    }

    /// <summary>The start of a register's relationships; its links and the closing tag follow.</summary>
    public static byte[] OpeningOfRelationships(string table) => Encoding.UTF8.GetBytes(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"
        + $"<Relationships xmlns=\"{PackageRelations}\">"
        + $"<Relationship Id=\"rIdTable\" Type=\"{Relations}/table\" Target=\"{table}\"/>");

    public static XDocument Types(IEnumerable<KeyValuePair<string, string>> partTypes)
    {
        XNamespace ns = ContentTypes;
        return new XDocument(new XElement(
            ns + "Types",
            Default("rels", "application/vnd.openxmlformats-package.relationships+xml"),
            Default("xml", "application/xml"),
            partTypes.Select(p => new XElement(
                ns + "Override", new XAttribute("PartName", "/" + p.Key), new XAttribute("ContentType", p.Value)))));

        XElement Default(string extension, string type) =>
            new(ns + "Default", new XAttribute("Extension", extension), new XAttribute("ContentType", type));
    }

    public static XDocument Workbook(IReadOnlyList<SheetEntry> sheets)
    {
        var titles = sheets.Select((s, index) => (s, index)).Where(x => x.s.RepeatedRows is not null).ToList();

        return new XDocument(new XElement(
            _main + "workbook",
            new XAttribute(XNamespace.Xmlns + "r", Relations),
            new XElement(
                _main + "bookViews",
                new XElement(_main + "workbookView", new XAttribute("activeTab", 0), new XAttribute("tabRatio", 850))),
            new XElement(_main + "sheets", sheets.Select((s, index) => new XElement(
                _main + "sheet",
                new XAttribute("name", s.Name),
                new XAttribute("sheetId", index + 1),
                new XAttribute(_relations + "id", SheetRelation(index))))),
            titles.Count == 0 ? null : new XElement(_main + "definedNames", titles.Select(x => new XElement(
                _main + "definedName",
                new XAttribute("name", "_xlnm.Print_Titles"),
                new XAttribute("localSheetId", x.index),
                x.s.RepeatedRows)))));
    }

    public static string SheetRelation(int index) => $"rIdSheet{index + 1}";

    public static XDocument CoreProperties(WorkbookDetails details)
    {
        XNamespace core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
        XNamespace dc = "http://purl.org/dc/elements/1.1/";
        XNamespace terms = "http://purl.org/dc/terms/";
        XNamespace xsi = "http://www.w3.org/2001/XMLSchema-instance";

        return new XDocument(new XElement(
            core + "coreProperties",
            new XAttribute(XNamespace.Xmlns + "cp", core),
            new XAttribute(XNamespace.Xmlns + "dc", dc),
            new XAttribute(XNamespace.Xmlns + "dcterms", terms),
            new XAttribute(XNamespace.Xmlns + "xsi", xsi),
            new XElement(dc + "title", Clean(details.Title)),
            new XElement(dc + "subject", Clean(details.Subject)),
            new XElement(dc + "creator", Clean(details.Author)),
            new XElement(core + "keywords", Clean($"{details.Marking} {details.Reference}".TrimEnd())),
            new XElement(core + "lastModifiedBy", Clean(details.Author)),
            Moment("created"),
            Moment("modified"),
            new XElement(dc + "language", "en-GB")));

        XElement Moment(string name) => new(
            terms + name,
            new XAttribute(xsi + "type", "dcterms:W3CDTF"),
            details.CreatedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture));
    }

    public static XDocument ExtendedProperties(WorkbookDetails details)
    {
        XNamespace ns = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
        return new XDocument(new XElement(
            ns + "Properties",
            new XElement(ns + "Application", "CyberGov"),
            new XElement(ns + "Company", Clean(details.Organisation))));
    }

    /// <summary>Property text is plain XML: what it cannot hold is left out.</summary>
    private static string Clean(string text) =>
        string.Concat(text.ToWellFormed().Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)));
}

/// <summary>One sheet of the finished workbook, in the order of its tabs.</summary>
internal sealed record SheetEntry(string Name, string Part, string? RepeatedRows);
