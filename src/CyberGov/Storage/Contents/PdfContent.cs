using System.Text;

namespace CyberGov.Storage.Contents;

/// <summary>A PDF begins with its version and ends with where its table of contents starts (ISO 32000, 7.5).</summary>
internal static class PdfContent
{
    private const int HeadBytes = 1024;
    private const int TrailerBytes = 4096;

    private static readonly byte[][] Encryption = ["/Encrypt"u8.ToArray()];

    // What runs or opens something else. Seen only where it is not itself compressed.
    private static readonly byte[][] Active =
        ["/JavaScript"u8.ToArray(), "/Launch"u8.ToArray(), "/EmbeddedFile"u8.ToArray()];

    public static string? FaultIn(Stream content, FileKind kind, ContentFlags flags)
    {
        var head = content.Head(HeadBytes);
        var tail = content.Tail(TrailerBytes).AsSpan();
        var start = tail.LastIndexOf("startxref"u8);
        var end = tail.LastIndexOf("%%EOF"u8);

        var isPdf = head.AsSpan().StartsWith("%PDF-"u8)
            && head is [_, _, _, _, _, (byte)'1' or (byte)'2', (byte)'.', ..]
            && start >= 0 && end > start;
        if (!isPdf)
        {
            return Fault.NotWhatItsNameSays(kind);
        }

        if (WebPage.IsIn(Encoding.Latin1.GetString(head)) || ArchiveDirectory.EndsAsArchive(content))
        {
            return Fault.AlsoSomethingElse(kind);
        }

        flags.IsEncrypted = content.HoldsAnywhere(Encryption);
        flags.HasMacros = content.HoldsAnywhere(Active);
        return null;
    }
}
