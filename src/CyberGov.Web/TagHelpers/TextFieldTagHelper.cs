using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CyberGov.Web.TagHelpers;

/// <summary>One line of text. <c>type</c>, <c>inputmode</c>, <c>autocomplete</c> and a width class may be given.</summary>
[HtmlTargetElement("text-field", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TextFieldTagHelper : FieldTagHelper
{
    public string Type { get; set; } = "text";

    private protected override void Fill(TagHelperContent content, Field field, IReadOnlyList<TagHelperAttribute> authored)
    {
        // A password is never sent back to the browser.
        var value = Type == "password" ? null : field.Value;
        var input = Identified(Markup.Void("input"), "govuk-input", field)
            .With("type", Type)
            .With("value", value)
            .WithAuthored(authored);

        content.AppendAll(LabelFor(field), HintOf(field), ErrorOf(field), input);
    }
}
