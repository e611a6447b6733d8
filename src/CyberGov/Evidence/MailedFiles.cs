using CyberGov.Mail.Incoming;
using CyberGov.Storage;

namespace CyberGov.Evidence;

/// <summary>What became of the files of one message.</summary>
public sealed record MailedFilesReceipt(IReadOnlyList<ReceivedFile> Received, IReadOnlyList<string> Refused);

/// <summary>Takes in the attachments of a message by the rules of every upload: kind, content, quota, virus scan.</summary>
public sealed class MailedFiles(ReceiveFile receiveFile)
{
    private const int MostRefusalsTold = 20;

    public async Task<MailedFilesReceipt> ReceiveAsync(IncomingMail mail, Guid personId, CancellationToken cancellationToken)
    {
        var received = new List<ReceivedFile>();
        var refused = new List<string>();
        foreach (var part in mail.Files)
        {
            if (received.Count == NewEvidence.MaxFiles)
            {
                refused.Add($"‘{UploadFileName.Clean(part.FileName)}’ is one file too many: an item holds {NewEvidence.MaxFiles}");
                continue;
            }

            using var content = new MemoryStream(part.ReadBytes(), writable: false);
            var receipt = await receiveFile.ExecuteAsync(part.FileName, content, personId, cancellationToken);
            if (!receipt.IsReceived)
            {
                refused.Add(receipt.Refusal);
            }
            else if (!received.Contains(receipt.Received))
            {
                received.Add(receipt.Received);
            }
        }

        return new MailedFilesReceipt(received, Few(refused));
    }

    private static List<string> Few(List<string> sentences) => sentences.Count <= MostRefusalsTold
        ? sentences
        : [.. sentences.Take(MostRefusalsTold), $"… and {sentences.Count - MostRefusalsTold} more"];
}
