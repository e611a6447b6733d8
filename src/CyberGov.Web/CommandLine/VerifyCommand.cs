using System.Data.Common;
using System.Text.Json;
using CyberGov.ChangeHistory;
using CyberGov.ChangeHistory.Verification;
using CyberGov.Data;
using CyberGov.Packs;
using CyberGov.Web.Hosting;
using CyberGov.Web.Settings;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Web.CommandLine;

/// <summary>Checks a pack, a checkpoint or the live data with nothing but what is on this machine, and says what does not hold.</summary>
public sealed class VerifyCommand(TextWriter output, CancellationToken cancellationToken)
{
    private readonly List<string> _findings = [];
    private IReadOnlyList<long> _erased = [];

    public static async Task<int> ExecuteAsync(string target, string[] args, TextWriter output)
    {
        var options = new Options(args, ["--against", "--public-key"], []);
        try
        {
            return await new VerifyCommand(output, CancellationToken.None).RunAsync(Path.GetFullPath(target), options);
        }
        catch (Exception exception) when (exception is DbException or IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"It could not be read to the end: {exception.Message}");
        }
    }

    private async Task<int> RunAsync(string target, Options options)
    {
        var key = options.Value("--public-key") is { } path ? ReadKey(path) : null;
        if (Directory.Exists(target))
        {
            await CheckDataAsync(target, key, options);
        }
        else if (!File.Exists(target))
        {
            throw new UsageException($"There is no file or folder {target}.");
        }
        else
        {
            await CheckFileAsync(target, key, options);
        }

        foreach (var finding in _findings)
        {
            await output.WriteLineAsync($"  {finding}");
        }

        await output.WriteLineAsync(Outcome());
        return _findings.Count == 0 ? Commands.Done : Commands.Finding;
    }

    /// <summary>An erasure breaks nothing, but no part of this program erases: it is said apart, and is a finding all the same.</summary>
    private string Outcome()
    {
        var broken = _findings.Count - _erased.Count;
        var outcome = broken == 0 ? "Everything holds" : $"{broken} {(broken == 1 ? "thing does" : "things do")} not hold";
        return _erased.Count == 0
            ? $"{outcome}."
            : $"{outcome}, and {_erased.Count} {(_erased.Count == 1 ? "entry had its" : "entries had their")} values erased: {string.Join(", ", _erased)}.";
    }

    private async Task CheckFileAsync(string target, HistoryKey? key, Options options)
    {
        var name = Path.GetFileName(target);
        HistoryKey? signedWith;
        IReadOnlyList<HistoryAnchor> anchors = [];
        if (await ReadCheckpointAsync(target) is { } checkpoint)
        {
            signedWith = key ?? ReadKeyBeside(target);
            anchors = Anchors(checkpoint, name, signedWith);
            await output.WriteLineAsync($"{name}: a checkpoint at entry {checkpoint.Sequence}, signed on {checkpoint.SignedAt:yyyy-MM-dd HH:mm} UTC.");
        }
        else
        {
            await using var file = File.OpenRead(target);
            var verdict = PackVerification.Check(file, cancellationToken);
            _findings.AddRange(verdict.Findings);
            signedWith = verdict.Manifest?.Key;
            if (verdict.Manifest is { } manifest)
            {
                anchors = manifest.Anchors($"the pack {name}", _findings);
                await output.WriteLineAsync($"{name}: the pack {manifest.Code}, {verdict.Files} files, {verdict.Bytes} bytes, signed with the key {manifest.Key.Fingerprint}.");
                await SayWhatIsLeftOutAsync(manifest);
                _findings.AddRange(ZipEnvelope.Check(file));
                if (key is null)
                {
                    await output.WriteLineAsync("Make sure that this is the council's key: its history page and weekly summary show it.");
                }

                ExpectKey(manifest.Key, key, $"the pack {name}");
            }
        }

        foreach (var other in await AgainstAsync(options, signedWith))
        {
            var contradicted = anchors.FirstOrDefault(a => a.Sequence == other.Sequence && a.HeadHash != other.HeadHash);
            if (contradicted is not null)
            {
                _findings.Add(new HistoryFinding(
                    HistoryFault.Rewritten, other.Sequence, $"{contradicted.Source} and {other.Source} have different hashes for entry {other.Sequence}.").ToString());
            }
        }
    }

    /// <summary>A pack that honestly lacks files holds; whoever checks it must still not take it for the whole.</summary>
    private async Task SayWhatIsLeftOutAsync(SignedManifest manifest)
    {
        if (manifest.Root.TryGetProperty("complete", out var complete) && complete.ValueKind == JsonValueKind.False)
        {
            var count = manifest.Root.TryGetProperty("notIncluded", out var leftOut) && leftOut.ValueKind == JsonValueKind.Array ? leftOut.GetArrayLength() : 0;
            await output.WriteLineAsync($"The pack calls itself incomplete: {count} {(count == 1 ? "file is" : "files are")} left out of it, and its manifest says why.");
        }
    }

    private async Task CheckDataAsync(string folder, HistoryKey? given, Options options)
    {
        var keyFile = Path.Combine(folder, "keys", HistorySigner.PublicKeyName);
        var own = File.Exists(keyFile) ? ReadKey(keyFile) : null;
        if (own is not null)
        {
            ExpectKey(own, given, "this installation");
        }

        var key = given ?? own;
        await using var source = OpenData(folder, options);
        if ((await source.Db.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
        {
            throw new SettingsException("This database is of an older version; bring it up to date with 'migrate' first.");
        }

        var anchors = await AgainstAsync(options, key);
        var checkpoints = new CheckpointFolder(Path.Combine(folder, "checkpoints"));
        var verdict = await new HistoryVerification(source.Db, checkpoints).ExecuteAsync(key, anchors, cancellationToken);
        _findings.AddRange(verdict.Findings.Select(f => f.ToString()));
        _erased = verdict.Erased;
        await output.WriteLineAsync(
            $"{verdict.Entries} entries in the chain, {verdict.OlderEntries} from before it, {verdict.Checkpoints} checkpoints kept here, {anchors.Count} proofs from elsewhere.");
        if (anchors.Count == 0)
        {
            await output.WriteLineAsync("Whoever owns this machine could have rewritten all of it: add --against with a pack or checkpoint kept elsewhere.");
        }
    }

    private static DataSource OpenData(string folder, Options options)
    {
        var sqlite = Path.Combine(folder, "cybergov.db");
        if (File.Exists(sqlite))
        {
            var connection = new SqliteConnectionStringBuilder { DataSource = sqlite, Mode = SqliteOpenMode.ReadOnly, DefaultTimeout = 30, Pooling = false };
            return new DataSource(
                new SqliteCyberGovDbContext(new DbContextOptionsBuilder<SqliteCyberGovDbContext>().UseSqlite(connection.ToString()).Options), null);
        }

        var app = CyberGovHost.Build([.. options.Settings, $"--CyberGov:DataFolder={folder}"]);
        if (app.Services.GetRequiredService<CyberGovSettings>().Database is { Provider: DatabaseProvider.Sqlite, ConnectionString: null })
        {
            throw new UsageException($"There is no database of CyberGov in {folder}.");
        }

        var scope = app.Services.CreateScope();
        return new DataSource(scope.ServiceProvider.GetRequiredService<CyberGovDbContext>(), app);
    }

    /// <summary>Packs and checkpoints that lay elsewhere meanwhile, each one's signature checked.</summary>
    private async Task<List<HistoryAnchor>> AgainstAsync(Options options, HistoryKey? key)
    {
        var anchors = new List<HistoryAnchor>();
        foreach (var path in options.Values("--against"))
        {
            if (!File.Exists(path))
            {
                throw new UsageException($"There is no file {path}.");
            }

            var name = Path.GetFileName(path);
            if (await ReadCheckpointAsync(path) is { } checkpoint)
            {
                anchors.AddRange(Anchors(checkpoint, name, key));
                continue;
            }

            await using var file = File.OpenRead(path);
            var findings = new List<string>();
            if (PackVerification.ReadManifest(file, findings) is { } manifest)
            {
                ExpectKey(manifest.Key, key, $"the pack {name}");
                anchors.AddRange(manifest.Anchors($"the pack {name}", findings));
            }

            _findings.AddRange(findings.Select(f => $"{name}: {f}"));
        }

        return anchors;
    }

    private IReadOnlyList<HistoryAnchor> Anchors(HistoryCheckpoint checkpoint, string name, HistoryKey? key)
    {
        var text = CheckpointText.Read(checkpoint.Text)!;
        if (key is null)
        {
            _findings.Add($"Unproven: the signature of {name} cannot be checked without the public key: add --public-key.");
            return [];
        }

        if (!checkpoint.IsSignedWith(key))
        {
            _findings.Add($"Unproven: {name} is not signed with the key {key.Fingerprint}.");
            return [];
        }

        return [new HistoryAnchor($"the checkpoint {name}", text.InstallationId, text.Sequence, text.HeadHash)];
    }

    private void ExpectKey(HistoryKey found, HistoryKey? expected, string whose)
    {
        if (expected is not null && expected.Fingerprint != found.Fingerprint)
        {
            _findings.Add($"Unproven: {whose} has the key {found.Fingerprint}, not {expected.Fingerprint}.");
        }
    }

    private async Task<HistoryCheckpoint?> ReadCheckpointAsync(string path)
    {
        const int longest = 2000;
        return new FileInfo(path).Length > longest ? null : CheckpointText.ReadFile(await File.ReadAllTextAsync(path, cancellationToken));
    }

    private static HistoryKey? ReadKeyBeside(string checkpointPath)
    {
        var path = Path.Combine(Path.GetDirectoryName(checkpointPath)!, "..", "keys", HistorySigner.PublicKeyName);
        return File.Exists(path) ? ReadKey(path) : null;
    }

    private static HistoryKey ReadKey(string path) =>
        File.Exists(path) && HistoryKey.Read(File.ReadAllText(path)) is { } key
            ? key
            : throw new UsageException($"{path} is not a public key of ECDSA over P-256.");

    private sealed class DataSource(CyberGovDbContext db, WebApplication? app) : IAsyncDisposable
    {
        public CyberGovDbContext Db => db;

        public async ValueTask DisposeAsync()
        {
            await db.DisposeAsync();
            if (app is not null)
            {
                await app.DisposeAsync();
            }
        }
    }
}
