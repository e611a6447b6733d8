using System.IO.Compression;

namespace CyberGov.Storage.Contents;

/// <summary>One line of a ZIP's list. What it says of itself is not believed until its bytes have been measured.</summary>
/// <param name="Name">As written, folders included.</param>
/// <param name="Method">How it is packed: 0 is not at all, 8 is deflate.</param>
/// <param name="IsEncrypted">Nobody can look into it without the password.</param>
/// <param name="PackedLength">How many bytes it takes in the archive.</param>
/// <param name="DeclaredLength">How many it says it has unpacked.</param>
/// <param name="DataStart">Where its bytes begin.</param>
internal sealed record ArchiveEntry(
    string Name, int Method, bool IsEncrypted, long PackedLength, long DeclaredLength, long DataStart)
{
    private const int Stored = 0;
    private const int Deflated = 8;

    public bool CanBeUnpacked => Method is Stored or Deflated;

    /// <summary>A name that an unpacking program could take for a place outside the folder it unpacks to.</summary>
    public bool LeadsOutside =>
        Name.Length == 0
        || Name[0] is '/' or '\\'
        || Name.AsSpan().ContainsAny('\0', ':')
        || Name.Split('/', '\\').Contains("..");

    /// <summary>Unpacks as it is read, to whatever length there really is.</summary>
    public Stream Open(Stream archive)
    {
        var packed = new PartOfStream(archive, DataStart, PackedLength);
        return Method == Stored ? packed : new DeflateStream(packed, CompressionMode.Decompress);
    }
}
