using System.Text;
using CyberGov.Catalogue;
using CyberGov.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace CyberGov.UnitTests.Catalogue;

/// <summary>Files that cannot be read as a whole.</summary>
public sealed class CatalogueFileProblemTests
{
    private const string Essentials = "frameworks/cyber-essentials-3.3.yaml";
    private const string LayoutMessage =
        "The layout cannot be understood from here on. Check that lines are indented like their neighbours, that each "
        + "key is followed by a colon and a space, and that text with a colon or a quote in it stands in quotes.";

    private readonly BrokenCatalogue _catalogue = new();

    [Fact]
    public void Broken_layout_is_reported_on_its_line_and_does_not_make_every_link_look_broken()
    {
        _catalogue.Replace(Essentials, "    title: Scope\n", "   title: Scope\n");

        _catalogue.AssertOnly(Essentials, _catalogue.LineOf(Essentials, "title: Scope"), LayoutMessage);
    }

    [Fact]
    public void Text_with_a_colon_outside_quotes_is_reported()
    {
        _catalogue.Replace(Essentials, "    title: Scope", "    title: Scope: all of it");

        _catalogue.AssertOnly(Essentials, _catalogue.LineOf(Essentials, "Scope: all"), LayoutMessage);
    }

    [Fact]
    public void A_tab_in_the_indentation_is_reported()
    {
        _catalogue.Replace(Essentials, "    title: Scope", "\t  title: Scope");

        _catalogue.AssertOnly(
            Essentials, _catalogue.LineOf(Essentials, "title: Scope"), "This line is indented with a tab. Use spaces.");
    }

    [Theory]
    [InlineData("")]
    [InlineData("# only a remark\n")]
    public void An_empty_file_is_reported(string text)
    {
        _catalogue.With(Essentials, text)
            .AssertOnly(Essentials, 1, "The file is empty. Put its contents back, or delete the file.");
    }

    [Theory]
    [InlineData("- one\n- two\n")]
    [InlineData("plain words\n")]
    public void A_file_without_keys_is_reported(string text)
    {
        _catalogue.With(Essentials, text)
            .AssertOnly(Essentials, 1, "The file must hold keys and values (key: value), not a list or plain text.");
    }

    [Fact]
    public void A_second_document_is_reported()
    {
        _catalogue.With(Essentials, _catalogue.Text(Essentials) + "---\nmore: text\n")
            .AssertOnly(
                Essentials,
                _catalogue.LineOf(Essentials, "\n---\n") + 1,
                "A second document starts here. Remove the line of dashes and keep one document a file.");
    }

    [Fact]
    public void Bytes_that_are_not_UTF_8_are_reported_on_their_line()
    {
        var bytes = Encoding.UTF8.GetBytes(_catalogue.Text(Essentials));
        bytes[_catalogue.Text(Essentials).IndexOf("Scope", StringComparison.Ordinal)] = 0xE9;

        _catalogue.With(Essentials, bytes)
            .AssertOnly(
                Essentials,
                new BrokenCatalogue().LineOf(Essentials, "Scope"),
                "This line holds a character that is not UTF-8. Save the file as UTF-8 text.");
    }

    [Fact]
    public void A_byte_order_mark_and_Windows_line_ends_are_accepted()
    {
        var text = _catalogue.Text(Essentials).ReplaceLineEndings("\r\n");

        Assert.Empty(_catalogue.With(Essentials, "\uFEFF" + text).Problems());
    }

    [Fact]
    public void References_between_values_are_refused()
    {
        _catalogue
            .Replace(Essentials, "    title: Scope", "    title: &name Scope")
            .Replace(Essentials, "    title: Firewalls", "    title: *name");

        Assert.Equal(
            [
                new CatalogueProblem(
                    Essentials,
                    _catalogue.LineOf(Essentials, "&name"),
                    "Marks with & or ! are not used in the catalogue. Remove the mark."),
                new CatalogueProblem(
                    Essentials,
                    _catalogue.LineOf(Essentials, "*name"),
                    "References with * are not used in the catalogue. Write the text out in full."),
                new CatalogueProblem(
                    Essentials, _catalogue.LineOf(Essentials, "*name"), "'title' is empty. Write something after the colon."),
            ],
            _catalogue.Problems());
    }

    [Fact]
    public void Bottomless_nesting_is_refused()
    {
        var problem = Assert.Single(
            _catalogue.With(Essentials, "framework: " + new string('[', 5000) + new string(']', 5000)).Problems(),
            p => p.Message.StartsWith("This is nested", StringComparison.Ordinal));

        Assert.Equal(new CatalogueProblem(Essentials, 1, "This is nested too deeply. Move it further out."), problem);
    }

    [Fact]
    public void A_key_given_twice_names_both_lines()
    {
        _catalogue.Replace(Essentials, "    title: Scope\n", "    title: Scope\n    title: Again\n");
        var line = _catalogue.LineOf(Essentials, "    title: Scope");

        _catalogue.AssertOnly(
            Essentials,
            line + 1,
            $"The key 'title' is given twice: here and on line {line}. Remove one of them.");
    }

    [Fact]
    public void An_invisible_control_character_is_reported()
    {
        _catalogue.Replace(Essentials, "    title: Scope", "    title: \"Sco\\ape\"")
            .AssertOnly(
                Essentials,
                _catalogue.LineOf(Essentials, "Sco\\ape"),
                "This text holds an invisible control character. Type the text again.");
    }

    [Fact]
    public void A_file_that_is_too_large_is_not_read()
    {
        using var copy = new CatalogueCopy();
        copy.Write(Essentials, new string('#', CatalogueFolder.MaxFileBytes + 1));

        Assert.Equal(
            [new CatalogueProblem(Essentials, 1, "The file is larger than 1 MB. Split it into smaller files.")],
            CatalogueReader.Read(copy.Folder).Problems);
    }

    [Fact]
    public void A_file_with_another_ending_is_reported()
    {
        using var copy = new CatalogueCopy();
        copy.Write("library/XYZ-more.yml", "text");

        Assert.Equal(
            [new CatalogueProblem("library/XYZ-more.yml", 1, "The name must end in .yaml in small letters. Rename the file.")],
            CatalogueReader.Read(copy.Folder).Problems);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_reported_for_each_part()
    {
        var problems = CatalogueReader.Read(Path.Combine(Path.GetTempPath(), Guid.CreateVersion7().ToString())).Problems;

        Assert.Equal(["frameworks", "library", "mappings", "successors"], problems.Select(p => p.Path));
        Assert.All(
            problems,
            p => Assert.Equal(
                $"There is no folder '{p.Path}' here that can be read. Put it back, or correct the path.", p.Message));
    }

    [Fact]
    public void Reading_never_throws_whatever_the_file_holds()
    {
        var text = _catalogue.Text(Essentials);
        var pieces = Gen.Elements(
            "\n", "\t", " ", ":", "- ", "'", "\"", "{", "[", "&a ", "*a ", "!x ", "|", ">-", "%", "---\n", "\0", "\u00e9", "? ", "#");
        var mutations =
            from start in Gen.Choose(0, text.Length - 1)
            from length in Gen.Choose(0, 30)
            from piece in pieces
            select text.Remove(start, Math.Min(length, text.Length - start)).Insert(start, piece);

        Prop.ForAll(mutations.ToArbitrary(), changed =>
        {
            var file = new CatalogueFile(Essentials, Encoding.UTF8.GetBytes(changed));
            return CatalogueReader.Read(new CatalogueFolder([file], [], "")).Problems.All(p => p.Line > 0);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));
    }
}
