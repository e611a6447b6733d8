using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using CyberGov.ChangeHistory;
using CyberGov.ChangeHistory.Verification;

namespace CyberGov.Packs;

/// <summary>The manifest of a pack that someone handed in, its signature checked, and what it proves about the history.</summary>
public sealed class SignedManifest
{
    /// <summary>Far more than a manifest of a hundred thousand files has; what is longer is no manifest.</summary>
    private const int MostBytes = 128 * 1024 * 1024;
    private const int MostSmallBytes = 4096;

    private SignedManifest(byte[] json, byte[] signature, JsonElement root, HistoryKey key) =>
        (Json, Signature, Root, Key) = (json, signature, root, key);

    public byte[] Json { get; }

    public byte[] Signature { get; }

    public JsonElement Root { get; }

    public HistoryKey Key { get; }

    public string Code => Root.GetProperty("pack").GetString()!;

    /// <returns>Null when something does not hold; the findings say what.</returns>
    public static SignedManifest? Read(ZipArchive zip, ICollection<string> findings)
    {
        if (!TryRead(zip, PackManifest.JsonName, MostBytes, findings, out var json)
            || !TryRead(zip, PackManifest.SignatureName, MostSmallBytes, findings, out var signature)
            || !TryRead(zip, PackManifest.PublicKeyName, MostSmallBytes, findings, out var pem))
        {
            return null;
        }

        if (HistoryKey.Read(Encoding.ASCII.GetString(pem)) is not { } key)
        {
            findings.Add($"{PackManifest.PublicKeyName} is not a public key.");
            return null;
        }

        if (!key.Holds(json, signature))
        {
            findings.Add($"{PackManifest.SignatureName} is not the signature of {PackManifest.JsonName} by the key in {PackManifest.PublicKeyName}: one of the three was changed.");
            return null;
        }

        var root = Parse(json);
        if (root is null)
        {
            findings.Add($"{PackManifest.JsonName} is not the manifest of a pack of this format.");
            return null;
        }

        return new SignedManifest(json, signature, root.Value, key);
    }

    /// <summary>What the pack says about the history: how far it went, and the last checkpoint before.</summary>
    public IReadOnlyList<HistoryAnchor> Anchors(string source, ICollection<string> findings)
    {
        try
        {
            return Root.TryGetProperty("history", out var history) ? Anchors(history, source, findings) : [];
        }
        catch (Exception exception) when (exception is InvalidOperationException or KeyNotFoundException or FormatException)
        {
            findings.Add($"{source} does not say how far the history went in a way this program reads.");
            return [];
        }
    }

    private IReadOnlyList<HistoryAnchor> Anchors(JsonElement history, string source, ICollection<string> findings)
    {
        var head = new HistoryAnchor(
            source, history.GetProperty("installation").GetString()!, history.GetProperty("sequence").GetInt64(), history.GetProperty("head").GetString()!);
        if (history.GetProperty("checkpoint") is not { ValueKind: JsonValueKind.Object } part)
        {
            return OfEntries([head]);
        }

        var signed = part.GetProperty("text").GetString() ?? string.Empty;
        if (CheckpointText.Read(signed) is not { } text || !Key.Holds(signed, part.GetProperty("signature").GetString() ?? string.Empty))
        {
            findings.Add($"The checkpoint in {source} is not signed by the same key as the pack.");
            return OfEntries([head]);
        }

        return OfEntries([head, new($"the checkpoint in {source}", text.InstallationId, text.Sequence, text.HeadHash)]);
    }

    /// <summary>An installation on its first day has no entry yet that could be proved.</summary>
    private static IReadOnlyList<HistoryAnchor> OfEntries(IEnumerable<HistoryAnchor> anchors) => [.. anchors.Where(a => a.Sequence > 0)];

    private static JsonElement? Parse(byte[] json)
    {
        try
        {
            var root = JsonDocument.Parse(json).RootElement;
            return root.GetProperty("format").GetString() == PackManifest.Format ? root : null;
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    private static bool TryRead(
        ZipArchive zip, string name, int mostBytes, ICollection<string> findings, [NotNullWhen(true)] out byte[]? bytes)
    {
        bytes = null;
        var entry = zip.Entries.FirstOrDefault(e => e.FullName == name);
        if (entry is null)
        {
            findings.Add($"{name} is missing.");
            return false;
        }

        try
        {
            using var content = entry.Open();
            using var read = new MemoryStream();
            var part = new byte[64 * 1024];
            int count;
            while ((count = content.Read(part)) > 0 && read.Length <= mostBytes)
            {
                read.Write(part, 0, count);
            }

            bytes = read.Length <= mostBytes ? read.ToArray() : null;
        }
        catch (InvalidDataException)
        {
            bytes = null;
        }

        if (bytes is null)
        {
            findings.Add($"{name} cannot be read, or is far too long.");
        }

        return bytes is not null;
    }
}
