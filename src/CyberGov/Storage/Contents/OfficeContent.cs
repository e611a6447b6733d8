using System.IO.Compression;
using System.Text;
using System.Xml;

namespace CyberGov.Storage.Contents;

/// <summary>Word, Excel and PowerPoint packages: the list of content types must name the right main part (ECMA-376, part 2).</summary>
internal static class OfficeContent
{
    private const int MaxContentTypesBytes = 1024 * 1024;

    private static readonly byte[] EncryptedPackage = Encoding.Unicode.GetBytes("EncryptedPackage");

    public static string? FaultIn(Stream content, FileKind kind)
    {
        // A document with a password is wrapped in another container ([MS-OFFCRYPTO] 2.3).
        if (CompoundFile.Is(content))
        {
            return content.HoldsAnywhere(EncryptedPackage)
                ? Fault.PasswordProtected(kind)
                : Fault.NotWhatItsNameSays(kind);
        }

        return ArchiveDirectory.FaultIn(content, kind, archive => FaultInside(archive, kind));
    }

    private static string? FaultInside(ZipArchive archive, FileKind kind)
    {
        if (archive.GetEntry("[Content_Types].xml") is not { } list)
        {
            return Fault.NotWhatItsNameSays(kind);
        }

        var parts = ReadContentTypes(list.Read(MaxContentTypesBytes));
        if (parts.Any(part => part.ContentType.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase)
            || part.ContentType.Equals("application/vnd.ms-office.vbaProject", StringComparison.OrdinalIgnoreCase)))
        {
            return Fault.HasMacros(kind);
        }

        return parts.Any(part => part.ContentType == $"{kind.ContentType}.main+xml"
            && archive.GetEntry(part.Name.TrimStart('/')) is not null)
            ? null
            : Fault.NotWhatItsNameSays(kind);
    }

    private static List<(string Name, string ContentType)> ReadContentTypes(byte[] xml)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
        var parts = new List<(string, string)>();
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(xml), settings);
            while (reader.Read())
            {
                if (reader is { NodeType: XmlNodeType.Element, LocalName: "Override" or "Default" })
                {
                    parts.Add((reader.GetAttribute("PartName") ?? "", reader.GetAttribute("ContentType") ?? ""));
                }
            }

            return parts;
        }
        catch (XmlException)
        {
            return [];
        }
    }
}
