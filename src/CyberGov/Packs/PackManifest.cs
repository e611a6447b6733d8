using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CyberGov.ChangeHistory;

namespace CyberGov.Packs;

/// <summary>
/// The list of every file of a pack with its size and SHA-256, as JSON for programs and as the lines that sha256sum
/// checks. Written to two scratch files as the pack grows, so that its length does not matter.
/// </summary>
internal sealed class PackManifest : IAsyncDisposable
{
    public const string JsonName = "manifest.json";
    public const string SumsName = "manifest.sha256";
    public const string SignatureName = "manifest.sig";
    public const string PublicKeyName = "public-key.pem";
    public const string Format = "cybergov-evidence-pack-1";
    private const int FlushAt = 64 * 1024;

    private readonly FileStream _json;
    private readonly FileStream _sums;
    private readonly Utf8JsonWriter _writer;

    public PackManifest(Func<FileStream> createScratchFile, PackScope scope, HistoryStanding history, string programVersion)
    {
        (_json, _sums) = (createScratchFile(), createScratchFile());
        _writer = new Utf8JsonWriter(
            _json, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        _writer.WriteStartObject();
        _writer.WriteString("format", Format);
        _writer.WriteString("pack", scope.Pack.Code);
        _writer.WriteString("organisation", scope.Organisation);
        _writer.WriteString("framework", scope.Framework?.Code ?? "all");
        _writer.WriteString("frameworkTitle", scope.Title);
        _writer.WriteString("periodFrom", Iso(scope.Pack.PeriodFrom));
        _writer.WriteString("periodTo", Iso(scope.Pack.PeriodTo));
        _writer.WriteBoolean("includesFiles", scope.Pack.IncludesFiles);
        _writer.WriteString("asAt", scope.AsAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        _writer.WriteString("requestedBy", scope.RequestedByName);
        _writer.WriteString("program", "CyberGov");
        _writer.WriteString("programVersion", programVersion);
        WriteHistory(history);
        _writer.WriteStartArray("files");
    }

    public int FileCount { get; private set; }

    public void Add(string path, long size, string sha256)
    {
        FileCount++;
        _writer.WriteStartObject();
        _writer.WriteString("path", path);
        _writer.WriteNumber("size", size);
        _writer.WriteString("sha256", sha256);
        _writer.WriteEndObject();
        if (_writer.BytesPending > FlushAt)
        {
            _writer.Flush();
        }

        AddSum(path, sha256);
    }

    /// <summary>Completes the JSON and rewinds it for reading.</summary>
    public FileStream FinishJson(IReadOnlyCollection<FileLeftOut> leftOut, int withheldEvidenceCount)
    {
        _writer.WriteEndArray();
        _writer.WriteBoolean("complete", leftOut.Count == 0);
        _writer.WriteNumber("evidenceItemsWithheldByPermission", withheldEvidenceCount);
        _writer.WriteStartArray("notIncluded");
        foreach (var file in leftOut)
        {
            _writer.WriteStartObject();
            _writer.WriteString("evidence", file.EvidenceCode);
            _writer.WriteString("fileName", file.FileName);
            _writer.WriteString("sha256", file.Sha256);
            _writer.WriteString("reason", file.Reason);
            _writer.WriteEndObject();
        }

        _writer.WriteEndArray();
        _writer.WriteEndObject();
        _writer.Flush();
        _json.Position = 0;
        return _json;
    }

    /// <summary>Completes the list for sha256sum and rewinds it; the JSON and its signature are its last lines.</summary>
    public FileStream FinishSums(string jsonSha256, string signatureSha256)
    {
        AddSum(JsonName, jsonSha256);
        AddSum(SignatureName, signatureSha256);
        _sums.Position = 0;
        return _sums;
    }

    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        await _json.DisposeAsync();
        await _sums.DisposeAsync();
    }

    /// <summary>How far the history went when the pack was built: whoever keeps the pack can tell if it is rewritten later.</summary>
    private void WriteHistory(HistoryStanding history)
    {
        _writer.WriteStartObject("history");
        _writer.WriteString("installation", history.InstallationId);
        _writer.WriteNumber("sequence", history.Sequence);
        _writer.WriteString("head", history.HeadHash);
        if (history.Checkpoint is { } checkpoint)
        {
            _writer.WriteStartObject("checkpoint");
            _writer.WriteString("text", checkpoint.Text);
            _writer.WriteString("signature", checkpoint.Signature);
            _writer.WriteEndObject();
        }
        else
        {
            _writer.WriteNull("checkpoint");
        }

        _writer.WriteEndObject();
    }

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private void AddSum(string path, string sha256) => _sums.Write(Encoding.UTF8.GetBytes($"{sha256}  {path}\n"));
}

/// <summary>An evidence file that should be in the pack and is not.</summary>
internal sealed record FileLeftOut(string EvidenceCode, string FileName, string Sha256, string Reason);
