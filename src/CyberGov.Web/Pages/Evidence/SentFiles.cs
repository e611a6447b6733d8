using CyberGov.Evidence;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace CyberGov.Web.Pages.Evidence;

/// <summary>Takes in the files of the form that logs evidence; a refusal becomes an error of the form.</summary>
public sealed class SentFiles(ReceiveFile receiveFile, KeptFiles keptFiles)
{
    private const string Field = nameof(EvidenceForm.Files);

    /// <summary>The files kept from an earlier try and those that came with this one.</summary>
    public async Task<List<ReceivedFile>> ReceiveAsync(
        IReadOnlyList<IFormFile> files,
        IReadOnlyList<string> seals,
        Guid personId,
        ModelStateDictionary modelState,
        CancellationToken cancellationToken)
    {
        var opened = seals.Select(seal => keptFiles.Open(seal, personId)).ToList();
        if (opened.Contains(null))
        {
            modelState.AddModelError(Field, "Choose your files again: they were sent too long ago");
        }

        var received = opened.OfType<ReceivedFile>().ToList();
        foreach (var (file, position) in files.Select((file, position) => (file, position)))
        {
            await using var content = file.OpenReadStream();
            var receipt = await ReceiveOneAsync(file.FileName, content, personId, cancellationToken);
            if (receipt.IsReceived)
            {
                received.Add(receipt.Received);
            }
            else
            {
                modelState.AddModelError($"{Field}[{position}]", receipt.Refusal);
            }
        }

        return [.. received.Distinct()];
    }

    private async Task<FileReceipt> ReceiveOneAsync(
        string fileName, Stream content, Guid personId, CancellationToken cancellationToken)
    {
        try
        {
            return await receiveFile.ExecuteAsync(fileName, content, personId, cancellationToken);
        }
        catch (IOException)
        {
            return new FileReceipt(fileName, null, "The selected file could not be uploaded – try again");
        }
    }
}
