using System.Security.Cryptography;
using System.Text;
using CyberGov.Storage;

namespace CyberGov.ChangeHistory;

/// <summary>
/// Signs checkpoints and packs with the key of this installation: ECDSA over P-256, made on first use, in a file that only the
/// program's account may read. It is never in the database, so whoever can write there cannot sign.
/// </summary>
public sealed class HistorySigner(string keysFolder)
{
    public const string PublicKeyName = "history-public-key.pem";
    private const string PrivateKeyName = "history-signing-key.pem";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode EveryoneReads = OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private readonly Lazy<(string Private, HistoryKey Public)> _keys = new(() => LoadOrMake(keysFolder));

    public HistoryKey PublicKey => _keys.Value.Public;

    /// <summary>In DER, as openssl writes and reads it.</summary>
    public byte[] Sign(ReadOnlySpan<byte> data)
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(_keys.Value.Private);
        return key.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    /// <summary>Signs data of which only the SHA-256 is at hand; the signature is the same as of the data.</summary>
    public byte[] SignHash(ReadOnlySpan<byte> sha256)
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(_keys.Value.Private);
        return key.SignHash(sha256, DSASignatureFormat.Rfc3279DerSequence);
    }

    private static (string Private, HistoryKey Public) LoadOrMake(string folder)
    {
        var path = Path.Combine(folder, PrivateKeyName);
        if (!File.Exists(path))
        {
            using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            WriteNew(path, made.ExportPkcs8PrivateKeyPem() + "\n", OwnerOnly);
        }

        // Read back even when just made: of two nodes that start at once, one key wins.
        var text = File.ReadAllText(path);
        using var key = ECDsa.Create();
        key.ImportFromPem(text);
        var publicPem = key.ExportSubjectPublicKeyInfoPem() + "\n";
        var publicPath = Path.Combine(folder, PublicKeyName);
        if (!File.Exists(publicPath) || File.ReadAllText(publicPath) != publicPem)
        {
            File.Delete(publicPath);
            WriteNew(publicPath, publicPem, EveryoneReads);
        }

        return (text, HistoryKey.Read(publicPem)!);
    }

    private static void WriteNew(string path, string text, UnixFileMode mode)
    {
        var part = $"{path}.{Guid.CreateVersion7():N}.part";
        try
        {
            DurableFile.Write(part, text, mode);
            File.Move(part, path);
            DiskFlush.Folder(Path.GetDirectoryName(path)!);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(part);
        }
    }
}

/// <summary>A public key that signatures are checked with.</summary>
public sealed class HistoryKey
{
    private readonly byte[] _key;

    private HistoryKey(string pem, byte[] key)
    {
        (Pem, _key) = (pem, key);
        Fingerprint = Convert.ToHexStringLower(SHA256.HashData(key));
    }

    public string Pem { get; }

    /// <summary>SHA-256 of the key in DER, 64 hexadecimal digits: what people compare.</summary>
    public string Fingerprint { get; }

    /// <returns>Null when this is not a public key for ECDSA over P-256.</returns>
    public static HistoryKey? Read(string pem)
    {
        try
        {
            using var key = ECDsa.Create();
            key.ImportFromPem(pem);
            return key.KeySize == 256 ? new HistoryKey(pem, key.ExportSubjectPublicKeyInfo()) : null;
        }
        catch (Exception exception) when (exception is ArgumentException or CryptographicException)
        {
            return null;
        }
    }

    /// <param name="text">What was signed, in UTF-8.</param>
    /// <param name="base64">The signature.</param>
    public bool Holds(string text, string base64)
    {
        var signature = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, signature, out var length) && Holds(Encoding.UTF8.GetBytes(text), signature.AsSpan(0, length));
    }

    public bool Holds(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(_key, out _);
        return key.VerifyData(data, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }
}
