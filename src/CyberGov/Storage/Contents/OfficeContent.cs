using System.Text;
using System.Xml;

namespace CyberGov.Storage.Contents;

/// <summary>Word, Excel and PowerPoint packages: the list of content types must name the right main part (ECMA-376, part 2).</summary>
internal sealed class OfficeContent
{
    private const string ContentTypes = "[Content_Types].xml";

    private static readonly byte[] EncryptedPackage = Encoding.Unicode.GetBytes("EncryptedPackage");

    private readonly FileKind _kind;
    private readonly ContentFlags _flags;
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);

    private OfficeContent(FileKind kind, ContentFlags flags) => (_kind, _flags) = (kind, flags);

    public static string? FaultIn(Stream content, FileKind kind, ContentFlags flags)
    {
        // A document with a password is wrapped in another container ([MS-OFFCRYPTO] 2.3).
        if (CompoundFile.Is(content))
        {
            return content.HoldsAnywhere(EncryptedPackage) ? Fault.PasswordProtected : Fault.NotWhatItsNameSays(kind);
        }

        var office = new OfficeContent(kind, flags);
        return ArchiveContent.FaultIn(content, kind, flags, office.FaultInList, office.FaultInPart);
    }

    private string? FaultInList(IReadOnlyList<ArchiveEntry> entries)
    {
        if (entries.Any(e => e.IsEncrypted))
        {
            return Fault.PasswordProtected;
        }

        _names.UnionWith(entries.Select(e => e.Name));
        if (_names.Any(n => n.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
        {
            return Fault.HasMacros(_kind);
        }

        // Two names that differ in their case are one part to some programs and two to others.
        return entries.Any(e => e.Name == ContentTypes) && _names.Count == entries.Count
            ? null
            : Fault.NotWhatItsNameSays(_kind);
    }

    private string? FaultInPart(ArchiveEntry part, ArraySegment<byte> head)
    {
        if (XmlBeginning.IsXml(head) && !XmlBeginning.IsHarmless(head))
        {
            return Fault.NotWhatItsNameSays(_kind);
        }

        if (part.Name.EndsWith("settings.xml.rels", StringComparison.OrdinalIgnoreCase))
        {
            _flags.HasMacros |= FetchesTemplate(head);
        }

        return part.Name == ContentTypes ? FaultInContentTypes(head) : null;
    }

    private string? FaultInContentTypes(ArraySegment<byte> xml)
    {
        var parts = ReadElements(xml, "Override", "PartName", "ContentType")
            .Concat(ReadElements(xml, "Default", "Extension", "ContentType"))
            .ToList();
        if (parts.Any(part => IsOfMacros(part.Second)))
        {
            return Fault.HasMacros(_kind);
        }

        return parts.Any(part => part.Second == $"{_kind.ContentType}.main+xml" && _names.Contains(part.First.TrimStart('/')))
            ? null
            : Fault.NotWhatItsNameSays(_kind);
    }

    private static bool IsOfMacros(string contentType) =>
        contentType.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase)
        || contentType.Contains("macrosheet", StringComparison.OrdinalIgnoreCase)
        || contentType.Equals("application/vnd.ms-office.vbaProject", StringComparison.OrdinalIgnoreCase);

    /// <summary>A template on another computer, fetched when the document is opened, can bring macros along.</summary>
    private static bool FetchesTemplate(ArraySegment<byte> relations) =>
        ReadElements(relations, "Relationship", "Type", "Target").Any(r =>
            r.First.EndsWith("/attachedTemplate", StringComparison.OrdinalIgnoreCase)
            && (r.Second.StartsWith("http", StringComparison.OrdinalIgnoreCase)
                || r.Second.Contains(@"\\", StringComparison.Ordinal)));

    private static List<(string First, string Second)> ReadElements(
        ArraySegment<byte> xml, string element, string first, string second)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
        var found = new List<(string, string)>();
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(xml.Array!, xml.Offset, xml.Count, writable: false), settings);
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.Element && reader.LocalName == element)
                {
                    found.Add((reader.GetAttribute(first) ?? "", reader.GetAttribute(second) ?? ""));
                }
            }

            return found;
        }
        catch (XmlException)
        {
            // Damaged, or longer than the beginning that was looked at.
            return [];
        }
    }
}
