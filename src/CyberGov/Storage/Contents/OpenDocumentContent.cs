using System.IO.Compression;
using System.Text;

namespace CyberGov.Storage.Contents;

/// <summary>OpenDocument packages say what they are in an entry called mimetype (OpenDocument 1.3, part 2, 3.3).</summary>
internal static class OpenDocumentContent
{
    private const int MaxTypeBytes = 200;

    public static string? FaultIn(Stream content, FileKind kind) =>
        ArchiveDirectory.FaultIn(content, kind, archive => FaultInside(archive, kind));

    private static string? FaultInside(ZipArchive archive, FileKind kind)
    {
        var type = archive.GetEntry("mimetype")?.Read(MaxTypeBytes) ?? [];
        return Encoding.ASCII.GetString(type).Trim() == kind.ContentType && archive.GetEntry("content.xml") is not null
            ? null
            : Fault.NotWhatItsNameSays(kind);
    }
}
