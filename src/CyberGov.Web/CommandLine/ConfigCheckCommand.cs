using CyberGov.Storage;
using CyberGov.Web.Hosting;

namespace CyberGov.Web.CommandLine;

internal static class ConfigCheckCommand
{
    public static async Task<int> ExecuteAsync(string[] args, TextWriter output)
    {
        string[] settings = [.. new Options(args, [], []).Settings];
        var findings = CyberGovHost.CheckSettings(settings).ToList();
        if (findings.Count == 0 && await EvidenceStoreFindingAsync(settings) is { } finding)
        {
            findings.Add(finding);
        }

        foreach (var line in findings)
        {
            await output.WriteLineAsync(line);
        }

        if (findings.Count == 0)
        {
            await output.WriteLineAsync("The settings are sound.");
        }

        return findings.Count == 0 ? Commands.Done : Commands.Finding;
    }

    /// <summary>Settings of an object store may look right and yet name the wrong bucket or key: only the store knows.</summary>
    private static async Task<string?> EvidenceStoreFindingAsync(string[] settings)
    {
        var storage = CyberGovHost.ReadSettings(settings).Storage;
        if (storage.Kind != StorageKind.S3)
        {
            return null;
        }

        try
        {
            using var store = new S3EvidenceStore(storage, Path.GetTempPath());
            await store.ProbeAsync(CancellationToken.None);
            return null;
        }
        catch (IOException exception)
        {
            return exception.Message;
        }
    }
}
