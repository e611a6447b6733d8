using System.Collections.Concurrent;
using CyberGov.Evidence;

namespace CyberGov.Demo;

/// <summary>Writes the planned files and puts them into the store the way an upload gets there: looked into first.</summary>
internal sealed class EvidenceFiles(ReceiveFile receiveFile)
{
    // Mostly waiting for the disk to say that each is safely written.
    private const int AtOnce = 8;

    public async Task<IReadOnlyDictionary<PlannedFile, EvidenceFile>> StoreAsync(
        IReadOnlyList<PlannedEvidence> evidence, CancellationToken cancellationToken)
    {
        var stored = new ConcurrentDictionary<PlannedFile, EvidenceFile>(ReferenceEqualityComparer.Instance);
        var files = evidence.SelectMany(e => e.Files.Select((file, position) => (e.EvidenceRevisionId, file, position)));
        await Parallel.ForEachAsync(
            files,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (planned, cancelled) =>
                stored[planned.file] = await StoreAsync(planned.EvidenceRevisionId, planned.file, planned.position, cancelled));
        return stored;
    }

    private async Task<EvidenceFile> StoreAsync(
        Guid revisionId, PlannedFile planned, int position, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream(
            await planned.Paper.WriteAsync(Path.GetExtension(planned.FileName), cancellationToken));
        var receipt = await receiveFile.ExecuteAsync(planned.FileName, content, null, cancellationToken);
        if (!receipt.IsReceived)
        {
            throw new InvalidOperationException(receipt.Refusal);
        }

        return new EvidenceFile
        {
            EvidenceRevisionId = revisionId,
            Position = position,
            FileName = receipt.FileName,
            ContentType = receipt.Received.ContentType,
            Length = receipt.Received.Length,
            Sha256 = receipt.Received.Sha256,
        };
    }
}
