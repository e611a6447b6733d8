using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CyberGov.Web.TagHelpers;

/// <summary>What only some need, behind a line that says what it is.</summary>
[HtmlTargetElement("details-block")]
public sealed class DetailsBlockTagHelper : TagHelper
{
    public required string Summary { get; set; }

    /// <summary>Shown from the start, where something in it needs the reader.</summary>
    public bool IsOpen { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var text = await output.GetChildContentAsync();
        output.Become("details", "govuk-details");
        if (IsOpen)
        {
            output.Attributes.SetAttribute(new TagHelperAttribute("open"));
        }

        output.Content.AppendAll(
            Markup.Element("summary", "govuk-details__summary").Containing(
                Markup.Element("span", "govuk-details__summary-text", Summary)),
            Markup.Element("div", "govuk-details__text").Containing(text));
    }
}

/// <summary>A consequence people must know before they act.</summary>
[HtmlTargetElement("warning-text")]
public sealed class WarningTextTagHelper : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var text = await output.GetChildContentAsync();
        output.Become("div", "govuk-warning-text");
        output.Content.AppendAll(
            Markup.Element("span", "govuk-warning-text__icon", "!").With("aria-hidden", "true"),
            Markup.Element("strong", "govuk-warning-text__text").Containing(Markup.VisuallyHidden("Warning"), text));
    }
}

/// <summary>A passage set apart from the text around it.</summary>
[HtmlTargetElement("inset-text")]
public sealed class InsetTextTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        output.Become("div", "govuk-inset-text");
}

/// <summary>In place of an empty list: what it is for and, inside, the one thing to do.</summary>
[HtmlTargetElement("empty-state")]
public sealed class EmptyStateTagHelper : TagHelper
{
    public required string Heading { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Become("div", "empty-state");
        output.PreContent.AppendHtml(Markup.Element("h2", "govuk-heading-m", Heading));
    }
}
