using System.Text.RegularExpressions;
using CyberGov.Catalogue;
using CyberGov.Pias.Form;
using CyberGov.Testing;

namespace CyberGov.UnitTests.Pias.Form;

public sealed partial class ShippedPiaFormTests
{
    private static readonly PiaForm Form = ShippedPiaForm.Form;

    /// <summary>What an assessment must hold, as the law and the regulator's template ask; other questions may stand beside.</summary>
    public static TheoryData<string, string[]> FieldsOfSteps => new()
    {
        { "need", ["aim", "processing-type", "need-reason"] },
        {
            "nature",
            ["collection-use-storage-deletion", "data-source", "recipients", "technology", "high-risk-kinds"]
        },
        {
            "scope",
            [
                "data-categories", "special-or-offence-flag", "volume", "frequency", "retention", "people-affected", "area",
            ]
        },
        {
            "context",
            [
                "relationship-and-control", "expectations", "children-or-vulnerable", "known-concerns", "state-of-technology",
                "codes-or-certification",
            ]
        },
        { "purposes", ["intended-outcome", "effect-on-people", "benefits"] },
        { "consultation", ["no-consultation-reason", "processor-input", "security-advice"] },
        {
            "necessity",
            [
                "lawful-basis", "statutory-power", "art9-or-10-condition", "schedule1-paragraph", "policy-document-link",
                "alternatives-considered", "function-creep-control", "data-quality-and-minimisation", "privacy-information",
                "rights-support", "processors-and-contracts", "transfers-and-safeguards",
            ]
        },
        { "after", ["publication-choice", "redaction-note"] },
    };

    [Theory]
    [MemberData(nameof(FieldsOfSteps))]
    public void Every_step_asks_what_it_must(string step, string[] fields) =>
        Assert.Empty(fields.Except(Form.FindStep(step)!.Fields.Select(f => f.Id)));

    [Fact]
    public void The_steps_are_in_order_and_the_tables_of_the_program_have_no_fields()
    {
        Assert.Equal(PiaFormKeys.Steps, Form.Steps.Select(s => s.Id));
        Assert.Equal(PiaFormKeys.StepsWithoutFields, Form.Steps.Where(s => s.Fields.Count == 0).Select(s => s.Id));
    }

    [Fact]
    public void The_screening_weighs_its_15_questions_as_the_law_and_the_regulator_do()
    {
        Assert.Equal(Enumerable.Range(1, 15).Select(n => $"S{n}"), Form.Screening.Select(q => q.Id));
        Assert.Equal(Enumerable.Range(1, 15), Form.Screening.Select(q => q.Number));
        Assert.Equal(["S7", "S9", "S11", "S13", "S15"], Weighing(ScreeningWeight.Mandatory));
        Assert.Equal(["S5", "S12", "S14"], Weighing(ScreeningWeight.MandatoryWithAnother));
        Assert.All(Form.Screening, q => Assert.InRange(q.Examples.Count, 1, 3));
    }

    [Fact]
    public void Four_routing_questions_lead_to_four_sets_of_rules() => Assert.Equal(
        [("R1", Route.LawEnforcement), ("R2", Route.DataSharing), ("R3", Route.SupplierOrTransfer), ("R4", Route.Algorithm)],
        Form.Routing.Select(q => (q.Id, q.LeadsTo)));

    [Fact]
    public void A_change_of_purpose_data_recipients_supplier_or_technology_raises_a_review() => Assert.Equal(
        [
            "aim", "data-source", "recipients", "uses-processors", "technology", "data-categories", "special-or-offence-flag",
            "intended-outcome", "processors-and-contracts", "transfers-abroad", "transfers-and-safeguards",
        ],
        Form.Fields.Where(f => f.ChangeRaisesReview).Select(f => f.Id));

    [Fact]
    public void Only_codes_and_certificates_may_stay_open() =>
        Assert.Equal(["codes-or-certification"], Form.Fields.Where(f => !f.IsRequired).Select(f => f.Id));

    [Fact]
    public void Every_question_to_be_answered_in_words_has_an_example() => Assert.Empty(
        Form.Fields
            .Where(f => f.Type is FieldType.Text or FieldType.LongText or FieldType.Link && f.Example is null)
            .Select(f => f.Id));

    [Fact]
    public void Every_example_is_an_answer_that_its_field_accepts() =>
        Assert.All(Form.Fields.Where(f => f.Example is not null), f => Assert.True(f.Accepts(f.Example!), f.Id));

    [Theory]
    [InlineData("minimal", "remote", RiskLevel.Low)]
    [InlineData("minimal", "possible", RiskLevel.Low)]
    [InlineData("minimal", "probable", RiskLevel.Low)]
    [InlineData("significant", "remote", RiskLevel.Low)]
    [InlineData("significant", "possible", RiskLevel.Medium)]
    [InlineData("significant", "probable", RiskLevel.High)]
    [InlineData("severe", "remote", RiskLevel.Low)]
    [InlineData("severe", "possible", RiskLevel.High)]
    [InlineData("severe", "probable", RiskLevel.High)]
    public void The_matrix_is_the_usual_3_by_3(string severity, string likelihood, RiskLevel level)
    {
        Assert.Equal(level, Form.Risk.LevelOf(likelihood, severity));
        Assert.Equal(9, Form.Risk.Matrix.Count);
    }

    [Fact]
    public void There_are_10_kinds_of_harm_and_23_measures_whose_controls_exist()
    {
        var reading = PiaFormFile.Read(ShippedCatalogue.Folder);

        Assert.Equal(10, Form.Risk.HarmKinds.Count);
        Assert.Equal(23, Form.Risk.MeasureIdeas.Count);
        Assert.Equal(["IAM-04"], Form.Risk.MeasureIdeas.Single(m => m.Id == "multi-factor").ControlCodes);
        Assert.Empty(reading.UnknownControls(CatalogueReader.Read(ShippedCatalogue.Folder).Catalogue));
    }

    [Fact]
    public void Levels_are_told_in_words()
    {
        Assert.Equal("High", Form.Risk.WordFor(RiskLevel.High).Label);
        Assert.Throws<InvalidOperationException>(() => Form.Risk.LevelOf("certain", "severe"));
    }

    /// <summary>Sentences of up to 35 words, and no phrase that only lawyers and officials use.</summary>
    [Fact]
    public void Questions_and_help_are_short_and_plain()
    {
        var texts = Form.Fields.SelectMany(f => new[] { f.Label, f.Help }.Concat(f.Options.Select(o => o.Help ?? "")))
            .Concat(Form.Screening.SelectMany(q => new[] { q.Question, q.Help }))
            .Concat(Form.Routing.SelectMany(q => new[] { q.Question, q.Help, q.Follows }))
            .Concat(Form.Steps.Select(s => s.Lead))
            .Concat(Form.Risk.HarmKinds.Select(h => h.Help))
            .ToList();

        var long_ = texts.SelectMany(t => SentenceEnd().Split(t)).Where(s => s.Split(' ').Length > 35);

        Assert.Empty(long_);
        Assert.DoesNotContain(texts, t => LegalWord().IsMatch(t));
    }

    private static IEnumerable<string> Weighing(ScreeningWeight weight) =>
        Form.Screening.Where(q => q.LeadsTo == weight).Select(q => q.Id);

    [GeneratedRegex(@"(?<=[.?:;]) ", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(
        @"\b(pursuant|hereby|shall|data subjects?|aforementioned|utili[sz]e|stakeholders?|leverage|in respect of|e\.g|i\.e)\b",
        RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex LegalWord();
}
