using System.Diagnostics;
using System.Globalization;
using CyberGov.Benchmarks.Packs;
using CyberGov.Benchmarks.Serving;
using CyberGov.Storage;
using CyberGov.Testing.Files;

namespace CyberGov.Benchmarks.Uploads;

/// <summary>Every hostile file, each in a process of its own: how long it takes to be looked into, and how much memory.</summary>
internal static class UploadRaces
{
    private const double MostMilliseconds = 2000;
    private const double MostMegabytes = 100;

    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        Report.Heading("Hostile uploads, from a cold start of the program");
        var folder = Directory.CreateTempSubdirectory("cybergov-uploads-").FullName;
        try
        {
            foreach (var file in HostileFiles.All)
            {
                await MeasureAsync(folder, file.What, file.FileName, file.Content(), cancellationToken);
            }

            await MeasureAsync(folder, "the most work allowed", "a.zip", HostileFiles.LargestAllowed(), cancellationToken);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>What the child does: looks into one file, as the server does once it has been spooled to disk.</summary>
    public static void InspectOne(string path)
    {
        using var content = File.OpenRead(path);
        var began = Stopwatch.GetTimestamp();
        var verdict = UploadInspection.Inspect(path, content);
        var took = Stopwatch.GetElapsedTime(began);
        Console.WriteLine(verdict.IsAccepted ? "accepted" : "refused");
        Console.WriteLine(took.TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
        Console.WriteLine(PeakMemory.Megabytes().ToString(CultureInfo.InvariantCulture));
    }

    private static async Task MeasureAsync(
        string folder, string what, string fileName, byte[] bytes, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, fileName);
        await File.WriteAllBytesAsync(path, bytes, cancellationToken);
        var answer = await Child.RunAsync(["upload", path], cancellationToken);
        Report.AtMost($"{what} ({bytes.Length:N0} bytes, {answer[0]}), ms", double.Parse(answer[1], CultureInfo.InvariantCulture), MostMilliseconds);
        Report.AtMost($"{what}, peak MB", double.Parse(answer[2], CultureInfo.InvariantCulture), MostMegabytes);
    }
}
