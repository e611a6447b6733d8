using CyberGov.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Page = CyberGov.UnitTests.TagHelpers.PageUnderTest<CyberGov.UnitTests.TagHelpers.EvidenceForm>;

namespace CyberGov.UnitTests.TagHelpers;

public sealed class FieldTests
{
    [Fact]
    public async Task A_text_field_ties_label_hint_and_value_to_one_control()
    {
        var page = new Page(new EvidenceForm { Title = "Firewall <rules> & \"review\"" });

        var drawn = await Page.DrawAsync(
            new TextFieldTagHelper { For = page.For(m => m.Title), ViewContext = page.ViewContext, Hint = "As auditors call it" },
            attributes: [new TagHelperAttribute("class", "govuk-input--width-20"), new TagHelperAttribute("autocomplete", "off")]);

        var input = drawn.QuerySelector("input")!;
        Assert.Equal("Title", drawn.QuerySelector("label[for=Title]")!.TextContent);
        Assert.Equal("As auditors call it", drawn.QuerySelector("#Title-hint")!.TextContent);
        Assert.Equal("Title-hint", input.GetAttribute("aria-describedby"));
        Assert.Equal("Firewall <rules> & \"review\"", input.GetAttribute("value"));
        Assert.Equal("govuk-input govuk-input--width-20", input.ClassName);
        Assert.Equal("off", input.GetAttribute("autocomplete"));
        Assert.Equal("govuk-form-group", drawn.FirstElementChild!.ClassName);
    }

    [Fact]
    public async Task A_wrong_value_is_kept_and_its_error_stands_beside_the_field()
    {
        var page = new Page(new EvidenceForm()).WithError("EffectiveOn", "31/2/2027", "Enter the date as a real date");

        var drawn = await Page.DrawAsync(new DateFieldTagHelper { For = page.For(m => m.EffectiveOn), ViewContext = page.ViewContext });

        var input = drawn.QuerySelector("input")!;
        Assert.Equal("31/2/2027", input.GetAttribute("value"));
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        Assert.Equal("EffectiveOn-hint EffectiveOn-error", input.GetAttribute("aria-describedby"));
        Assert.Equal("Error: Enter the date as a real date", drawn.QuerySelector("#EffectiveOn-error")!.TextContent);
        Assert.Contains("govuk-form-group--error", drawn.FirstElementChild!.ClassName, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Reviewed on must be a real date, like 17/5/2027", "“When was it made?” must be a real date, like 17/5/2027")]
    [InlineData("Reviewed on must be a date from 1 January 1900 to 31 December 2199", "“When was it made?” must be a date from 1 January 1900 to 31 December 2199")]
    [InlineData("Enter reviewed on, like 17/5/2027", "Enter “When was it made?”, like 17/5/2027")]
    [InlineData("Say when, or leave", "Say when, or leave")]
    public async Task A_sentence_that_nobody_wrote_for_the_page_names_its_question_and_an_authors_stays(string sentence, string shown)
    {
        var page = new Page(new EvidenceForm()).WithError("ReviewedOn", "31/2/2027", sentence);

        var drawn = await Page.DrawAsync(
            new DateFieldTagHelper { For = page.For(m => m.ReviewedOn), ViewContext = page.ViewContext, Label = "When was it made? (optional)" });

        Assert.Equal($"Error: {shown}", drawn.QuerySelector("#ReviewedOn-error")!.TextContent);
        Assert.Equal(shown, Assert.Single(page.ModelState["ReviewedOn"]!.Errors).ErrorMessage);
    }

    /// <summary>A form that gives a field a name for its sentences is taken at its word: “Enter the last day” reads better than the question.</summary>
    [Fact]
    public async Task A_field_with_a_name_of_its_own_is_called_by_it()
    {
        var page = new Page(new EvidenceForm()).WithError("EffectiveOn", "", "Enter date it was made");

        var drawn = await Page.DrawAsync(
            new DateFieldTagHelper { For = page.For(m => m.EffectiveOn), ViewContext = page.ViewContext, Label = "When was it made?" });

        Assert.Equal("Error: Enter date it was made", drawn.QuerySelector("#EffectiveOn-error")!.TextContent);
    }

    [Fact]
    public async Task A_text_that_is_too_long_is_called_as_its_question()
    {
        var page = new Page(new EvidenceForm()).WithError("Title", "x", "Title must be 20 characters or fewer");

        var drawn = await Page.DrawAsync(
            new TextFieldTagHelper { For = page.For(m => m.Title), ViewContext = page.ViewContext, Label = "What is it?" });

        Assert.Equal("Error: “What is it?” must be 20 characters or fewer", drawn.QuerySelector("#Title-error")!.TextContent);
    }

    [Fact]
    public async Task A_date_is_shown_as_people_type_it()
    {
        var page = new Page(new EvidenceForm { EffectiveOn = new DateOnly(2027, 5, 17) });

        var drawn = await Page.DrawAsync(new DateFieldTagHelper { For = page.For(m => m.EffectiveOn), ViewContext = page.ViewContext });

        Assert.Equal("17/5/2027", drawn.QuerySelector("input")!.GetAttribute("value"));
        Assert.Equal("For example, 17/5/2027", drawn.QuerySelector(".govuk-hint")!.TextContent);
        Assert.Equal("Date it was made", drawn.QuerySelector("label")!.TextContent);
    }

    [Fact]
    public async Task A_password_is_never_sent_back()
    {
        var page = new Page(new EvidenceForm { Title = "secret" });

        var drawn = await Page.DrawAsync(
            new TextFieldTagHelper { For = page.For(m => m.Title), ViewContext = page.ViewContext, Type = "password" });

        Assert.False(drawn.QuerySelector("input")!.HasAttribute("value"));
    }

    [Fact]
    public async Task A_text_area_keeps_line_breaks_and_says_how_much_may_be_entered()
    {
        var page = new Page(new EvidenceForm { Title = "\nfirst\nsecond" });

        var drawn = await Page.DrawAsync(
            new TextAreaFieldTagHelper { For = page.For(m => m.Title), ViewContext = page.ViewContext, MaxCharacters = 500 });

        Assert.Equal("\nfirst\nsecond", drawn.QuerySelector("textarea")!.TextContent);
        Assert.Equal("500", drawn.QuerySelector("[data-module=govuk-character-count]")!.GetAttribute("data-maxlength"));
        Assert.Equal("Title-info", drawn.QuerySelector("textarea")!.GetAttribute("aria-describedby"));
    }

    [Fact]
    public async Task A_select_offers_the_values_of_an_enum_in_words_and_marks_the_one_that_holds()
    {
        var page = new Page(new EvidenceForm { Marking = Marking.OfficialSensitive });

        var drawn = await Page.DrawAsync(
            new SelectFieldTagHelper { For = page.For(m => m.Marking), ViewContext = page.ViewContext, EmptyOption = "Any marking" });

        Assert.Equal(["Any marking", "Official", "OFFICIAL-SENSITIVE"], drawn.QuerySelectorAll("option").Select(o => o.TextContent));
        Assert.Equal("OfficialSensitive", Assert.Single(drawn.QuerySelectorAll("option[selected]")).GetAttribute("value"));
    }

    [Fact]
    public async Task A_selects_neighbours_of_one_group_share_it()
    {
        var (protect, manage) = (new SelectListGroup { Name = "Protect" }, new SelectListGroup { Name = "Manage" });
        var page = new Page(new EvidenceForm());

        var drawn = await Page.DrawAsync(new SelectFieldTagHelper
        {
            For = page.For(m => m.Title),
            ViewContext = page.ViewContext,
            Items = [new("One", "1") { Group = protect }, new("Two", "2") { Group = protect }, new("Three", "3") { Group = manage }],
        });

        var groups = drawn.QuerySelectorAll("optgroup");
        Assert.Equal(["Protect", "Manage"], groups.Select(g => g.GetAttribute("label")));
        Assert.Equal([2, 1], groups.Select(g => g.ChildElementCount));
    }

    [Fact]
    public async Task The_first_radio_carries_the_fields_id_so_that_the_error_link_lands_on_it()
    {
        var page = new Page(new EvidenceForm { IsSure = false });

        var drawn = await Page.DrawAsync(new RadiosFieldTagHelper { For = page.For(m => m.IsSure), ViewContext = page.ViewContext });

        var radios = drawn.QuerySelectorAll("input[type=radio]");
        Assert.Equal(["IsSure", "IsSure-2"], radios.Select(r => r.Id));
        Assert.Equal(["Yes", "No"], drawn.QuerySelectorAll("label").Select(l => l.TextContent));
        Assert.Equal("false", Assert.Single(drawn.QuerySelectorAll("input[checked]")).GetAttribute("value"));
        Assert.Equal("Is sure", drawn.QuerySelector("legend")!.TextContent);
    }

    [Fact]
    public async Task Tick_boxes_keep_what_was_ticked_when_the_page_comes_back_with_an_error()
    {
        var page = new Page(new EvidenceForm { Controls = ["A"] });
        page.ModelState.SetModelValue("Controls", (string[])["B", "C"], "B,C");
        page.ModelState.AddModelError("Controls", "Select fewer controls");

        var drawn = await Page.DrawAsync(new CheckboxesFieldTagHelper
        {
            For = page.For(m => m.Controls),
            ViewContext = page.ViewContext,
            Items = [new("Alpha", "A"), new Choice("Beta", "B") { Hint = "Owner: Ada" }, new("Gamma", "C")],
        });

        Assert.Equal(["B", "C"], drawn.QuerySelectorAll("input[checked]").Select(i => i.GetAttribute("value")));
        Assert.Equal("Controls-error", drawn.QuerySelector("fieldset")!.GetAttribute("aria-describedby"));
        Assert.Equal("Owner: Ada", drawn.QuerySelector("#Controls-2-item-hint")!.TextContent);
        Assert.Equal("Controls-2-item-hint", drawn.QuerySelector("#Controls-2")!.GetAttribute("aria-describedby"));
    }

    [Fact]
    public async Task A_single_tick_box_sends_true_and_shows_what_holds()
    {
        var page = new Page(new EvidenceForm { Agreed = true });

        var drawn = await Page.DrawAsync(
            new CheckboxFieldTagHelper { For = page.For(m => m.Agreed), ViewContext = page.ViewContext, Label = "I have looked at it" });

        var input = drawn.QuerySelector("input#Agreed[checked]")!;
        Assert.Equal("true", input.GetAttribute("value"));
        Assert.Equal("I have looked at it", drawn.QuerySelector("label[for=Agreed]")!.TextContent);
    }

    [Fact]
    public async Task A_file_field_bound_to_a_list_takes_several_and_shows_the_error_of_any()
    {
        var page = new Page(new EvidenceForm());
        page.ModelState.AddModelError("Files[1]", "The selected file is empty");

        var drawn = await Page.DrawAsync(new FileFieldTagHelper { For = page.For(m => m.Files), ViewContext = page.ViewContext });

        Assert.True(drawn.QuerySelector("input[type=file]#Files")!.HasAttribute("multiple"));
        Assert.Equal("Error: The selected file is empty", drawn.QuerySelector("#Files-error")!.TextContent);
    }
}
