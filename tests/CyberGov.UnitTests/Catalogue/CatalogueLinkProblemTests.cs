using CyberGov.Catalogue;

namespace CyberGov.UnitTests.Catalogue;

/// <summary>References that are used twice, lead nowhere or leave something uncovered.</summary>
public sealed class CatalogueLinkProblemTests
{
    private const string Essentials = "frameworks/cyber-essentials-3.3.yaml";
    private const string Malware = "library/MAL-malware.yaml";
    private const string Vulnerabilities = "library/VUL-vulnerabilities.yaml";
    private const string Mappings = "mappings/cyber-essentials-3.3.yaml";
    private const string Successors = "successors/ten-steps-2012-to-2021.yaml";
    private const string Roles = "library/owner-roles.yaml";

    private readonly BrokenCatalogue _catalogue = new();

    [Fact]
    public void A_reference_used_twice_names_both_places()
    {
        _catalogue.Replace(Essentials, "- ref: CE-1\n", "- ref: CE-0\n");
        var first = _catalogue.LineOf(Essentials, "- ref: CE-0\n");
        var second = _catalogue.LineOf(Essentials, "- ref: CE-0\n", occurrence: 2);

        _catalogue.AssertOnly(
            Essentials,
            second,
            $"The reference 'CE-0' is used twice: here and at {Essentials}:{first}. Give one of them its own.");
    }

    [Fact]
    public void A_control_id_used_twice_names_both_places()
    {
        _catalogue.Replace(Malware, "- id: MAL-01", "- id: VUL-01").Replace(Malware, "prefix: MAL", "prefix: XUL");
        var first = _catalogue.LineOf(Malware, "- id: VUL-01");
        var second = _catalogue.LineOf(Vulnerabilities, "- id: VUL-01");

        Assert.Contains(
            new CatalogueProblem(
                Vulnerabilities,
                second,
                $"The control id 'VUL-01' is used twice: here and at {Malware}:{first}. Give one of them its own."),
            _catalogue.Problems());
    }

    [Fact]
    public void A_framework_id_used_twice_names_both_places()
    {
        _catalogue.With("frameworks/zz-copy.yaml", _catalogue.Text(Essentials));
        var line = _catalogue.LineOf(Essentials, "id: CE33");

        Assert.Contains(
            new CatalogueProblem(
                "frameworks/zz-copy.yaml",
                line,
                $"The framework id 'CE33' is used twice: here and at {Essentials}:{line}. Give one of them its own."),
            _catalogue.Problems());
    }

    [Fact]
    public void A_prefix_used_twice_names_both_places()
    {
        _catalogue.Replace(Malware, "prefix: MAL", "prefix: VUL");
        var line = _catalogue.LineOf(Malware, "prefix: VUL");

        Assert.Contains(
            new CatalogueProblem(
                Vulnerabilities,
                _catalogue.LineOf(Vulnerabilities, "prefix: VUL"),
                $"The prefix 'VUL' is used twice: here and at {Malware}:{line}. Give one of them its own."),
            _catalogue.Problems());
    }

    [Fact]
    public void A_role_listed_twice_names_both_places()
    {
        _catalogue.With(Roles, _catalogue.Text(Roles) + "\n  - title: Chief Executive\n");
        var first = _catalogue.LineOf(Roles, "- title: Chief Executive");
        var second = _catalogue.LineOf(Roles, "- title: Chief Executive", occurrence: 2);

        _catalogue.AssertOnly(
            Roles, second, $"The role 'Chief Executive' is used twice: here and at {Roles}:{first}. Give one of them its own.");
    }

    [Fact]
    public void A_control_in_the_file_of_another_subject_is_reported()
    {
        _catalogue.Replace(Malware, "prefix: MAL", "prefix: MLW");

        _catalogue.AssertOnly(
            Malware,
            _catalogue.LineOf(Malware, "- id: MAL-01"),
            "The control id 'MAL-01' does not start with 'MLW-'. Change the id, or move the control to the file of its subject.");
    }

    [Fact]
    public void A_mapping_to_a_control_that_does_not_exist_is_reported()
    {
        _catalogue.Replace(Mappings, "- control: AST-03 ", "- control: AST-99 ");

        _catalogue.AssertOnly(
            Mappings,
            _catalogue.LineOf(Mappings, "AST-99"),
            "The control 'AST-99' is not in library/. Correct the reference, or add the control there.");
    }

    [Fact]
    public void A_mapping_of_a_requirement_that_does_not_exist_is_reported_with_what_it_leaves_uncovered()
    {
        _catalogue.Replace(Mappings, "  CE-1.4:", "  CE-1.44:");

        Assert.Equal(
            [
                new CatalogueProblem(
                    Essentials,
                    _catalogue.LineOf(Essentials, "- ref: CE-1.4"),
                    "No control satisfies or contributes to 'CE-1.4'. Add one to the file of CE33 in mappings/."),
                new CatalogueProblem(
                    Mappings,
                    _catalogue.LineOf(Mappings, "  CE-1.44:") + 1,
                    "The requirement 'CE-1.44' is not in frameworks/. Correct the reference, or add the requirement there."),
            ],
            _catalogue.Problems());
    }

    [Fact]
    public void A_mapping_of_a_heading_is_reported()
    {
        _catalogue.With(
            Mappings,
            _catalogue.Text(Mappings) + "\n  CE-0:\n    - control: AST-01\n      relationship: supports\n");

        _catalogue.AssertOnly(
            Mappings,
            _catalogue.LineOf(Mappings, "\n  CE-0:\n") + 2,
            "'CE-0' is a heading. Use the reference of a requirement under it.");
    }

    [Fact]
    public void Mappings_of_a_framework_that_does_not_exist_are_reported()
    {
        _catalogue.Replace(Mappings, "framework: CE33", "framework: CE34");

        Assert.Contains(
            new CatalogueProblem(
                Mappings,
                _catalogue.LineOf(Mappings, "- control: "),
                "The framework 'CE34' is not in frameworks/. Correct the reference, or add the framework there."),
            _catalogue.Problems());
    }

    [Fact]
    public void The_same_mapping_given_twice_names_both_places()
    {
        _catalogue.Replace(Mappings, "- control: AST-03 ", "- control: GOV-08 ");
        var first = _catalogue.LineOf(Mappings, "- control: GOV-08");

        _catalogue.AssertOnly(
            Mappings,
            _catalogue.LineOf(Mappings, "- control: GOV-08", occurrence: 2),
            $"'CE-0.1' is mapped to 'GOV-08' twice: here and at {Mappings}:{first}. Remove one of them.");
    }

    [Fact]
    public void A_requirement_that_is_only_supported_is_reported_as_uncovered()
    {
        _catalogue.Replace(Mappings, "relationship: satisfies", "relationship: supports");

        _catalogue.AssertOnly(
            Essentials,
            _catalogue.LineOf(Essentials, "- ref: CE-0.1\n"),
            "No control satisfies or contributes to 'CE-0.1'. Add one to the file of CE33 in mappings/.");
    }

    [Fact]
    public void A_control_that_serves_no_requirement_is_reported()
    {
        var text = _catalogue.Text(Malware);
        var control = text[text.IndexOf("  - id: MAL-01", StringComparison.Ordinal)..];
        _catalogue.With(Malware, text + "\n" + control.Replace("MAL-01", "MAL-02", StringComparison.Ordinal));

        _catalogue.AssertOnly(
            Malware,
            _catalogue.LineOf(Malware, "- id: MAL-02"),
            "The control 'MAL-02' satisfies or contributes to no requirement. Map it in mappings/, or remove it.");
    }

    [Theory]
    [InlineData("from: TS2012", "from: TS2013", "The framework 'TS2013' is not in frameworks/.")]
    [InlineData("[TS21-1.1] #", "[TS21-1.99] #", "The requirement 'TS21-1.99' is not in frameworks/.")]
    [InlineData("TS12-1.1:", "TS12-1.99:", "The requirement 'TS12-1.99' is not in frameworks/.")]
    [InlineData("[TS21-1.1] #", "[TS21-1] #", "'TS21-1' is a heading.")]
    [InlineData("[TS21-1.1] #", "[TS21-1.1, TS21-1.1] #", "'TS12-1.1' names 'TS21-1.1' twice.")]
    public void A_successor_that_leads_nowhere_is_reported(string before, string after, string message)
    {
        _catalogue.Replace(Successors, before, after);

        var problem = _catalogue.Problems()[0];

        Assert.Equal(Successors, problem.Path);
        Assert.Equal(_catalogue.LineOf(Successors, "# Establish a governance framework"), problem.Line);
        Assert.StartsWith(message, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Problems_come_in_the_order_of_files_and_lines()
    {
        _catalogue
            .Replace(Malware, "title: Malware\n", "title:\n")
            .Replace(Essentials, "published: 2026-04-27", "published: soon")
            .Replace(Essentials, "title: Malware protection", "title:");

        Assert.Equal([Essentials, Essentials, Malware], _catalogue.Problems().Select(p => p.Path));
        Assert.True(_catalogue.Problems()[0].Line < _catalogue.Problems()[1].Line);
    }

    [Fact]
    public void A_problem_is_printed_as_path_line_and_sentence_and_read_back()
    {
        var problem = new CatalogueProblem("library/a.yaml", 7, "'b' is used twice: here and at library/c.yaml:9: twice.");

        Assert.Equal("library/a.yaml:7: 'b' is used twice: here and at library/c.yaml:9: twice.", problem.ToString());
        Assert.Equal(problem, CatalogueProblem.Parse(problem.ToString()));
    }
}
