using System.Globalization;
using CyberGov.Benchmarks.Serving;

namespace CyberGov.Benchmarks.Packs;

/// <summary>The pack of the whole council, all frameworks and ten years, with and without its evidence files.</summary>
internal static class PackRaces
{
    public static async Task RunAsync(string dataFolder, CancellationToken cancellationToken)
    {
        Report.Heading("Pack of the whole council");
        foreach (var (name, files) in new[] { ("without files", "false"), ("with files", "true") })
        {
            var line = await Child.RunAsync(["pack", dataFolder, files], cancellationToken);
            var (seconds, megabytes, peak) = (Number(line[^1], 0), Number(line[^1], 1), Number(line[^1], 2));
            Report.Fact(
                $"pack {name}, in a fresh process",
                $"{Report.Figure(seconds)} s, {Report.Figure(megabytes)} MB, peak memory {Report.Figure(peak)} MB");
        }

        var rounds = await Child.RunAsync(["packs", dataFolder], cancellationToken);
        double Median(int column) => Report.Median(rounds.Select(r => Number(r, column)));

        Report.AtMost("pack without files, seconds against raw deflate of all that is in it", Median(0), Median(1), 2);
        Report.Fact("pack with files, seconds", Report.Figure(Median(2)));
        Report.AtMost(
            "evidence files into the pack, seconds against cat and SHA-256 of the same files",
            Report.Median(rounds.Select(r => Number(r, 2) - Number(r, 0))), Median(3), 1.5);
        Report.AtMost("verify of that pack, seconds against SHA-256 of it", Median(4), Median(5), 1.2);
    }

    private static double Number(string line, int column) => double.Parse(line.Split(' ')[column], CultureInfo.InvariantCulture);
}
