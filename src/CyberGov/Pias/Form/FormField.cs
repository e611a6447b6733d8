namespace CyberGov.Pias.Form;

public enum FieldType
{
    Text,
    LongText,
    YesNo,
    Choice,

    /// <summary>Any number of options; an answer is their ids, one a line.</summary>
    Choices,
    Link,
}

/// <summary>Whether a question is asked of law enforcement processing (Part 3 of the Data Protection Act 2018).</summary>
public enum Part3Use
{
    Both,
    Only,
    Not,
}

/// <summary>One question of the assessment. Answers are text, kept under the field's id.</summary>
public sealed record FormField(
    string Id,
    string Label,
    string Help,
    string? Example,
    FieldType Type,
    IReadOnlyList<FieldOption> Options,
    bool IsRequired,
    FieldCondition? When,
    bool ChangeRaisesReview,
    Part3Use Part3)
{
    public const string Yes = "yes";
    public const string No = "no";

    /// <summary>Whether the question is asked at all, given what has been answered so far.</summary>
    public bool AppliesTo(IReadOnlyDictionary<string, string> answers, bool isPart3) =>
        IsAskedUnder(isPart3) && (When is null || When.IsMet(answers, isPart3));

    /// <summary>True when the question is asked, must be answered and is not.</summary>
    public bool IsMissing(IReadOnlyDictionary<string, string> answers, bool isPart3) =>
        IsRequired && AppliesTo(answers, isPart3) && string.IsNullOrWhiteSpace(answers.GetValueOrDefault(Id));

    /// <summary>Whether a stored answer is one that this field can hold; an empty answer always is.</summary>
    public bool Accepts(string answer) => answer.Length == 0 || Type switch
    {
        FieldType.YesNo => answer is Yes or No,
        FieldType.Choice => Options.Any(o => o.Id == answer),
        FieldType.Choices => AcceptsAll(Parts(answer)),
        FieldType.Link => Uri.TryCreate(answer, UriKind.Absolute, out var link) && link.Scheme is "https" or "http",
        _ => true,
    };

    /// <summary>The answer as people read it: the labels of what was chosen, or the text itself.</summary>
    public IReadOnlyList<string> InWords(string answer) => Type switch
    {
        FieldType.YesNo => answer switch { Yes => ["Yes"], No => ["No"], _ => [] },
        FieldType.Choice or FieldType.Choices => [.. Parts(answer).Select(LabelOf)],
        _ => answer.Length == 0 ? [] : [answer],
    };

    /// <summary>The ids in a stored answer.</summary>
    public static IReadOnlyList<string> Parts(string answer) =>
        answer.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private bool IsAskedUnder(bool isPart3) => Part3 switch
    {
        Part3Use.Only => isPart3,
        Part3Use.Not => !isPart3,
        _ => true,
    };

    private bool AcceptsAll(IReadOnlyList<string> ids) =>
        ids.Distinct(StringComparer.Ordinal).Count() == ids.Count
        && ids.All(id => Options.Any(o => o.Id == id))
        && (ids.Count == 1 || !Options.Any(o => o.IsAlone && ids.Contains(o.Id, StringComparer.Ordinal)));

    // An option that the council has since taken out of its files still shows what was chosen then.
    private string LabelOf(string id) => Options.FirstOrDefault(o => o.Id == id)?.Label ?? id;
}

/// <summary>Something to choose. <paramref name="IsAlone"/> marks a "none of these" that excludes every other.</summary>
public sealed record FieldOption(string Id, string Label, string? Help, bool IsAlone);

/// <summary>A question is asked only when an earlier one, itself asked, has one of these answers.</summary>
public sealed record FieldCondition(FormField Field, IReadOnlyList<string> Values)
{
    public string FieldId => Field.Id;

    public bool IsMet(IReadOnlyDictionary<string, string> answers, bool isPart3) =>
        Field.AppliesTo(answers, isPart3)
        && answers.TryGetValue(FieldId, out var answer)
        && FormField.Parts(answer).Intersect(Values, StringComparer.Ordinal).Any();
}
