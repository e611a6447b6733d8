using CyberGov.Pias.Assessment;
using CyberGov.Pias.Form;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace CyberGov.Web.Pages.Pias;

/// <summary>One answer in a form, with the revision the person had before them.</summary>
public sealed class AnswerInput
{
    public string? Value { get; set; }

    /// <summary>Where several may be ticked.</summary>
    public IList<string?> Values { get; set; } = [];

    public int Revision { get; set; }

    /// <summary>After a clash: let the other's text stand.</summary>
    public bool KeepsTheirs { get; set; }
}

/// <summary>One question as its page shows it.</summary>
public sealed record AskedQuestion(
    FormField Field, IDictionary<string, AnswerInput> Answers, AnswerClash? Clash, IReadOnlyList<PiaRemark> Remarks)
{
    /// <summary>Of the page about its comments; null where nobody may write any.</summary>
    public string? CommentsAt { get; init; }

    public bool IsSide { get; init; }

    /// <summary>Cases that help to answer.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];
}

/// <summary>The questions of one page with what stands, and what was sent in their place.</summary>
public sealed class AnswerSheet(
    IReadOnlyList<FormField> fields, IReadOnlyDictionary<string, PiaAnswer> standing, Dictionary<string, AnswerInput> answers)
{
    private readonly Dictionary<string, AnswerClash> _clashes = new(StringComparer.Ordinal);

    public IReadOnlyList<FormField> Fields => fields;

    public AnswerClash? ClashOf(string field) => _clashes.GetValueOrDefault(field);

    /// <summary>Fills the boxes that the form has not sent with what stands.</summary>
    public void Lay()
    {
        foreach (var field in fields.Where(f => !answers.ContainsKey(f.Id)))
        {
            var stands = standing.GetValueOrDefault(field.Id);
            answers[field.Id] = new AnswerInput
            {
                Value = stands?.Value,
                Values = [.. FormField.Parts(stands?.Value ?? "")],
                Revision = stands?.Revision ?? 0,
            };
        }
    }

    /// <summary>Says of every answer that cannot be kept how to mend it.</summary>
    public void Check(ModelStateDictionary modelState)
    {
        foreach (var field in fields.Where(f => answers.ContainsKey(f.Id)))
        {
            if (PiaFields.ProblemWith(field, TextOf(field)) is { } problem)
            {
                modelState.AddModelError(NameOf(field), problem);
            }
        }
    }

    /// <summary>The answers that can be kept, also when others cannot: what is right is never typed twice.</summary>
    public IReadOnlyList<SentAnswer> Sent =>
    [
        .. fields
            .Where(f => answers.TryGetValue(f.Id, out var answer) && !answer.KeepsTheirs && PiaFields.ProblemWith(f, TextOf(f)) is null)
            .Select(f => new SentAnswer(f.Id, TextOf(f), answers[f.Id].Revision)),
    ];

    /// <summary>
    /// Shows both texts where two people have written, and lets the next save of this form stand: it is then made in knowledge
    /// of the other's text.
    /// </summary>
    public void Show(
        IReadOnlyList<AnswerClash> clashes, IReadOnlyDictionary<string, PiaAnswer> standsNow, ModelStateDictionary modelState)
    {
        foreach (var clash in clashes)
        {
            _clashes[clash.Field] = clash;
            modelState.AddModelError(
                NameOf(fields.First(f => f.Id == clash.Field)),
                $"{clash.WrittenBy} has answered this while you were writing. Choose which answer is to stand, or write one from both");
        }

        foreach (var field in fields.Where(f => standsNow.ContainsKey(f.Id)))
        {
            modelState.Remove($"Answers[{field.Id}].Revision");
            answers[field.Id].Revision = standsNow[field.Id].Revision;
        }
    }

    public static string NameOf(FormField field) =>
        $"Answers[{field.Id}].{(field.Type == FieldType.Choices ? nameof(AnswerInput.Values) : nameof(AnswerInput.Value))}";

    /// <summary>The place of a form field among the questions, for the list of errors.</summary>
    public int PlaceOf(string fieldName) =>
        fields.Index().Where(f => fieldName.StartsWith($"Answers[{f.Item.Id}]", StringComparison.Ordinal)).Select(f => f.Index + 1).FirstOrDefault();

    private string TextOf(FormField field)
    {
        var answer = answers[field.Id];
        return field.Type == FieldType.Choices
            ? string.Join('\n', answer.Values.Where(v => !string.IsNullOrEmpty(v)))
            : (answer.Value ?? "").ReplaceLineEndings("\n");
    }
}
