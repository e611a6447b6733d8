namespace CyberGov.Storage.Contents;

/// <summary>A PDF begins with its version and ends with where its table of contents starts (ISO 32000, 7.5).</summary>
internal static class PdfContent
{
    private const int TrailerBytes = 4096;

    public static string? FaultIn(Stream content, FileKind kind)
    {
        var head = content.Head(8);
        var tail = content.Tail(TrailerBytes).AsSpan();
        var start = tail.LastIndexOf("startxref"u8);
        var end = tail.LastIndexOf("%%EOF"u8);

        return head.AsSpan().StartsWith("%PDF-"u8) && head is [_, _, _, _, _, (byte)'1' or (byte)'2', (byte)'.', ..]
            && start >= 0 && end > start
            ? null
            : Fault.NotWhatItsNameSays(kind);
    }
}
