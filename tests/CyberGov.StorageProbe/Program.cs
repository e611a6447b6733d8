using CyberGov.Storage;
using CyberGov.StorageProbe;

// Stores standard input in the folder named by the first argument and acknowledges it, so that a test
// can make the disk fail under a process of its own.
OneThread.Run(async () =>
{
    var store = new FolderEvidenceStore(args[0]);
    await Console.Out.WriteLineAsync("ready");

    await using var input = Console.OpenStandardInput();
    var stored = await store.SaveAsync(input, maxBytes: 10_000_000, CancellationToken.None);
    await Console.Out.WriteLineAsync($"stored {stored.Sha256}");
});
