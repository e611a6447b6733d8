using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CyberGov.Web.TagHelpers;

/// <summary>One tick box that stands by itself, bound to a bool. Left unticked it sends nothing, which binds as false.</summary>
[HtmlTargetElement("checkbox-field", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class CheckboxFieldTagHelper : FieldTagHelper
{
    public bool Small { get; set; }

    private protected override void Fill(TagHelperContent content, Field field, IReadOnlyList<TagHelperAttribute> authored)
    {
        var input = Markup.Void("input", "govuk-checkboxes__input")
            .With("id", field.Id)
            .With("name", field.Name)
            .With("type", "checkbox")
            .With("value", "true")
            .WithFlag("checked", field.Values.Contains("true"))
            .With("aria-describedby", DescribedBy(field))
            .WithAuthored(authored);
        var label = Markup.Element("label", "govuk-label govuk-checkboxes__label", LabelText(field)).With("for", field.Id);
        var hint = HintText is { Length: > 0 } text
            ? Markup.Element("div", "govuk-hint govuk-checkboxes__hint", text).With("id", field.Id + "-hint")
            : null;

        content.AppendAll(
            ErrorOf(field),
            Markup.Element("div", Small ? "govuk-checkboxes govuk-checkboxes--small" : "govuk-checkboxes")
                .With("data-module", "govuk-checkboxes")
                .Containing(Markup.Element("div", "govuk-checkboxes__item").Containing(input, label, hint)));
    }
}
