using CyberGov.Pias.Form;

namespace CyberGov.Pias.Assessment;

/// <summary>Every question whose answer is kept: those of the screening with their notes, the routing, and those of the steps.</summary>
public sealed class PiaFields
{
    private readonly Dictionary<string, FormField> _all;

    public PiaFields(PiaForm form)
    {
        Screening =
        [
            .. form.Screening.SelectMany(q => new[] { YesOrNo(q.Id, q.Question, q.Help), NoteOf(q.Id) }),
            .. form.Routing.Select(r => YesOrNo(r.Id, r.Question, r.Help)),
        ];
        _all = Screening.Concat(form.Fields).ToDictionary(f => f.Id, StringComparer.Ordinal);
        LawEnforcement = form.Routing.Where(r => r.LeadsTo == Route.LawEnforcement).Select(r => r.Id).FirstOrDefault();
    }

    /// <summary>The questions of the screening in the order of its page.</summary>
    public IReadOnlyList<FormField> Screening { get; }

    /// <summary>The question that says whether Part 3 of the Data Protection Act 2018 applies.</summary>
    public string? LawEnforcement { get; }

    public FormField? Find(string id) => _all.GetValueOrDefault(id);

    public bool IsOfScreening(string id) => Screening.Any(f => f.Id == id);

    public static string NoteIdOf(string questionId) => questionId + "-note";

    /// <summary>What is wrong with an answer, as a sentence that says how to mend it; null when it can be kept.</summary>
    public static string? ProblemWith(FormField field, string value) => value switch
    {
        { Length: > PiaAnswer.MaxLength } => $"The answer to “{field.Label}” must be {PiaAnswer.MaxLength:N0} characters or less",
        _ when field.Accepts(value) => null,
        _ => field.Type switch
        {
            FieldType.YesNo => $"Select yes or no: {field.Label}",
            FieldType.Choice => $"Select one of the answers in the list: {field.Label}",
            FieldType.Choices when field.Options.Any(o => o.IsAlone && FormField.Parts(value).Contains(o.Id, StringComparer.Ordinal)) =>
                $"Select what applies, or select “{field.Options.First(o => o.IsAlone).Label}”, but not both: {field.Label}",
            FieldType.Choices => $"Select answers from the list: {field.Label}",
            _ => $"Enter a whole address, such as https://www.example.gov.uk/policy: {field.Label}",
        },
    };

    private static FormField YesOrNo(string id, string question, string help) =>
        new(id, question, help, null, FieldType.YesNo, [], true, null, false, Part3Use.Both);

    private static FormField NoteOf(string questionId) => new(
        NoteIdOf(questionId), "If yes, what will happen?", "Needed for every yes before the screening is handed in", null,
        FieldType.LongText, [], false, null, false, Part3Use.Both);
}
