using CyberGov.Pias;
using CyberGov.Pias.Form;
using CyberGov.UnitTests.Pias.Form;

namespace CyberGov.UnitTests.Pias;

public sealed class ScreeningOutcomeTests
{
    private static readonly IReadOnlyList<ScreeningQuestion> Questions = ShippedPiaForm.Form.Screening;

    /// <summary>The rule said once more, over bits, for each of the 32,768 ways to answer.</summary>
    [Fact]
    public void Every_combination_of_answers_has_the_outcome_of_the_rule()
    {
        var alone = Mask(ScreeningWeight.Mandatory);
        var withAnother = Mask(ScreeningWeight.MandatoryWithAnother);

        for (var yes = 0; yes < 1 << Questions.Count; yes++)
        {
            var count = int.PopCount(yes);
            var expected = ((yes & alone) != 0 || ((yes & withAnother) != 0 && count > 1), count) switch
            {
                (true, _) => ScreeningOutcomeKind.Mandatory,
                (_, > 1) => ScreeningOutcomeKind.TwoOrMore,
                (_, 1) => ScreeningOutcomeKind.One,
                _ => ScreeningOutcomeKind.None,
            };
            var outcome = Outcome(Answers(yes));

            Assert.Equal(expected, outcome.Kind);
            Assert.Equal(expected is ScreeningOutcomeKind.Mandatory or ScreeningOutcomeKind.TwoOrMore, outcome.NeedsAssessment);
            Assert.All(outcome.DecidedBy, q => Assert.NotEqual(0, yes & (1 << (q.Number - 1))));
            Assert.All(outcome.DecidedBy, q => Assert.Contains($" {q.Number}", outcome.Explanation, StringComparison.Ordinal));
            Assert.Equal(yes == 0, outcome.DecidedBy.Count == 0);
        }
    }

    [Fact]
    public void A_further_yes_never_makes_an_assessment_unnecessary()
    {
        for (var yes = 0; yes < 1 << Questions.Count; yes++)
        {
            if (!Outcome(Answers(yes)).NeedsAssessment)
            {
                Assert.All(
                    Questions.Select(q => 1 << (q.Number - 1)),
                    bit => Assert.True(Outcome(Answers(yes | bit)).Kind >= Outcome(Answers(yes)).Kind));
            }
        }
    }

    [Fact]
    public void An_open_question_leaves_the_outcome_open()
    {
        foreach (var question in Questions)
        {
            var answers = Answers((1 << Questions.Count) - 1);
            answers.Remove(question.Id);
            var outcome = Outcome(answers);

            Assert.Equal(ScreeningOutcomeKind.Incomplete, outcome.Kind);
            Assert.Equal([question], outcome.DecidedBy);
            Assert.Equal($"The outcome is not known yet: question {question.Number} has no answer.", outcome.Explanation);
        }
    }

    [Theory]
    [InlineData("S11", "A DPIA is required: question 11 asks about watching public places, which always requires one.")]
    [InlineData(
        "S9 S11",
        "A DPIA is required: question 9 asks about handling sensitive or offence data on a large scale and question 11 asks about "
        + "watching public places, and each of these always requires one.")]
    [InlineData(
        "S12 S8",
        "A DPIA is required: question 12 asks about identifying people by their body or genes, which requires one when any other "
        + "answer is yes, and the answer to question 8 is yes.")]
    [InlineData(
        "S5 S12 S1",
        "A DPIA is required: question 5 asks about new or intrusive technology, which requires one when any other answer is yes, and "
        + "the answers to questions 1 and 12 are yes.")]
    [InlineData("S1 S4 S8", "A DPIA is needed: the answers to questions 1, 4 and 8 are yes, and two are enough.")]
    [InlineData(
        "S3",
        "The Data Protection Officer must advise whether a DPIA is needed: one answer is yes, question 3 about giving data to someone "
        + "who does not get it today.")]
    [InlineData("", "No DPIA is needed: every answer is no. This screening is kept, with a date to look at it again.")]
    public void The_reason_is_told_in_a_sentence(string yes, string expected)
    {
        var answers = Questions.ToDictionary(q => q.Id, q => yes.Split(' ').Contains(q.Id) ? "yes" : "no");

        Assert.Equal(expected, Outcome(answers).Explanation);
    }

    private static ScreeningOutcome Outcome(Dictionary<string, string> answers) => ScreeningOutcome.Of(Questions, answers);

    private static int Mask(ScreeningWeight weight) =>
        Questions.Where(q => q.LeadsTo == weight).Sum(q => 1 << (q.Number - 1));

    private static Dictionary<string, string> Answers(int yes) =>
        Questions.ToDictionary(q => q.Id, q => (yes & (1 << (q.Number - 1))) != 0 ? "yes" : "no");
}
