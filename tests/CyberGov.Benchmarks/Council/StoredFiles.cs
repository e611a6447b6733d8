using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace CyberGov.Benchmarks.Council;

/// <summary>A made-up evidence file, known by its number: no two hold the same.</summary>
internal readonly record struct PlannedFile(int Number, int Length, string Sha256);

/// <summary>
/// The bytes of the made-up evidence, laid down where the store keeps them. It skips the store's flush to disk after each
/// file, which is what makes a gigabyte of them a matter of seconds.
/// </summary>
internal static class StoredFiles
{
    private const int LongestFile = 128 * 1024;
    private static readonly byte[] Noise = MakeNoise();
    private static readonly List<PlannedFile> Planned = [];

    public static PlannedFile Plan(int length)
    {
        var file = new PlannedFile(Planned.Count, length, string.Empty);
        file = file with { Sha256 = Convert.ToHexStringLower(SHA256.HashData(Content(file, new byte[LongestFile]))) };
        Planned.Add(file);
        return file;
    }

    public static void WriteAll(string evidenceFolder)
    {
        foreach (var prefix in Enumerable.Range(0, 256))
        {
            Directory.CreateDirectory(Path.Combine(evidenceFolder, prefix.ToString("x2", CultureInfo.InvariantCulture)));
        }

        Parallel.ForEach(
            Planned,
            () => new byte[LongestFile],
            (file, _, buffer) =>
            {
                using var output = File.OpenHandle(
                    Path.Combine(evidenceFolder, file.Sha256[..2], file.Sha256[2..]), FileMode.Create, FileAccess.Write);
                RandomAccess.Write(output, Content(file, buffer), 0);
                return buffer;
            },
            _ => { });
    }

    /// <summary>A stretch of noise, made its own by a number at its start.</summary>
    private static ReadOnlySpan<byte> Content(PlannedFile file, byte[] buffer)
    {
        var content = buffer.AsSpan(0, file.Length);
        Noise.AsSpan(file.Number % 4096, file.Length).CopyTo(content);
        BinaryPrimitives.WriteInt32LittleEndian(content, file.Number);
        return content;
    }

    private static byte[] MakeNoise()
    {
        var noise = new byte[LongestFile + 4096];
        new Random(1).NextBytes(noise);
        return noise;
    }
}
