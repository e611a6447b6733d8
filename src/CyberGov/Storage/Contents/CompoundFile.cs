namespace CyberGov.Storage.Contents;

/// <summary>Microsoft's container of old Office files, Outlook messages and encrypted documents ([MS-CFB] 2.2).</summary>
internal static class CompoundFile
{
    private const int SmallestBytes = 1536;

    public static bool Is(Stream content) =>
        content.Length >= SmallestBytes
        && content.Head(8).AsSpan().SequenceEqual((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
}
