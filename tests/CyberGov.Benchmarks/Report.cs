using System.Globalization;

namespace CyberGov.Benchmarks;

/// <summary>Prints what was measured: <c>name: ours / limit = ratio (target)</c>.</summary>
internal static class Report
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    public static void Heading(string text) => Console.WriteLine($"\n{text}");

    public static void Fact(string name, string value) => Console.WriteLine($"{name}: {value}");

    /// <summary>More is better, and the limit cannot be beaten: ours must come to at least this part of it.</summary>
    public static void AtLeast(string name, double ours, double limit, double target) =>
        Ratio(name, ours, limit, $"target at least {Figure(target)}", ours / limit >= target);

    /// <summary>Less is better: ours may be at most so many times the limit.</summary>
    public static void AtMost(string name, double ours, double limit, double target) =>
        Ratio(name, ours, limit, $"target at most {Figure(target)}", ours / limit <= target);

    public static void AtMost(string name, double ours, double target) => Console.WriteLine(
        $"{name}: {Figure(ours)} (target at most {Figure(target)}, {Verdict(ours <= target)})");

    public static double Median(IEnumerable<double> figures)
    {
        double[] sorted = [.. figures.Order()];
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }

    public static string Figure(double value) => value.ToString(value switch { >= 100 => "N0", >= 10 => "0.0", _ => "0.00" }, British);

    private static void Ratio(string name, double ours, double limit, string target, bool isMet) => Console.WriteLine(
        $"{name}: {Figure(ours)} / {Figure(limit)} = {Figure(ours / limit)} ({target}, {Verdict(isMet)})");

    private static string Verdict(bool isMet) => isMet ? "met" : "MISSED";
}
