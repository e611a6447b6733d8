using System.Globalization;
using CyberGov.Calendar;
using CyberGov.Pias.Content;
using CyberGov.Pias.Form;
using CyberGov.Pias.Workflow;

namespace CyberGov.Pias.Publication;

/// <summary>
/// Lays a document out as headed pieces, in the order of the form. It sees nothing but the document, the form's order and the
/// decisions it is given: what is not in them is on no page and in no file.
/// </summary>
public sealed class PiaPaperWriter(PiaForm form)
{
    private const string FlowStep = "flow";
    private const string ConsultationStep = "consultation";

    public IReadOnlyList<PaperBlock> Blocks(PiaDocument document, IReadOnlyList<PiaDecision> decisions) =>
    [
        .. Head(document),
        .. Screening(document),
        .. form.Steps.SelectMany(step => Step(step, document)),
        .. OtherAnswers(document),
        .. new PaperRisks(form.Risk).Blocks(document),
        .. PaperDecisions.Blocks(decisions),
    ];

    /// <summary>The answer as people read it: the words of what was chosen, as they were then.</summary>
    public string AnswerInWords(PiaDocument document, string field)
    {
        var answer = document.Content.Answer(field);
        var lines = answer.Split('\n');
        if (lines.All(l => document.Surroundings.Options.ContainsKey($"{field}/{l.Trim()}")))
        {
            return string.Join('\n', lines.Select(l => document.Surroundings.Options[$"{field}/{l.Trim()}"]));
        }

        return (IsYesNo(field), answer) switch
        {
            (true, FormField.Yes) => "Yes",
            (true, FormField.No) => "No",
            _ => answer,
        };
    }

    public string QuestionInWords(PiaDocument document, string field) =>
        document.Surroundings.Questions.GetValueOrDefault(field)
        ?? form.Routing.FirstOrDefault(r => r.Id == field)?.Question
        ?? field;

    /// <summary>The answers of a document under the headings of the form, in its order.</summary>
    public IEnumerable<(string Heading, IReadOnlyList<string> Fields)> AnswersInOrder(PiaDocument document)
    {
        var answered = document.Content.Answers.Keys.ToHashSet(StringComparer.Ordinal);
        IReadOnlyList<(string Heading, IEnumerable<string> Fields)> asked =
        [
            ("Screening", form.Screening.Select(q => q.Id).Concat(form.Routing.Select(r => r.Id)).SelectMany(id => new[] { id, NoteOf(id) })),
            .. form.Steps.Select(s => (s.Title, s.Fields.Select(f => f.Id))),
        ];
        foreach (var (heading, fields) in asked)
        {
            IReadOnlyList<string> given = [.. fields.Where(answered.Remove)];
            if (given.Count > 0)
            {
                yield return (heading, given);
            }
        }

        if (answered.Count > 0)
        {
            yield return ("Other answers", [.. answered.Order(StringComparer.Ordinal)]);
        }
    }

    private bool IsYesNo(string field) => form.FindField(field) is { Type: FieldType.YesNo }
        || form.Screening.Any(q => q.Id == field) || form.Routing.Any(q => q.Id == field);

    private static IEnumerable<PaperBlock> Head(PiaDocument document)
    {
        var (content, around) = (document.Content, document.Surroundings);
        yield return new PaperFacts("About this assessment",
        [
            new("Reference", content.Code),
            new("Version", content.VersionNumber.ToString(CultureInfo.InvariantCulture)),
            new("Service area", around.ServiceArea),
            new("Project lead", around.NameOf(content.ProjectLeadId)),
            .. around.Authors.Count > 0 ? [new PaperFact("Written by", string.Join(", ", around.Authors))] : Array.Empty<PaperFact>(),
            new("Information Asset Owner", around.NameOf(content.InformationAssetOwnerId)),
            new("Head of service", around.NameOf(content.HeadOfServiceId)),
            new("Planned start", content.PlannedStartOn?.InWords() ?? "Not set"),
            new("Law enforcement processing", PiaWords.YesNo(content.IsLawEnforcement)),
        ]);
    }

    private IEnumerable<PaperBlock> Screening(PiaDocument document)
    {
        IReadOnlyList<(string Id, string Question)> asked =
        [
            .. form.Screening.Select(q => (q.Id, q.Question)),
            .. form.Routing.Select(q => (q.Id, q.Question)),
        ];
        var rows = asked
            .Where(q => document.Content.Answer(q.Id).Length > 0 || document.Content.Answer(NoteOf(q.Id)).Length > 0)
            .Select(IReadOnlyList<string> (q) =>
                [q.Id, QuestionInWords(document, q.Id), AnswerInWords(document, q.Id), document.Content.Answer(NoteOf(q.Id))])
            .ToList();
        if (rows.Count > 0)
        {
            yield return new PaperHeading(1, "Screening");
            yield return new PaperTable("Screening questions", ["No", "Question", "Answer", "Note"], rows);
        }
    }

    private IEnumerable<PaperBlock> Step(FormStep step, PiaDocument document)
    {
        List<PaperBlock> blocks =
        [
            .. step.Fields
                .Where(f => document.Content.Answer(f.Id).Length > 0)
                .SelectMany(IEnumerable<PaperBlock> (f) =>
                    [new PaperHeading(2, QuestionInWords(document, f.Id)), new PaperText(AnswerInWords(document, f.Id))]),
        ];
        switch (step.Id)
        {
            case FlowStep when document.Content.Flows.Count > 0:
                blocks.Add(Flows(document.Content.Flows));
                break;
            case ConsultationStep when document.Content.Consultees.Count > 0:
                blocks.Insert(0, Consultees(document.Content.Consultees));
                break;
        }

        return blocks.Count == 0 ? [] : [new PaperHeading(1, step.Title), .. blocks];
    }

    /// <summary>Answers to questions that the council has since taken out of its form: what was decided on is still shown.</summary>
    private IEnumerable<PaperBlock> OtherAnswers(PiaDocument document)
    {
        HashSet<string> known =
        [
            .. form.Fields.Select(f => f.Id),
            .. form.Screening.Select(q => q.Id).Concat(form.Routing.Select(q => q.Id)).SelectMany(id => new[] { id, NoteOf(id) }),
        ];
        List<PaperBlock> blocks =
        [
            .. document.Content.Answers.Keys.Where(k => !known.Contains(k)).SelectMany(IEnumerable<PaperBlock> (k) =>
                [new PaperHeading(2, QuestionInWords(document, k)), new PaperText(AnswerInWords(document, k))]),
        ];

        return blocks.Count == 0 ? [] : [new PaperHeading(1, "Other answers"), .. blocks];
    }

    private static PaperTable Flows(IReadOnlyList<ContentFlow> flows) => new(
        "How the data moves, step by step",
        ["Step", "From", "To", "Data", "Route", "Protection", "Country"],
        [
            .. flows.Select((f, index) => new[]
            {
                (index + 1).ToString(CultureInfo.InvariantCulture), f.Source, f.Recipient, f.Data, f.Route, f.Protection, f.Country,
            }),
        ]);

    private static PaperTable Consultees(IReadOnlyList<ContentConsultee> consultees) => new(
        "Who was asked, and what came of it",
        ["Whose views", "Who", "When", "How", "What they said", "What was done"],
        [
            .. consultees.Select(c => new[]
            {
                PiaWords.Of(c.Kind), c.Who, c.ConsultedOn?.InWords() ?? "", c.How, c.Views, c.Response,
            }),
        ]);

    private static string NoteOf(string question) => $"{question}-note";
}
