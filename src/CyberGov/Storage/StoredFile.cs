namespace CyberGov.Storage;

/// <summary>Bytes that are safely on disk, named by the SHA-256 of what they are.</summary>
/// <param name="Sha256">64 lower-case hexadecimal digits.</param>
/// <param name="Length">How many bytes there are.</param>
public sealed record StoredFile(string Sha256, long Length);
