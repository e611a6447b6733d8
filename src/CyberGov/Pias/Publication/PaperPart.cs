using System.Globalization;
using CyberGov.Pias.Content;

namespace CyberGov.Pias.Publication;

/// <summary>One part of an assessment that may be withheld by itself.</summary>
/// <param name="Key">Such as answer/technology; the same in every reading of the same content.</param>
/// <param name="Group">Under which heading it is offered.</param>
/// <param name="Name">The question, or what kind of line it is.</param>
/// <param name="Text">What it says: for whoever decides about it, and for nobody else.</param>
public sealed record PaperPart(string Key, string Group, string Name, string Text)
{
    public static string Answer(string field) => $"answer/{field}";

    public static string Flow(ContentFlow flow) => Numbered("flow", flow.Position);

    public static string Consultee(ContentConsultee consultee) => Numbered("consultee", consultee.Position);

    public static string Risk(ContentRisk risk) => Numbered("risk", risk.Number);

    public static string Measure(ContentRisk risk, ContentMeasure measure) =>
        string.Create(CultureInfo.InvariantCulture, $"measure/{risk.Number}.{measure.Number}");

    private static string Numbered(string kind, int number) => string.Create(CultureInfo.InvariantCulture, $"{kind}/{number}");
}

/// <summary>Lists what of a document may be published or withheld, in the order of the paper.</summary>
public static class PaperParts
{
    public static IReadOnlyList<PaperPart> Of(PiaDocument document, PiaPaperWriter writer)
    {
        var content = document.Content;
        return
        [
            .. writer.AnswersInOrder(document).SelectMany(step => step.Fields.Select(field => new PaperPart(
                PaperPart.Answer(field), step.Heading, Question(document, writer, field), writer.AnswerInWords(document, field)))),
            .. content.Flows.Select(f => new PaperPart(
                PaperPart.Flow(f), "Data flows", $"Flow {f.Position}",
                Joined(f.Source, f.Recipient, f.Data, f.Route, f.Protection, f.Country))),
            .. content.Consultees.Select(c => new PaperPart(
                PaperPart.Consultee(c), "Consultation", $"{PiaWords.Of(c.Kind)}, line {c.Position}", Joined(c.Who, c.How, c.Views, c.Response))),
            .. content.Risks.SelectMany(IEnumerable<PaperPart> (r) =>
            [
                new(PaperPart.Risk(r), "Risks and measures", $"Risk {r.Number}", r.SourceAndEffect),
                .. r.Measures.Select(m => new PaperPart(
                    PaperPart.Measure(r, m), "Risks and measures", $"Measure {r.Number}.{m.Number}", Joined(m.Description, m.ControlCode ?? ""))),
            ]),
        ];
    }

    private static string Question(PiaDocument document, PiaPaperWriter writer, string field)
    {
        const string Note = "-note";
        return field.EndsWith(Note, StringComparison.Ordinal)
            ? $"Note on: {writer.QuestionInWords(document, field[..^Note.Length])}"
            : writer.QuestionInWords(document, field);
    }

    private static string Joined(params IEnumerable<string> texts) => string.Join("; ", texts.Where(t => t.Length > 0));
}
