using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CyberGov.Web.TagHelpers;

/// <summary>A labelled field with its hint and error; any other attribute on the tag goes to the control itself.</summary>
public abstract class FieldTagHelper : TagHelper
{
    [HtmlAttributeName("asp-for")]
    public required ModelExpression For { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public required ViewContext ViewContext { get; set; }

    /// <summary>Left out, the label is the property's display name or its name in words.</summary>
    public string? Label { get; set; }

    public string? Hint { get; set; }

    /// <summary>Makes the label the page's heading: for a page that asks one thing.</summary>
    public bool IsHeading { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var field = new Field(For, ViewContext, Label);
        var authored = output.Attributes.ToList();
        output.Attributes.Clear();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute(
            "class",
            field.Error is null ? "govuk-form-group" : "govuk-form-group govuk-form-group--error");
        Fill(output.Content, field, authored);
    }

    private protected abstract void Fill(TagHelperContent content, Field field, IReadOnlyList<TagHelperAttribute> authored);

    private protected virtual string? DefaultHint => null;

    private protected string? HintText => Hint ?? DefaultHint;

    private protected string LabelText(Field field) => Label ?? field.DefaultLabel;

    private protected IHtmlContent LabelFor(Field field)
    {
        var label = Markup
            .Element("label", IsHeading ? "govuk-label govuk-label--l" : "govuk-label", LabelText(field))
            .With("for", field.Id);
        return IsHeading ? Markup.Element("h1", "govuk-label-wrapper").Containing(label) : label;
    }

    private protected IHtmlContent? HintOf(Field field) =>
        HintText is { Length: > 0 } hint ? Markup.Element("div", "govuk-hint", hint).With("id", field.Id + "-hint") : null;

    private protected static IHtmlContent? ErrorOf(Field field) =>
        field.Error is null
            ? null
            : Markup.Element("p", "govuk-error-message")
                .With("id", field.Id + "-error")
                .Containing(Markup.VisuallyHidden("Error:"))
                .ContainingText(" " + field.Error);

    private protected string? DescribedBy(Field field)
    {
        var ids = new List<string>(2);

        if (HintText is { Length: > 0 })
        {
            ids.Add(field.Id + "-hint");
        }

        if (field.Error is not null)
        {
            ids.Add(field.Id + "-error");
        }

        return ids.Count == 0 ? null : string.Join(' ', ids);
    }

    /// <summary>Class, id, name and description: what every single control has.</summary>
    private protected TagBuilder Identified(TagBuilder control, string block, Field field) =>
        control
            .With("class", field.Error is null ? block : $"{block} {block}--error")
            .With("id", field.Id)
            .With("name", field.Name)
            .With("aria-describedby", DescribedBy(field))
            .With("aria-invalid", field.Error is null ? null : "true");
}
