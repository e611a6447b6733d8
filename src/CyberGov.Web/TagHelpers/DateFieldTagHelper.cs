using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CyberGov.Web.TagHelpers;

/// <summary>A date typed into one box; see <c>UkDate</c> for what is understood.</summary>
[HtmlTargetElement("date-field", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class DateFieldTagHelper : FieldTagHelper
{
    private protected override string DefaultHint => "For example, 17/5/2027";

    private protected override void Fill(TagHelperContent content, Field field, IReadOnlyList<TagHelperAttribute> authored)
    {
        var input = Identified(Markup.Void("input"), "govuk-input", field)
            .With("class", field.Error is null
                ? "govuk-input govuk-input--width-10"
                : "govuk-input govuk-input--width-10 govuk-input--error")
            .With("type", "text")
            .With("autocomplete", "off")
            .With("value", field.Value)
            .WithAuthored(authored);

        content.AppendAll(LabelFor(field), HintOf(field), ErrorOf(field), input);
    }
}
