namespace CyberGov.Pias.Form;

/// <summary>The questions of the privacy impact assessment, as the files in <c>controls/assessments</c> ask them.</summary>
public sealed record PiaForm(
    IReadOnlyList<ScreeningQuestion> Screening,
    IReadOnlyList<RoutingQuestion> Routing,
    IReadOnlyList<FormStep> Steps,
    RiskScale Risk)
{
    public IEnumerable<FormField> Fields => Steps.SelectMany(s => s.Fields);

    public FormStep? FindStep(string id) => Steps.FirstOrDefault(s => s.Id == id);

    public FormField? FindField(string id) => Fields.FirstOrDefault(f => f.Id == id);
}

/// <summary>One page of questions. A step without fields holds a table or a decision that the program builds itself.</summary>
public sealed record FormStep(string Id, string Title, string Lead, IReadOnlyList<FormField> Fields)
{
    /// <summary>The fields that must be answered and are not.</summary>
    public IEnumerable<FormField> Missing(IReadOnlyDictionary<string, string> answers, bool isPart3) =>
        Fields.Where(f => f.IsMissing(answers, isPart3));
}
