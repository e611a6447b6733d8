using System.IO.Compression;
using System.Security.Cryptography;
using CyberGov.ChangeHistory;
using CyberGov.Workbooks;

namespace CyberGov.Packs;

/// <summary>The ZIP that a pack is. What goes in goes into its manifest too, with its size and SHA-256.</summary>
internal sealed class PackArchive(Stream output, PackManifest manifest, DateTimeOffset asAt) : IAsyncDisposable
{
    private readonly ZipArchive _zip = new(output, ZipArchiveMode.Create, leaveOpen: true);

    /// <summary>Adds a file as it is written, hashing it on its way.</summary>
    /// <returns>The SHA-256 of what was written.</returns>
    public async Task<string> AddAsync(
        string path, CompressionLevel level, Func<Stream, Task> write, CancellationToken cancellationToken)
    {
        await using var hashing = new HashingStream(await OpenAsync(path, level, cancellationToken));
        await write(hashing);
        var sha256 = hashing.FinishHash();
        manifest.Add(path, hashing.Length, sha256);
        return sha256;
    }

    /// <summary>Adds bytes whose hash was checked already, as they are: evidence is mostly compressed by its own format.</summary>
    public async Task AddCheckedAsync(
        string path, ReadOnlyMemory<byte> content, string sha256, CancellationToken cancellationToken)
    {
        await using (var entry = await OpenAsync(path, CompressionLevel.NoCompression, cancellationToken))
        {
            await entry.WriteAsync(content, cancellationToken);
        }

        manifest.Add(path, content.Length, sha256);
    }

    /// <summary>Puts the manifest in, last, with its signature, and closes the ZIP.</summary>
    public async Task FinishAsync(
        IReadOnlyCollection<FileLeftOut> leftOut, int withheldEvidenceCount, HistorySigner signer, CancellationToken cancellationToken)
    {
        string jsonSha256;
        await using (var entry = new HashingStream(await OpenAsync(PackManifest.JsonName, CompressionLevel.Optimal, cancellationToken)))
        {
            await manifest.FinishJson(leftOut, withheldEvidenceCount).CopyToAsync(entry, cancellationToken);
            jsonSha256 = entry.FinishHash();
        }

        var signature = signer.SignHash(Convert.FromHexString(jsonSha256));
        await using (var entry = await OpenAsync(PackManifest.SignatureName, CompressionLevel.NoCompression, cancellationToken))
        {
            await entry.WriteAsync(signature, cancellationToken);
        }

        var signatureSha256 = Convert.ToHexStringLower(SHA256.HashData(signature));
        await using (var entry = await OpenAsync(PackManifest.SumsName, CompressionLevel.Optimal, cancellationToken))
        {
            await manifest.FinishSums(jsonSha256, signatureSha256).CopyToAsync(entry, cancellationToken);
        }

        await _zip.DisposeAsync();
    }

    public ValueTask DisposeAsync() => _zip.DisposeAsync();

    private Task<Stream> OpenAsync(string path, CompressionLevel level, CancellationToken cancellationToken)
    {
        var entry = _zip.CreateEntry(path, level);
        entry.LastWriteTime = PartArchive.ZipTime(asAt);
        entry.ExternalAttributes = PartArchive.OrdinaryFile;
        return entry.OpenAsync(cancellationToken);
    }
}
