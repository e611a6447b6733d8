using CyberGov.Pias.Form;

namespace CyberGov.UnitTests.Pias.Form;

public sealed class FormFieldTests
{
    [Theory]
    [InlineData("lawful-basis", "consent", "consent-plan", true)]
    [InlineData("lawful-basis", "public-task", "consent-plan", false)]
    [InlineData("lawful-basis", "public-task", "statutory-power", true)]
    [InlineData("lawful-basis", "legal-obligation", "statutory-power", true)]
    [InlineData("lawful-basis", "contract", "statutory-power", false)]
    [InlineData("uses-processors", "yes", "processor-input", true)]
    [InlineData("uses-processors", "yes", "processors-and-contracts", true)]
    [InlineData("uses-processors", "no", "processors-and-contracts", false)]
    [InlineData("transfers-abroad", "yes", "transfers-and-safeguards", true)]
    [InlineData("transfers-abroad", "no", "transfers-and-safeguards", false)]
    [InlineData("people-asked", "no", "no-consultation-reason", true)]
    [InlineData("people-asked", "yes", "no-consultation-reason", false)]
    [InlineData("publication-choice", "summary", "redaction-note", true)]
    [InlineData("publication-choice", "in-full", "redaction-note", false)]
    [InlineData("special-or-offence-flag", "yes", "art9-or-10-condition", true)]
    [InlineData("special-or-offence-flag", "no", "art9-or-10-condition", false)]
    public void A_question_that_hangs_on_another_is_asked_and_required_only_then(
        string field, string answer, string asked, bool expected)
    {
        var answers = new Dictionary<string, string> { [field] = answer };

        Assert.Equal(expected, ShippedPiaForm.Field(asked).AppliesTo(answers, isPart3: false));
        Assert.Equal(expected, ShippedPiaForm.Field(asked).IsMissing(answers, isPart3: false));
        Assert.False(ShippedPiaForm.Field(asked).AppliesTo(new Dictionary<string, string>(), isPart3: false));
    }

    [Theory]
    [InlineData("health-or-social-care", true)]
    [InlineData("explicit-consent\noffences-schedule-1", true)]
    [InlineData("explicit-consent\nlegal-claims", false)]
    [InlineData("offences-official-authority", false)]
    public void Schedule_1_is_asked_for_only_by_conditions_that_need_it(string conditions, bool expected)
    {
        var answers = new Dictionary<string, string>
        {
            ["special-or-offence-flag"] = "yes",
            ["art9-or-10-condition"] = conditions,
        };

        Assert.Equal(expected, ShippedPiaForm.Field("schedule1-paragraph").AppliesTo(answers, isPart3: false));
    }

    [Theory]
    [InlineData("p18-safeguarding", true)]
    [InlineData("p1-employment", true)]
    [InlineData("p2-health-or-social-care", false)]
    [InlineData("p4-research\np33-legal-claims", false)]
    public void The_policy_document_is_asked_for_only_by_paragraphs_that_need_it(string paragraphs, bool expected)
    {
        var answers = new Dictionary<string, string>
        {
            ["special-or-offence-flag"] = "yes",
            ["art9-or-10-condition"] = "substantial-public-interest",
            ["schedule1-paragraph"] = paragraphs,
        };

        Assert.Equal(expected, ShippedPiaForm.Field("policy-document-link").AppliesTo(answers, isPart3: false));
    }

    [Fact]
    public void An_answer_to_a_question_that_is_no_longer_asked_asks_nothing_further()
    {
        var answers = new Dictionary<string, string>
        {
            ["special-or-offence-flag"] = "no",
            ["art9-or-10-condition"] = "substantial-public-interest",
            ["schedule1-paragraph"] = "p14-fraud",
        };

        Assert.False(ShippedPiaForm.Field("schedule1-paragraph").AppliesTo(answers, isPart3: false));
        Assert.False(ShippedPiaForm.Field("policy-document-link").AppliesTo(answers, isPart3: false));
    }

    [Fact]
    public void Law_enforcement_has_questions_of_its_own_in_place_of_the_general_ones()
    {
        var answers = new Dictionary<string, string> { ["special-or-offence-flag"] = "yes", ["lawful-basis"] = "public-task" };

        Assert.Equal(
            ["lawful-basis", "statutory-power", "art9-or-10-condition"],
            ShippedPiaForm.Form.Fields.Where(f => f.Part3 == Part3Use.Not && f.AppliesTo(answers, isPart3: false)).Select(f => f.Id));
        Assert.Equal(
            ["part-3-kinds-of-people", "part-3-lawful-basis", "part-3-law", "part-3-sensitive-condition", "part-3-logs"],
            ShippedPiaForm.Form.Fields.Where(f => f.Part3 == Part3Use.Only && f.AppliesTo(answers, isPart3: true)).Select(f => f.Id));
        Assert.DoesNotContain(
            ShippedPiaForm.Form.Fields, f => f.Part3 != Part3Use.Both && f.AppliesTo(answers, f.Part3 == Part3Use.Not));
    }

    [Fact]
    public void A_step_names_what_is_missing_and_blanks_are_no_answer()
    {
        var step = ShippedPiaForm.Form.FindStep("need")!;
        var answers = new Dictionary<string, string> { ["aim"] = " \n", ["need-reason"] = "Cameras" };

        Assert.Equal(["aim", "processing-type"], step.Missing(answers, isPart3: false).Select(f => f.Id));
    }

    [Theory]
    [InlineData("uses-processors", "", true)]
    [InlineData("uses-processors", "yes", true)]
    [InlineData("uses-processors", "maybe", false)]
    [InlineData("lawful-basis", "consent", true)]
    [InlineData("lawful-basis", "consent\ncontract", false)]
    [InlineData("lawful-basis", "made-up", false)]
    [InlineData("high-risk-kinds", "tracking\nmatching", true)]
    [InlineData("high-risk-kinds", "none", true)]
    [InlineData("high-risk-kinds", "none\nmatching", false)]
    [InlineData("high-risk-kinds", "matching\nmatching", false)]
    [InlineData("high-risk-kinds", "matching\nmade-up", false)]
    [InlineData("policy-document-link", "https://example.gov.uk/policy", true)]
    [InlineData("policy-document-link", "javascript:alert(1)", false)]
    [InlineData("policy-document-link", "/policy", false)]
    [InlineData("aim", "anything\nat all", true)]
    public void A_field_accepts_only_answers_it_can_hold(string field, string answer, bool expected) =>
        Assert.Equal(expected, ShippedPiaForm.Field(field).Accepts(answer));

    [Fact]
    public void Answers_are_read_in_words()
    {
        Assert.Equal(["Yes"], ShippedPiaForm.Field("uses-processors").InWords("yes"));
        Assert.Equal(["Public task"], ShippedPiaForm.Field("lawful-basis").InWords("public-task"));
        Assert.Equal(
            ["Genetic data", "an-option-taken-out"], ShippedPiaForm.Field("high-risk-kinds").InWords("genetic\nan-option-taken-out"));
        Assert.Equal(["one\ntwo"], ShippedPiaForm.Field("aim").InWords("one\ntwo"));
        Assert.Empty(ShippedPiaForm.Field("aim").InWords(""));
    }
}
