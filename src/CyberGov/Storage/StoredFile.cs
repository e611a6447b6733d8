using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace CyberGov.Storage;

/// <summary>Bytes that are safely stored, named by the SHA-256 of what they are.</summary>
/// <param name="Sha256">64 lower-case hexadecimal digits.</param>
/// <param name="Length">How many bytes there are.</param>
public sealed record StoredFile(string Sha256, long Length)
{
    /// <summary>Whether this could be the name of stored bytes: 64 lower-case hexadecimal digits.</summary>
    public static bool IsName([NotNullWhen(true)] string? name) =>
        name?.Length == SHA256.HashSizeInBytes * 2 && name.All(char.IsAsciiHexDigitLower);

    /// <summary>The only way to an address in a store: from checked digits, never from what a person typed.</summary>
    internal static string Name(string sha256) => IsName(sha256)
        ? sha256
        : throw new ArgumentException("A stored file is named by 64 lower-case hexadecimal digits.", nameof(sha256));
}
