using CyberGov.Catalogue;
using CyberGov.Pias.Form;
using CyberGov.Testing;
using CyberGov.UnitTests.Catalogue;
using Microsoft.Extensions.DependencyInjection;

namespace CyberGov.UnitTests.Pias.Form;

/// <summary>Each mistake in the files is told with its path, its line and the way to mend it.</summary>
public sealed class PiaFormProblemTests
{
    private const string Screening = PiaFormFile.ScreeningPath;
    private const string Steps = PiaFormFile.StepsPath;
    private const string Risk = PiaFormFile.RiskPath;

    private readonly BrokenCatalogue _files = new(
        CatalogueFolder.Open(ShippedCatalogue.Folder, [PiaFormFile.Subfolder]), files => PiaFormFile.Parse(files).Problems);

    public static TheoryData<string, string, string, string> InScreening => new()
    {
        {
            "    leads_to: counts\n", "    leads_to: counts\n    colour: red\n", "    colour: red",
            "The key 'colour' is not known in a screening question. Use one of: id, question, about, help, examples, leads_to, source."
        },
        {
            "leads_to: counts", "leads_to: sometimes", "leads_to: sometimes",
            "'leads_to' is 'sometimes'. Use one of: counts, mandatory-with-another, mandatory."
        },
        {
            "- id: S2", "- id: S1", "- id: S1\n    question: Will people be made",
            "The question id 'S1' is used twice: here and at assessments/screening.yaml:"
        },
        {
            "leads_to: algorithm", "leads_to: algorithms", "leads_to: algorithms",
            "'leads_to' is 'algorithms'. Use one of: law-enforcement, data-sharing, supplier-or-transfer, algorithm."
        },
    };

    public static TheoryData<string, string, string, string> InFields => new()
    {
        {
            "type: long-text", "type: essay", "type: essay",
            "'type' is 'essay'. Use one of: text, long-text, yes-no, choice, choices, link."
        },
        {
            "type: long-text", "type: choice", "type: choice",
            "There is nothing to choose from. Add 'options', or use another type."
        },
        {
            "type: yes-no", "type: yes-no\n        options: [{id: a, label: A}]", "options: [{id: a",
            "Only a choice has options. Remove them, or use the type choice or choices."
        },
        {
            "required: false", "required: sometimes", "required: sometimes",
            "'required' is 'sometimes'. Use one of: true, false."
        },
        {
            "part_3: only", "part_3: perhaps", "part_3: perhaps", "'part_3' is 'perhaps'. Use one of: both, only, not."
        },
        {
            "id: processing-type", "id: aim", "- id: aim\n        label: What kind",
            "The field id 'aim' is used twice: here and at assessments/privacy-impact-assessment.yaml:"
        },
        {
            "- id: tracking", "- id: matching", "- id: matching\n            label: Following",
            "The option id 'matching' is used twice: here and at assessments/privacy-impact-assessment.yaml:"
        },
    };

    public static TheoryData<string, string, string, string> InConditions => new()
    {
        {
            "when: {field: people-asked, is: [no]}", "when: {field: people-aksed, is: [no]}", "people-aksed",
            "No earlier field has the id 'people-aksed'. Correct it, or move that field before this one."
        },
        {
            "when: {field: people-asked, is: [no]}", "when: {field: lawful-basis, is: [consent]}",
            "when: {field: lawful-basis, is: [consent]}",
            "No earlier field has the id 'lawful-basis'. Correct it, or move that field before this one."
        },
        {
            "when: {field: people-asked, is: [no]}", "when: {field: people-asked, is: [never]}", "is: [never]",
            "'never' is not an answer to 'people-asked'. Use one of: yes, no."
        },
        {
            "when: {field: lawful-basis, is: [consent]}", "when: {field: lawful-basis, is: [consents]}", "is: [consents]",
            "'consents' is not an answer to 'lawful-basis'. Use one of: public-task, legal-obligation, contract, vital-interests, "
            + "consent, legitimate-interests, recognised-legitimate-interests."
        },
        {
            "when: {field: people-asked, is: [no]}", "when: {field: aim, is: [no]}", "when: {field: aim",
            "'aim' takes free text, so nothing can depend on 'no'. Name a field of type yes-no, choice or choices."
        },
        {
            "The drawing is made from your list.", "See below.\n    fields: [{id: x, label: X, help: X, type: text}]",
            "fields: [{id: x", "The program builds the step 'flow' itself. Move these fields to another step."
        },
    };

    public static TheoryData<string, string, string, string> InRisk => new()
    {
        {
            "  minimal: {remote: low, possible: low, probable: low}", "  minimal: {remote: low, possible: low}",
            "  minimal: {remote", "This row of the matrix has no 'probable'. Add a line 'probable: ...'."
        },
        {
            "  minimal: {remote: low, possible: low, probable: low}\n", "", "  severe: {remote",
            "This matrix has no 'minimal'. Add a line 'minimal: ...'."
        },
        {
            "severe: {remote: low", "severe: {remote: slight", "severe: {remote: slight",
            "'remote' is 'slight'. Use one of: low, medium, high."
        },
        {
            "severe: {remote: low, possible: high", "severe: {remote: low, possible: low", "  severe: {remote",
            "A possible risk with severe harm has a lower level than one that is less likely or does less harm. Raise it, or lower "
            + "the other."
        },
        {
            "  - id: eliminated", "  - id: gone", "effects:",
            "The ids of the effects must be, in this order: eliminated, reduced, accepted."
        },
        {
            "  - id: low\n", "  - id: slight\n", "levels:",
            "The ids of the levels must be, in this order: low, medium, high."
        },
        {
            "  - id: collect-later", "  - id: collect-less", "- id: collect-less\n    label: Collect it later",
            "The id 'collect-less' is used twice: here and at assessments/risk.yaml:"
        },
    };

    [Theory]
    [MemberData(nameof(InScreening))]
    public void A_mistake_in_the_screening_is_told(string before, string after, string at, string message) =>
        AssertTold(Screening, before, after, at, message);

    [Theory]
    [MemberData(nameof(InFields))]
    public void A_mistake_in_a_question_is_told(string before, string after, string at, string message) =>
        AssertTold(Steps, before, after, at, message);

    [Theory]
    [MemberData(nameof(InConditions))]
    public void A_mistake_in_a_condition_or_step_is_told(string before, string after, string at, string message) =>
        AssertTold(Steps, before, after, at, message);

    [Theory]
    [MemberData(nameof(InRisk))]
    public void A_mistake_in_the_risk_scale_is_told(string before, string after, string at, string message) =>
        AssertTold(Risk, before, after, at, message);

    [Fact]
    public void A_step_that_is_missing_or_moved_is_told()
    {
        _files.Replace(Steps, "- id: nature", "- id: natur");

        _files.AssertOnly(
            Steps,
            _files.LineOf(Steps, "steps:\n"),
            "The ids of the steps must be, in this order: need, nature, scope, context, purposes, flow, consultation, necessity, "
            + "risks, measures, sign-off, after.");
    }

    [Fact]
    public void Two_routing_questions_to_the_same_rules_leave_others_out()
    {
        _files.Replace(Screening, "leads_to: algorithm", "leads_to: data-sharing");
        var line = _files.LineOf(Screening, "routing:\n");

        Assert.Equal(
            [
                new(Screening, line, "2 routing questions lead to 'data-sharing'. There must be exactly one."),
                new(Screening, line, "0 routing questions lead to 'algorithm'. There must be exactly one."),
            ],
            _files.Problems());
    }

    [Theory]
    [InlineData(Screening)]
    [InlineData(Steps)]
    [InlineData(Risk)]
    public void A_file_that_is_not_there_or_cannot_be_read_is_told_once(string path)
    {
        _files.With(path, "");
        Assert.Equal("The file is empty. Put its contents back, or delete the file.", Assert.Single(_files.Problems()).Message);

        _files.Without(path).AssertOnly(path, 1, "This file is not there. Put it back.");
    }

    [Fact]
    public void A_folder_that_is_not_there_is_told_once()
    {
        var folder = Directory.CreateTempSubdirectory("cybergov-no-assessments-");

        try
        {
            Assert.Equal("assessments", Assert.Single(PiaFormFile.Read(folder.FullName).Problems).Path);
        }
        finally
        {
            folder.Delete();
        }
    }

    [Fact]
    public void A_measure_with_an_unknown_control_is_told()
    {
        using var copy = new CatalogueCopy();
        copy.Replace(Risk, "[IAM-04]", "[IAM-99]");

        Assert.Equal(
            [
                new(
                    Risk,
                    copy.LineOf(Risk, "- id: multi-factor"),
                    "The control 'IAM-99' is not in library/. Correct the code, or take it out."),
            ],
            PiaFormFile.Read(copy.Folder).UnknownControls(CatalogueReader.Read(copy.Folder).Catalogue));
    }

    [Fact]
    public void A_program_with_broken_files_says_every_mistake_and_goes_on_once_they_are_mended()
    {
        using var copy = new CatalogueCopy();
        using var services = new ServiceCollection().AddPiaForm(copy.Folder).BuildServiceProvider();
        copy.Replace(Risk, "probable: low", "probable: none");
        copy.Replace(Steps, "type: link", "type: lnk");

        var told = Assert.Throws<InvalidDataException>(() => services.GetRequiredService<PiaForm>()).Message;
        Assert.Contains($"{Risk}:{copy.LineOf(Risk, "probable: none")}: ", told, StringComparison.Ordinal);
        Assert.Contains($"{Steps}:{copy.LineOf(Steps, "type: lnk")}: ", told, StringComparison.Ordinal);

        copy.Replace(Risk, "probable: none", "probable: low");
        copy.Replace(Steps, "type: lnk", "type: link");

        Assert.Same(services.GetRequiredService<PiaForm>(), services.GetRequiredService<PiaForm>());
    }

    private void AssertTold(string path, string before, string after, string at, string message)
    {
        _files.Replace(path, before, after);

        var problem = Assert.Single(_files.Problems());
        Assert.Equal((path, _files.LineOf(path, at)), (problem.Path, problem.Line));
        Assert.StartsWith(message, problem.Message, StringComparison.Ordinal);
    }
}
