using System.Diagnostics.CodeAnalysis;
using CyberGov.Storage;

namespace CyberGov.Evidence;

/// <summary>A file whose bytes are safely in the store but which is not yet part of any evidence item.</summary>
public sealed record ReceivedFile(string FileName, string ContentType, string Sha256, long Length);

/// <summary>What became of one file: received, or refused with a sentence that says how to mend it.</summary>
public sealed record FileReceipt(string FileName, ReceivedFile? Received, string? Refusal)
{
    [MemberNotNullWhen(true, nameof(Received))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsReceived => Received is not null;
}

/// <summary>Looks into one uploaded file and, if it may be evidence, puts its bytes into the store.</summary>
public sealed class ReceiveFile(FolderEvidenceStore store)
{
    /// <summary>Refuses what may not be evidence; a failing disk throws, so that nothing is acknowledged.</summary>
    /// <param name="fileName">As the browser sent it.</param>
    /// <param name="content">The whole file, readable from any position.</param>
    public async Task<FileReceipt> ExecuteAsync(string? fileName, Stream content, CancellationToken cancellationToken)
    {
        var verdict = UploadInspection.Inspect(fileName, content);
        if (!verdict.IsAccepted)
        {
            return new FileReceipt(verdict.FileName, null, verdict.Refusal);
        }

        var stored = await store.SaveAsync(content, UploadInspection.MaxFileBytes, cancellationToken);
        var received = new ReceivedFile(verdict.FileName, verdict.Kind.ContentType, stored.Sha256, stored.Length);
        return new FileReceipt(verdict.FileName, received, null);
    }
}
