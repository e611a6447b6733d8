using CyberGov.Pias.Form;

namespace CyberGov.Pias;

public enum ScreeningOutcomeKind
{
    Incomplete,
    None,
    One,
    TwoOrMore,
    Mandatory,
}

/// <summary>Whether the answers to the screening lead to an assessment, which questions decided it, and why in a sentence.</summary>
public sealed record ScreeningOutcome(
    ScreeningOutcomeKind Kind, IReadOnlyList<ScreeningQuestion> DecidedBy, string Explanation)
{
    public bool NeedsAssessment => Kind is ScreeningOutcomeKind.Mandatory or ScreeningOutcomeKind.TwoOrMore;

    public bool NeedsAdvice => Kind is ScreeningOutcomeKind.One;

    /// <summary>Weighs the answers, each <c>yes</c> or <c>no</c> under the id of its question.</summary>
    public static ScreeningOutcome Of(
        IReadOnlyList<ScreeningQuestion> questions, IReadOnlyDictionary<string, string> answers)
    {
        var open = questions.Where(q => answers.GetValueOrDefault(q.Id) is not (FormField.Yes or FormField.No)).ToList();
        var yes = questions.Where(q => answers.GetValueOrDefault(q.Id) == FormField.Yes).ToList();
        var alone = yes.Where(q => q.LeadsTo == ScreeningWeight.Mandatory).ToList();
        var withAnother = yes.Where(q => q.LeadsTo == ScreeningWeight.MandatoryWithAnother).ToList();

        return (open, yes, alone, withAnother) switch
        {
            ({ Count: > 0 }, _, _, _) => Incomplete(open),
            (_, _, { Count: > 0 }, _) => Mandatory(alone),
            (_, { Count: > 1 }, _, { Count: > 0 }) => MandatoryTogether(yes, withAnother),
            (_, { Count: > 1 }, _, _) => TwoOrMore(yes),
            (_, [var only], _, _) => One(only),
            _ => new(
                ScreeningOutcomeKind.None,
                [],
                "No DPIA is needed: every answer is no. This screening is kept, with a date to look at it again."),
        };
    }

    private static ScreeningOutcome Incomplete(List<ScreeningQuestion> open) => new(
        ScreeningOutcomeKind.Incomplete,
        open,
        $"The outcome is not known yet: {Numbers(open)} {(open.Count == 1 ? "has" : "have")} no answer.");

    private static ScreeningOutcome Mandatory(List<ScreeningQuestion> alone) => new(
        ScreeningOutcomeKind.Mandatory,
        alone,
        alone is [var one]
            ? $"A DPIA is required: question {one.Number} asks about {one.About}, which always requires one."
            : $"A DPIA is required: {Listed([.. alone.Select(q => $"question {q.Number} asks about {q.About}")])}, "
                + "and each of these always requires one.");

    private static ScreeningOutcome MandatoryTogether(List<ScreeningQuestion> yes, List<ScreeningQuestion> withAnother)
    {
        var first = withAnother[0];
        var others = yes.Where(q => q != first).ToList();

        return new ScreeningOutcome(
            ScreeningOutcomeKind.Mandatory,
            yes,
            $"A DPIA is required: question {first.Number} asks about {first.About}, which requires one when any other answer is "
            + $"yes, and the {(others.Count == 1 ? "answer" : "answers")} to {Numbers(others)} "
            + $"{(others.Count == 1 ? "is" : "are")} yes.");
    }

    private static ScreeningOutcome TwoOrMore(List<ScreeningQuestion> yes) => new(
        ScreeningOutcomeKind.TwoOrMore,
        yes,
        $"A DPIA is needed: the answers to {Numbers(yes)} are yes, and two are enough.");

    private static ScreeningOutcome One(ScreeningQuestion only) => new(
        ScreeningOutcomeKind.One,
        [only],
        $"The Data Protection Officer must advise whether a DPIA is needed: one answer is yes, question {only.Number} "
        + $"about {only.About}.");

    private static string Numbers(List<ScreeningQuestion> questions) =>
        $"question{(questions.Count == 1 ? "" : "s")} {Listed([.. questions.Select(q => $"{q.Number}")])}";

    private static string Listed(IReadOnlyList<string> items) =>
        items.Count < 2 ? string.Concat(items) : $"{string.Join(", ", items.SkipLast(1))} and {items[^1]}";
}
