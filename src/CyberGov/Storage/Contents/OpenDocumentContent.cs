using System.Text;

namespace CyberGov.Storage.Contents;

/// <summary>OpenDocument packages say what they are in an entry called mimetype (OpenDocument 1.3, part 2, 3.3).</summary>
internal sealed class OpenDocumentContent
{
    private readonly FileKind _kind;
    private readonly ContentFlags _flags;
    private bool _hasType;
    private bool _hasContent;

    private OpenDocumentContent(FileKind kind, ContentFlags flags) => (_kind, _flags) = (kind, flags);

    public static string? FaultIn(Stream content, FileKind kind, ContentFlags flags)
    {
        var document = new OpenDocumentContent(kind, flags);
        var fault = ArchiveContent.FaultIn(content, kind, flags, document.FaultInList, document.FaultInPart);
        return fault ?? (document._hasType && document._hasContent ? null : Fault.NotWhatItsNameSays(kind));
    }

    private string? FaultInList(IReadOnlyList<ArchiveEntry> entries)
    {
        _hasContent = entries.Any(e => e.Name is "content.xml" or "encrypted-package");
        _flags.HasMacros |= entries.Any(e => e.Name.StartsWith("Basic/", StringComparison.OrdinalIgnoreCase)
            || e.Name.StartsWith("Scripts/", StringComparison.OrdinalIgnoreCase));
        return entries.Any(e => e.IsEncrypted) ? Fault.PasswordProtected : null;
    }

    private string? FaultInPart(ArchiveEntry part, ArraySegment<byte> head)
    {
        switch (part.Name)
        {
            case "mimetype":
                _hasType = Encoding.ASCII.GetString(head).Trim() == _kind.ContentType;
                return _hasType ? null : Fault.NotWhatItsNameSays(_kind);
            case "META-INF/manifest.xml" when head.AsSpan().IndexOf("encryption-data"u8) >= 0:
                return Fault.PasswordProtected;
            case "content.xml" or "styles.xml" or "meta.xml" or "settings.xml":
                return head.Count == 0 || XmlBeginning.IsHarmless(head) || !XmlBeginning.IsXml(head)
                    ? null
                    : Fault.NotWhatItsNameSays(_kind);
            default:
                return null;
        }
    }
}
