using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace CyberGov.Packs;

/// <summary>What a check of a pack found. The manifest is null when nothing in it can be believed.</summary>
public sealed record PackVerdict(SignedManifest? Manifest, long Files, long Bytes, IReadOnlyList<string> Findings);

/// <summary>Checks a pack with nothing but the pack: signature, every file's size and SHA-256, nothing missing, nothing put in.</summary>
public static class PackVerification
{
    private const int ChunkBytes = 1024 * 1024;

    private static readonly string[] _unlisted = [PackManifest.JsonName, PackManifest.SignatureName, PackManifest.SumsName];

    public static PackVerdict Check(Stream pack, CancellationToken cancellationToken)
    {
        var findings = new List<string>();
        try
        {
            using var zip = new ZipArchive(pack, ZipArchiveMode.Read, leaveOpen: true);
            if (SignedManifest.Read(zip, findings) is not { } manifest)
            {
                return new PackVerdict(null, 0, 0, findings);
            }

            var check = new FileCheck(zip, manifest, findings, cancellationToken);
            check.Run();
            return new PackVerdict(manifest, check.Files, check.Bytes, findings);
        }
        catch (InvalidDataException)
        {
            findings.Add("This is not a ZIP file, or it is damaged.");
        }
        catch (Exception exception) when (exception is InvalidOperationException or KeyNotFoundException or FormatException)
        {
            // The JSON has other things in it than a manifest has; who signed it was not this program.
            findings.Add($"{PackManifest.JsonName} is not the manifest of a pack of this format.");
        }

        return new PackVerdict(null, 0, 0, findings);
    }

    /// <summary>Reads the signed statement only, for a pack that serves as proof of the history.</summary>
    public static SignedManifest? ReadManifest(Stream pack, ICollection<string> findings)
    {
        try
        {
            using var zip = new ZipArchive(pack, ZipArchiveMode.Read, leaveOpen: true);
            return SignedManifest.Read(zip, findings);
        }
        catch (InvalidDataException)
        {
            findings.Add("This is not a ZIP file, or it is damaged.");
            return null;
        }
    }

    private sealed class FileCheck(ZipArchive zip, SignedManifest manifest, List<string> findings, CancellationToken cancellationToken)
    {
        private readonly byte[] _chunk = new byte[ChunkBytes];

        public long Files { get; private set; }

        public long Bytes { get; private set; }

        public void Run()
        {
            var entries = new Dictionary<string, ZipArchiveEntry>(StringComparer.Ordinal);
            foreach (var entry in zip.Entries.Where(e => !entries.TryAdd(e.FullName, e)))
            {
                findings.Add($"{entry.FullName} is in the ZIP twice.");
            }

            var sums = new StringBuilder();
            foreach (var file in manifest.Root.GetProperty("files").EnumerateArray())
            {
                cancellationToken.ThrowIfCancellationRequested();
                var path = file.GetProperty("path").GetString()!;
                sums.Append(file.GetProperty("sha256").GetString()).Append("  ").Append(path).Append('\n');
                if (!entries.Remove(path, out var entry))
                {
                    findings.Add($"{path} is missing.");
                    continue;
                }

                CheckFile(entry, file);
            }

            CheckSums(entries, sums);
            findings.AddRange(entries.Keys.Except(_unlisted, StringComparer.Ordinal).Select(path => $"{path} is not in the manifest: it was put in."));
        }

        private void CheckFile(ZipArchiveEntry entry, JsonElement file)
        {
            var size = file.GetProperty("size").GetInt64();
            var (length, sha256) = HashOf(entry, size);
            if (sha256 is null)
            {
                findings.Add($"{entry.FullName} cannot be read.");
            }
            else if (length != size)
            {
                findings.Add($"{entry.FullName} does not have its {size} bytes.");
            }
            else if (sha256 != file.GetProperty("sha256").GetString())
            {
                findings.Add($"{entry.FullName} was changed: its SHA-256 is {sha256}.");
            }

            Files++;
            Bytes += length;
        }

        private void CheckSums(Dictionary<string, ZipArchiveEntry> entries, StringBuilder sums)
        {
            sums.Append(Hex(manifest.Json)).Append("  ").Append(PackManifest.JsonName).Append('\n');
            sums.Append(Hex(manifest.Signature)).Append("  ").Append(PackManifest.SignatureName).Append('\n');
            var expected = Encoding.UTF8.GetBytes(sums.ToString());
            if (!entries.TryGetValue(PackManifest.SumsName, out var entry))
            {
                findings.Add($"{PackManifest.SumsName} is missing.");
            }
            else if (HashOf(entry, expected.Length).Sha256 != Hex(expected))
            {
                findings.Add($"{PackManifest.SumsName} does not list what {PackManifest.JsonName} lists.");
            }

            static string Hex(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
        }

        /// <summary>Never reads more than a chunk beyond what the file should have: a small ZIP can unpack without end.</summary>
        private (long Length, string? Sha256) HashOf(ZipArchiveEntry entry, long size)
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var length = 0L;
            try
            {
                using var content = entry.Open();
                int read;
                while (length <= size && (read = content.Read(_chunk)) > 0)
                {
                    hash.AppendData(_chunk, 0, read);
                    length += read;
                }
            }
            catch (InvalidDataException)
            {
                return (length, null);
            }

            return (length, Convert.ToHexStringLower(hash.GetHashAndReset()));
        }
    }
}
