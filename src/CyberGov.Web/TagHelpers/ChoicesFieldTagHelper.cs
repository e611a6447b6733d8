using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CyberGov.Web.TagHelpers;

/// <summary>A set of radios or tick boxes under one question.</summary>
public abstract class ChoicesFieldTagHelper : FieldTagHelper
{
    [HtmlAttributeName("asp-items")]
    public IEnumerable<SelectListItem>? Items { get; set; }

    /// <summary>Smaller marks, for filters and dense pages.</summary>
    public bool Small { get; set; }

    /// <summary>Side by side, for two short answers.</summary>
    public bool Inline { get; set; }

    private protected abstract string Block { get; }

    private protected abstract string InputType { get; }

    private protected override void Fill(TagHelperContent content, Field field, IReadOnlyList<TagHelperAttribute> authored)
    {
        var legend = Markup.Element("legend", IsHeading ? "govuk-fieldset__legend govuk-fieldset__legend--l" : "govuk-fieldset__legend govuk-fieldset__legend--s");
        legend = IsHeading
            ? legend.Containing(Markup.Element("h1", "govuk-fieldset__heading", LabelText(field)))
            : legend.ContainingText(LabelText(field));

        content.AppendHtml(Markup.Element("fieldset", "govuk-fieldset")
            .With("aria-describedby", DescribedBy(field))
            .WithAuthored(authored)
            .Containing(legend, HintOf(field), ErrorOf(field), ListFor(field)));
    }

    private TagBuilder ListFor(Field field)
    {
        var list = Markup.Element("div", Block + (Small ? $" {Block}--small" : "") + (Inline ? $" {Block}--inline" : ""))
            .With("data-module", Block);
        var chosen = field.Values;
        var number = 0;

        foreach (var item in Choices.For(Items, field.Metadata))
        {
            number++;
            // The first carries the field's own id, so that the error summary's link lands on it.
            var id = number == 1 ? field.Id : field.Id + "-" + number.ToString(CultureInfo.InvariantCulture);
            list.Containing(ItemFor(field, item, id, chosen));
        }

        return list;
    }

    private TagBuilder ItemFor(Field field, SelectListItem item, string id, IReadOnlySet<string> chosen)
    {
        var hint = (item as Choice)?.Hint;
        var input = Markup.Void("input", Block + "__input")
            .With("id", id)
            .With("name", field.Name)
            .With("type", InputType)
            .With("value", item.Value ?? item.Text)
            .WithFlag("checked", item.Selected || chosen.Contains(item.Value ?? item.Text))
            .WithFlag("disabled", item.Disabled)
            .With("aria-describedby", hint is null ? null : id + "-item-hint");

        return Markup.Element("div", Block + "__item").Containing(
            input,
            Markup.Element("label", $"govuk-label {Block}__label", item.Text).With("for", id),
            hint is null
                ? null
                : Markup.Element("div", $"govuk-hint {Block}__hint", hint).With("id", id + "-item-hint"));
    }
}

/// <summary>One of a few. Enums and yes-or-no questions need no <c>asp-items</c>.</summary>
[HtmlTargetElement("radios-field", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class RadiosFieldTagHelper : ChoicesFieldTagHelper
{
    private protected override string Block => "govuk-radios";

    private protected override string InputType => "radio";
}

/// <summary>Any number of a few, bound to a list.</summary>
[HtmlTargetElement("checkboxes-field", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class CheckboxesFieldTagHelper : ChoicesFieldTagHelper
{
    private protected override string Block => "govuk-checkboxes";

    private protected override string InputType => "checkbox";
}
