using CyberGov.Web.FrontEnd;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CyberGov.Web.TagHelpers;

/// <summary>Facts of one record, each a <c>summary-row</c>.</summary>
[HtmlTargetElement("summary-list")]
public sealed class SummaryListTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        output.Become("dl", "govuk-summary-list");
}

/// <summary>One fact. Without content it reads "Not provided"; with <c>change-href</c> it can be changed.</summary>
[HtmlTargetElement("summary-row", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class SummaryRowTagHelper : TagHelper
{
    public required string Label { get; set; }

    public string? ChangeHref { get; set; }

    /// <summary>What is changed, for those who hear the link alone; left out, the label.</summary>
    public string? ChangeWhat { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var value = await output.GetChildContentAsync();
        output.Become("div", ChangeHref is null ? "govuk-summary-list__row govuk-summary-list__row--no-actions" : "govuk-summary-list__row");
        output.Content.AppendAll(
            Markup.Element("dt", "govuk-summary-list__key", Label),
            value.IsEmptyOrWhiteSpace
                ? Markup.Element("dd", "govuk-summary-list__value muted", "Not provided")
                : Markup.Element("dd", "govuk-summary-list__value").Containing(value),
            ChangeHref is null
                ? null
                : Markup.Element("dd", "govuk-summary-list__actions").Containing(
                    Markup.Element("a", "govuk-link", "Change")
                        .With("href", ChangeHref)
                        .Containing(Markup.VisuallyHidden(" " + (ChangeWhat ?? PlainName.InSentence(Label))))));
    }
}
