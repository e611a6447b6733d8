using CyberGov.Calendar;
using CyberGov.Pias.Form;

namespace CyberGov.Pias.Content;

/// <summary>One part of an assessment in two of its states.</summary>
public sealed record ComparedPart(string Label, string Before, string After)
{
    public bool IsChanged => !string.Equals(Before, After, StringComparison.Ordinal);
}

/// <summary>The parts of one step in two states.</summary>
public sealed record ComparedStep(string Title, IReadOnlyList<ComparedPart> Parts)
{
    public IEnumerable<ComparedPart> Changed => Parts.Where(p => p.IsChanged);

    public int UnchangedCount => Parts.Count(p => !p.IsChanged);
}

/// <summary>Sets two states of an assessment side by side, in the words that people read.</summary>
public static class PiaComparison
{
    public static IReadOnlyList<ComparedStep> Of(PiaDocument before, PiaDocument after, PiaForm form) =>
    [
        new("Who and when", Head(before, after)),
        new("Screening", [.. form.Screening.SelectMany(q => new[] { q.Id, q.Id + "-note" })
            .Concat(form.Routing.Select(r => r.Id)).Select(id => Answer(id, before, after)).Where(p => p.Before.Length + p.After.Length > 0)]),
        .. form.Steps.Select(step => new ComparedStep(step.Title, [.. PartsOf(step, before, after)])).Where(s => s.Parts.Count > 0),
    ];

    private static List<ComparedPart> Head(PiaDocument before, PiaDocument after)
    {
        return
        [
            Of("Title", d => d.Content.Title),
            Of("Service area", d => d.Surroundings.ServiceArea),
            Of("Project lead", d => d.Surroundings.NameOf(d.Content.ProjectLeadId)),
            Of("Information Asset Owner", d => d.Surroundings.NameOf(d.Content.InformationAssetOwnerId)),
            Of("Head of service", d => d.Surroundings.NameOf(d.Content.HeadOfServiceId)),
            Of("Planned start", d => d.Content.PlannedStartOn?.InWords() ?? ""),
            Of("Law enforcement processing", d => d.Content.IsLawEnforcement ? "Yes" : "No"),
        ];

        ComparedPart Of(string label, Func<PiaDocument, string> text) => new(label, text(before), text(after));
    }

    private static IEnumerable<ComparedPart> PartsOf(FormStep step, PiaDocument before, PiaDocument after)
    {
        foreach (var part in step.Fields.Select(f => Answer(f.Id, before, after)).Where(p => p.Before.Length + p.After.Length > 0))
        {
            yield return part;
        }

        var tables = step.Id switch
        {
            "flow" => [new("Data flows", Lines(before.Content.Flows, PiaWording.Of), Lines(after.Content.Flows, PiaWording.Of))],
            "consultation" =>
                [new("Consultation log", Lines(before.Content.Consultees, PiaWording.Of), Lines(after.Content.Consultees, PiaWording.Of))],
            "risks" => Risks(before, after),
            _ => Enumerable.Empty<ComparedPart>(),
        };
        foreach (var part in tables)
        {
            yield return part;
        }
    }

    /// <summary>A risk keeps its number through all versions, so that it is compared with itself.</summary>
    private static IEnumerable<ComparedPart> Risks(PiaDocument before, PiaDocument after) => before.Content.Risks
        .Concat(after.Content.Risks)
        .Select(r => r.Number)
        .Distinct()
        .Order()
        .Select(number => new ComparedPart($"Risk {number}", Risk(before, number), Risk(after, number)));

    private static string Risk(PiaDocument document, int number) =>
        document.Content.Risks.FirstOrDefault(r => r.Number == number) is { } risk ? PiaWording.Of(risk, document.Surroundings) : "";

    private static ComparedPart Answer(string field, PiaDocument before, PiaDocument after) => new(
        LabelOf(field, after.Surroundings) ?? LabelOf(field, before.Surroundings) ?? field,
        PiaWording.Answer(field, before),
        PiaWording.Answer(field, after));

    private static string? LabelOf(string field, PiaSurroundings surroundings) =>
        surroundings.Questions.GetValueOrDefault(field)
        ?? (field.EndsWith("-note", StringComparison.Ordinal) ? $"Note on question {field[1..^5]}" : null);

    private static string Lines<T>(IEnumerable<T> lines, Func<T, string> inWords) => string.Join('\n', lines.Select(inWords));
}
