using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;
using CyberGov.Storage;

namespace CyberGov.Packs;

/// <summary>
/// Copies evidence files into the pack. Only bytes that still have the SHA-256 they were stored under go in; every other
/// file is remembered with the reason, so that the pack can say what it lacks.
/// </summary>
internal sealed class EvidenceFiles(IEvidenceStore store, PackArchive archive)
{
    // Files up to this size are checked in memory and read once; larger ones are read twice.
    private const int CheckedInMemory = 8 * 1024 * 1024;

    private readonly Dictionary<Guid, FileLeftOut> _leftOut = [];

    public IReadOnlyCollection<FileLeftOut> LeftOut => _leftOut.Values;

    public int CopiedCount { get; private set; }

    public long CopiedBytes { get; private set; }

    public string? WhyLeftOut(Guid evidenceFileId) => _leftOut.GetValueOrDefault(evidenceFileId)?.Reason;

    public async Task CopyAsync(EvidenceLine line, CancellationToken cancellationToken)
    {
        var file = line.File!;
        if (await TryCopyAsync(file, line.Path!, cancellationToken) is { } reason)
        {
            _leftOut.Add(file.EvidenceFileId, new FileLeftOut(line.Item.Code, file.FileName, file.Sha256, reason));
        }
        else
        {
            CopiedCount++;
            CopiedBytes += file.Length;
        }
    }

    /// <returns>Why it is not in, or null when it is.</returns>
    private async Task<string?> TryCopyAsync(EvidenceFileFacts file, string path, CancellationToken cancellationToken)
    {
        if (file.WhyWithheld is { } withheld)
        {
            return withheld;
        }

        Stream content;
        try
        {
            content = await store.OpenReadAsync(file.Sha256, cancellationToken);
        }
        catch (FileNotFoundException)
        {
            return "The file is missing from the evidence store.";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "The file in the evidence store cannot be opened.";
        }

        await using (content)
        {
            if (content.Length != file.Length)
            {
                return "The file in the evidence store is not what was logged: its size has changed.";
            }

            return content.Length <= CheckedInMemory
                ? await CopySmallAsync(content, file, path, cancellationToken)
                : await CopyLargeAsync(content, file, path, cancellationToken);
        }
    }

    private async Task<string?> CopySmallAsync(
        Stream content, EvidenceFileFacts file, string path, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent((int)file.Length);
        try
        {
            var bytes = buffer.AsMemory(0, (int)file.Length);
            try
            {
                await content.ReadExactlyAsync(bytes, cancellationToken);
            }
            catch (IOException)
            {
                return "The file in the evidence store cannot be read.";
            }

            if (Convert.ToHexStringLower(SHA256.HashData(bytes.Span)) != file.Sha256)
            {
                return "The file in the evidence store is not what was logged: its SHA-256 has changed.";
            }

            await archive.AddCheckedAsync(path, bytes, file.Sha256, cancellationToken);
            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    private async Task<string?> CopyLargeAsync(
        Stream content, EvidenceFileFacts file, string path, CancellationToken cancellationToken)
    {
        try
        {
            if (Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken)) != file.Sha256)
            {
                return "The file in the evidence store is not what was logged: its SHA-256 has changed.";
            }
        }
        catch (IOException)
        {
            return "The file in the evidence store cannot be read.";
        }

        content.Position = 0;
        var copied = await archive.AddAsync(
            path, CompressionLevel.NoCompression, entry => content.CopyToAsync(entry, 1024 * 1024, cancellationToken), cancellationToken);
        return copied == file.Sha256
            ? null
            : throw new InvalidOperationException($"Evidence file {file.EvidenceFileId} changed while it was copied.");
    }
}
