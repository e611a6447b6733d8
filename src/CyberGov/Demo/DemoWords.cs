using System.Globalization;
using CyberGov.Catalogue;
using CyberGov.Evidence;

namespace CyberGov.Demo;

/// <summary>Words put together from the library: titles, file names, what kind of document an example is.</summary>
internal static class DemoWords
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    private static readonly string[] Lasting =
    [
        "policy", "strategy", "standard", "plan", "terms", "procedure", "reference", "methodology", "appetite", "guide",
        "guidance", "agreement", "statement", "schedule", "description", "design", "raci", "charter", "arrangement",
    ];

    private static readonly string[] Tables =
    [
        "log", "register", "tracker", "matrix", "inventory", "list", "extract", "table", "catalogue", "data", "statistics",
        "reconciliation", "checklist", "ropa",
    ];

    private static readonly string[] Pictures = ["diagram", "dashboard", "chart", "map", "dmarc", "coverage"];

    private static readonly string[] Settings = ["configuration", "setting", "export", "sample"];

    private static readonly string[] Delicate =
    [
        "penetration", "privileged", "breach", "screening", "exception", "vulnerability", "scan", "access log", "key inventory",
        "incident log", "hunt", "isolation", "break-glass",
    ];

    /// <summary>Documents that begin so could be about anything.</summary>
    private static readonly string[] Vague =
    [
        "test", "coverage", "compliance", "scope", "review", "action", "decision", "appointment", "acceptance", "block",
        "owner", "resource", "remediation", "system", "contact", "publication", "quality", "correction", "outcome", "job",
    ];

    private static readonly (string Word, EvidenceKind Kind)[] Kinds =
    [
        ("certificate", EvidenceKind.Certificate),
        ("training", EvidenceKind.TrainingRecord),
        ("contract", EvidenceKind.Agreement),
        ("agreement", EvidenceKind.Agreement),
        ("minutes", EvidenceKind.Minutes),
        ("policy", EvidenceKind.Policy),
        ("procedure", EvidenceKind.Policy),
        ("plan", EvidenceKind.Policy),
        ("report", EvidenceKind.Report),
        ("test", EvidenceKind.Report),
        ("review", EvidenceKind.Report),
    ];

    /// <summary>Holds for a year or two, like a policy, and is not made anew at every review.</summary>
    public static bool IsLasting(string example) => Holds(example, Lasting);

    /// <summary>Would help an attacker or harm a person when it got about.</summary>
    public static bool IsDelicate(string example) => Delicate.Any(d => example.Contains(d, StringComparison.OrdinalIgnoreCase));

    /// <summary>Such as "Patch compliance report, March 2026".</summary>
    public static string Title(CommonControl control, string example, DateOnly on)
    {
        var words = example.Split(' ');
        var isVague = words.Length == 1 || (words.Length == 2 && Vague.Contains(words[0], StringComparer.OrdinalIgnoreCase));
        var subject = isVague ? $"{control.Title}: {example}" : UpperFirst(example);
        return $"{subject}, {Period(control, example, on)}";
    }

    /// <summary>What kind of record its title speaks of.</summary>
    public static EvidenceKind KindOf(string title)
    {
        foreach (var (word, kind) in Kinds)
        {
            if (title.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return kind;
            }
        }

        return EvidenceKind.Log;
    }

    public static string Month(DateOnly on) => on.ToString("MMMM yyyy", British);

    /// <summary>Lower-case letters, digits and hyphens.</summary>
    public static string FileStem(string title)
    {
        var words = new string([.. title.ToLower(British).Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ')]);
        return string.Join('-', words.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    public static string LowerFirst(string title) =>
        title.Length > 1 && char.IsLower(title[1]) ? char.ToLower(title[0], British) + title[1..] : title;

    /// <summary>The ending of the program such a document would be made with.</summary>
    public static string Extension(string example, Chance chance) => example switch
    {
        _ when Holds(example, Pictures) => chance.Percent(60) ? ".png" : ".pdf",
        _ when Holds(example, Settings) => chance.Percent(70) ? ".txt" : ".xlsx",
        _ when Holds(example, Tables) => chance.Percent(85) ? ".xlsx" : ".pdf",
        _ when Holds(example, Lasting) => chance.Percent(55) ? ".docx" : ".pdf",
        _ => chance.Percent(65) ? ".pdf" : ".docx",
    };

    private static string Period(CommonControl control, string example, DateOnly on)
    {
        if (control.ReviewMonths <= 6 && !IsLasting(example))
        {
            return Month(on);
        }

        var year = on.Month >= 4 ? on.Year : on.Year - 1;
        return string.Create(British, $"{year}/{(year + 1) % 100:00}");
    }

    private static bool Holds(string example, string[] words) =>
        example.Split(' ').Any(w => words.Contains(w, StringComparer.OrdinalIgnoreCase));

    private static string UpperFirst(string text) => char.ToUpper(text[0], British) + text[1..];
}
