using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CyberGov.Web.TagHelpers;

/// <summary>Several lines of text, with a count of what is left when <c>max-characters</c> is given.</summary>
[HtmlTargetElement("text-area-field", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TextAreaFieldTagHelper : FieldTagHelper
{
    public int Rows { get; set; } = 5;

    public int? MaxCharacters { get; set; }

    private protected override void Fill(TagHelperContent content, Field field, IReadOnlyList<TagHelperAttribute> authored)
    {
        var area = Identified(Markup.Element("textarea"), "govuk-textarea", field)
            .With("rows", Rows.ToString(CultureInfo.InvariantCulture))
            .WithAuthored(authored)
            // A browser drops the first line break in a text area; this one is the one it drops.
            .ContainingText("\n" + field.Value);

        if (MaxCharacters is not { } most)
        {
            content.AppendAll(LabelFor(field), HintOf(field), ErrorOf(field), area);
            return;
        }

        var figure = most.ToString(CultureInfo.InvariantCulture);
        area.Attributes["class"] += " govuk-js-character-count";
        area.Attributes["aria-describedby"] =
            DescribedBy(field) is { } ids ? $"{ids} {field.Id}-info" : $"{field.Id}-info";

        content.AppendHtml(Markup.Element("div", "govuk-character-count")
            .With("data-module", "govuk-character-count")
            .With("data-maxlength", figure)
            .Containing(
                LabelFor(field),
                HintOf(field),
                ErrorOf(field),
                area,
                Markup.Element("div", "govuk-hint govuk-character-count__message", $"You can enter up to {most.ToString("N0", CultureInfo.InvariantCulture)} characters")
                    .With("id", field.Id + "-info")));
    }
}
