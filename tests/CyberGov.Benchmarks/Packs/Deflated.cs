using System.Diagnostics;
using System.IO.Compression;

namespace CyberGov.Benchmarks.Packs;

/// <summary>The limit for anything that ends in a ZIP: to compress the same bytes, already made, and do nothing else.</summary>
internal sealed class Deflated
{
    private readonly List<byte[]> _parts = [];

    /// <summary>Takes what was compressed out of a ZIP, and out of the workbooks in it.</summary>
    public static Deflated Of(string zip)
    {
        var deflated = new Deflated();
        using var file = File.OpenRead(zip);
        deflated.TakeOut(file);
        return deflated;
    }

    public double Megabytes => _parts.Sum(p => (long)p.Length) / 1e6;

    public TimeSpan Time()
    {
        var began = Stopwatch.GetTimestamp();
        foreach (var part in _parts)
        {
            using var deflate = new DeflateStream(Stream.Null, CompressionLevel.Optimal);
            deflate.Write(part);
        }

        return Stopwatch.GetElapsedTime(began);
    }

    private void TakeOut(Stream zip)
    {
        using var archive = new ZipArchive(zip, ZipArchiveMode.Read);
        foreach (var entry in archive.Entries.Where(e => !e.FullName.StartsWith("evidence/", StringComparison.Ordinal)))
        {
            using var content = new MemoryStream();
            using (var part = entry.Open())
            {
                part.CopyTo(content);
            }

            content.Position = 0;
            if (entry.FullName.EndsWith(".xlsx", StringComparison.Ordinal))
            {
                TakeOut(content);
            }
            else
            {
                _parts.Add(content.ToArray());
            }
        }
    }
}
