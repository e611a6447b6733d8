using System.Globalization;
using CyberGov.Storage;
using CyberGov.Web.Hosting;
using CyberGov.Web.Settings;

namespace CyberGov.Web.CommandLine;

/// <summary><c>evidence move --to s3|folder [--remove-copied]</c>: brings the evidence files into the other store.</summary>
internal static class EvidenceCommand
{
    private const int FilesBetweenReports = 100;
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    public static async Task<int> MoveAsync(string[] args, TextWriter output, TextWriter errors)
    {
        var options = new Options(args, ["--to"], ["--remove-copied"]);
        var kind = options.Required("--to") switch
        {
            "s3" => StorageKind.S3,
            "folder" => StorageKind.Folder,
            var other => throw new UsageException($"--to {other} is neither s3 nor folder."),
        };

        await using var app = CyberGovHost.Build([.. options.Settings]);
        var stores = app.Services.GetRequiredService<EvidenceStores>();
        if (options.Has("--remove-copied") && stores.Settings.Kind != kind)
        {
            throw new UsageException(
                $"--remove-copied empties the store that is in use. Set CyberGov:Storage:Kind to {kind} first, restart the server, then run this again.");
        }

        RefuseIncompleteSettings(stores.Settings, app.Environment.IsProduction());
        try
        {
            return await MoveAsync(stores, kind, options.Has("--remove-copied"), output, errors);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            await errors.WriteLineAsync($"{exception.Message} Nothing was lost: run the same command again to go on.");
            return Commands.Failed;
        }
    }

    private static void RefuseIncompleteSettings(StorageSettings settings, bool isProduction)
    {
        var problems = settings.ObjectStoreProblems(isProduction).ToList();
        if (problems.Count > 0)
        {
            throw new SettingsException(string.Join(' ', problems));
        }
    }

    private static async Task<int> MoveAsync(
        EvidenceStores stores, StorageKind kind, bool removeCopied, TextWriter output, TextWriter errors)
    {
        using var s3 = (S3EvidenceStore)stores.Open(StorageKind.S3);
        await s3.ProbeAsync(CancellationToken.None);
        var folder = stores.Open(StorageKind.Folder);
        var move = kind == StorageKind.S3 ? new MoveEvidence(folder, s3) : new MoveEvidence(s3, folder);

        await move.CopyAsync(count => ReportAsync(count, output), CancellationToken.None);
        await output.WriteLineAsync(
            $"{Number(move.Count.Copied)} files copied, {Number(move.Count.AlreadyThere)} were there already; all {Number(move.Count.Verified)} ({Number(move.Count.Bytes)} bytes) have in the new store the SHA-256 they are named by.");

        if (move.Changed.Count > 0)
        {
            foreach (var sha256 in move.Changed)
            {
                await errors.WriteLineAsync($"{sha256} is no longer what was stored under this SHA-256, so it was not copied: restore it from a backup and run the command again.");
            }

            return Commands.Finding;
        }

        if (removeCopied)
        {
            await move.RemoveCopiedAsync(_ => Task.CompletedTask, CancellationToken.None);
            await output.WriteLineAsync($"{Number(move.Count.Removed)} files were removed from the old store.");
        }
        else
        {
            await output.WriteLineAsync(NextStep(stores.Settings.Kind, kind));
        }

        return Commands.Done;
    }

    private static string NextStep(StorageKind inUse, StorageKind to) => inUse == to
        ? $"The settings name the new store already. When you have seen that evidence opens, run 'evidence move --to {Word(to)} --remove-copied' to empty the old one."
        : $"Now stop the server, run this command once more for what came meanwhile, set CyberGov:Storage:Kind to {to} and start the server. The old store still holds everything.";

    private static string Word(StorageKind kind) => kind == StorageKind.S3 ? "s3" : "folder";

    private static Task ReportAsync(MoveCount count, TextWriter output) => count.Verified % FilesBetweenReports == 0
        ? output.WriteLineAsync($"{Number(count.Verified)} files so far, {Number(count.Copied)} of them copied ({Number(count.Bytes)} bytes)")
        : Task.CompletedTask;

    private static string Number(long number) => number.ToString("N0", British);
}
