using CyberGov.Catalogue;

namespace CyberGov.UnitTests.Catalogue;

/// <summary>Single entries that are missing something or hold what they may not.</summary>
public sealed class CatalogueEntryProblemTests
{
    private const string Essentials = "frameworks/cyber-essentials-3.3.yaml";
    private const string Malware = "library/MAL-malware.yaml";
    private const string Mappings = "mappings/cyber-essentials-3.3.yaml";
    private const string Successors = "successors/ten-steps-2012-to-2021.yaml";
    private const string Roles = "library/owner-roles.yaml";

    private readonly BrokenCatalogue _catalogue = new();

    [Fact]
    public void An_unknown_key_is_named_with_the_keys_that_may_stand_there()
    {
        _catalogue.Replace(Essentials, "    title: Scope\n", "    title: Scope\n    colour: red\n");

        _catalogue.AssertOnly(
            Essentials,
            _catalogue.LineOf(Essentials, "colour"),
            "The key 'colour' is not known in a group. Use one of: ref, title, statement, source, groups, requirements.");
    }

    [Fact]
    public void A_missing_key_is_reported_where_the_entry_starts()
    {
        _catalogue.Replace(Essentials, "    title: Scope\n", "");

        _catalogue.AssertOnly(
            Essentials,
            _catalogue.LineOf(Essentials, "- ref: CE-0\n"),
            "This group has no 'title'. Add a line 'title: ...'.");
    }

    [Theory]
    [InlineData("    title:\n")]
    [InlineData("    title: \"\"\n")]
    [InlineData("    title: ~\n")]
    public void An_empty_value_is_reported(string title)
    {
        _catalogue.Replace(Essentials, "    title: Scope\n", title);

        _catalogue.AssertOnly(
            Essentials, _catalogue.LineOf(Essentials, title), "'title' is empty. Write something after the colon.");
    }

    [Fact]
    public void A_list_where_text_belongs_is_reported()
    {
        _catalogue.Replace(Essentials, "    title: Scope\n", "    title: [Scope]\n");

        _catalogue.AssertOnly(
            Essentials,
            _catalogue.LineOf(Essentials, "title: [Scope]"),
            "'title' must be one piece of text, not a list or further keys.");
    }

    [Theory]
    [InlineData("evidence: minutes\n")]
    [InlineData("evidence: []\n")]
    [InlineData("evidence: [minutes, {kind: report}]\n")]
    public void Evidence_that_is_not_a_list_of_texts_is_reported(string evidence)
    {
        var text = _catalogue.Text(Malware);
        var start = text.IndexOf("evidence:", StringComparison.Ordinal);
        var end = text.IndexOf("    review_months", StringComparison.Ordinal);
        _catalogue.With(Malware, string.Concat(text.AsSpan(0, start), evidence, text.AsSpan(end)));

        _catalogue.AssertOnly(
            Malware,
            _catalogue.LineOf(Malware, "evidence:"),
            "'evidence' must be a list with at least one item, each on its own line after a hyphen.");
    }

    [Fact]
    public void A_list_of_entries_that_is_something_else_is_reported()
    {
        _catalogue.Replace(Roles, "roles:\n", "roles: everybody\nmore:\n");

        Assert.Contains(
            new CatalogueProblem(
                Roles,
                _catalogue.LineOf(Roles, "roles: everybody"),
                "'roles' must be a list with at least one entry, each starting with a hyphen."),
            _catalogue.Problems());
    }

    [Fact]
    public void Plain_text_where_keys_belong_is_reported()
    {
        _catalogue.Replace(Malware, "domain:\n  prefix: MAL\n  title: Malware\n", "domain: Malware\n");

        Assert.Contains(
            new CatalogueProblem(
                Malware,
                _catalogue.LineOf(Malware, "domain:"),
                "'domain' must hold further keys, each on its own indented line."),
            _catalogue.Problems());
    }

    [Theory]
    [InlineData("CE 9.9")]
    [InlineData("CE/9.9")]
    [InlineData("CE-0.12345678901234567890123456789012345678901")]
    public void A_reference_that_cannot_stand_in_an_address_is_reported(string reference)
    {
        _catalogue.Replace(Essentials, "  - ref: CE-0\n", $"  - ref: {reference}\n");

        _catalogue.AssertOnly(
            Essentials,
            _catalogue.LineOf(Essentials, reference),
            $"'{reference}' cannot be used as 'ref'. Use up to 40 letters, digits, dots and hyphens.");
    }

    [Theory]
    [InlineData("2026-02-30")]
    [InlineData("27 April 2026")]
    [InlineData("2026-4-27")]
    public void A_date_that_does_not_exist_is_reported(string date)
    {
        _catalogue.Replace(Essentials, "published: 2026-04-27", $"published: {date}");

        _catalogue.AssertOnly(
            Essentials,
            _catalogue.LineOf(Essentials, "published"),
            $"'{date}' is not a date. Write year, month and day, such as 2021-05-11.");
    }

    [Theory]
    [InlineData("2")]
    [InlineData("yearly")]
    [InlineData("-12")]
    public void Review_months_outside_the_list_are_reported(string months)
    {
        var line = _catalogue.LineOf(Malware, "review_months");
        _catalogue.Replace(Malware, "review_months: 3", $"review_months: {months}");

        _catalogue.AssertOnly(Malware, line, $"'review_months' is '{months}'. Use 1, 3, 6, 12 or 24.");
    }

    [Theory]
    [InlineData("status: current", "status: Current", "'status' is 'Current'. Use one of: current, historic, repealed.")]
    [InlineData(
        "kind: certification",
        "kind: badge",
        "'kind' is 'badge'. Use one of: guidance, law, law and code, assessment framework, certification, "
        + "regulator expectations, good practice, mixed.")]
    public void A_word_outside_its_list_is_reported(string before, string after, string message)
    {
        _catalogue.Replace(Essentials, before, after);

        _catalogue.AssertOnly(Essentials, _catalogue.LineOf(Essentials, after), message);
    }

    [Fact]
    public void An_unknown_relationship_is_reported()
    {
        _catalogue.Replace(Mappings, "relationship: supports", "relationship: helps");

        _catalogue.AssertOnly(
            Mappings,
            _catalogue.LineOf(Mappings, "relationship: helps"),
            "'relationship' is 'helps'. Use one of: supports, contributes, satisfies.");
    }

    [Fact]
    public void An_unknown_review_status_is_reported_once_for_the_file()
    {
        _catalogue.Replace(Mappings, "review_status: proposed", "review_status: guessed");

        _catalogue.AssertOnly(
            Mappings,
            _catalogue.LineOf(Mappings, "review_status"),
            "'review_status' is 'guessed'. Use one of: proposed, reviewed, disputed.");
    }

    [Fact]
    public void One_mapping_may_have_its_own_author_and_review_status()
    {
        var own = "relationship: supports\n      author: Ada Example\n      review_status: reviewed";
        _catalogue.Replace(Mappings, "relationship: supports", own);

        Assert.Empty(_catalogue.Problems());
    }

    [Theory]
    [InlineData(Essentials, "owner: Head of Cyber Security")]
    [InlineData(Malware, "owner: Head of Cyber Security")]
    public void An_owner_outside_the_list_of_roles_is_reported(string path, string owner)
    {
        _catalogue.Replace(path, owner, "owner: Head of Cybre");

        _catalogue.AssertOnly(
            path,
            _catalogue.LineOf(path, "Head of Cybre"),
            "The owner 'Head of Cybre' is not in library/owner-roles.yaml. Use a role from that list, or add it there.");
    }

    [Fact]
    public void Without_the_list_of_roles_only_the_missing_list_is_reported()
    {
        _catalogue.Without(Roles)
            .AssertOnly(Roles, 1, "There is no list of owner roles. Put the file back.");
    }

    [Fact]
    public void A_group_with_nothing_under_it_is_reported()
    {
        _catalogue.With(Essentials, _catalogue.Text(Essentials) + "\n  - ref: CE-9\n    title: Nothing yet\n");

        _catalogue.AssertOnly(
            Essentials,
            _catalogue.LineOf(Essentials, "- ref: CE-9"),
            "The group 'CE-9' is empty. Add requirements under it, or remove it.");
    }

    [Fact]
    public void Successors_that_are_not_a_list_are_reported()
    {
        _catalogue.Replace(Successors, "TS12-1.1: [TS21-1.1]", "TS12-1.1: TS21-1.1");

        _catalogue.AssertOnly(
            Successors,
            _catalogue.LineOf(Successors, "TS12-1.1: TS21-1.1"),
            "'TS12-1.1' must be a list of references in square brackets; [] says that nothing follows it.");
    }
}
