using CyberGov.Web.FrontEnd;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CyberGov.Web.TagHelpers;

/// <summary>"There is a problem", with a link to each field that has one. The layout shows it; pages need not.</summary>
[HtmlTargetElement("error-summary", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ErrorSummaryTagHelper : TagHelper
{
    [HtmlAttributeNotBound]
    [ViewContext]
    public required ViewContext ViewContext { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var errors = PageErrors.For(ViewContext.ViewData);

        if (errors.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.Become("div", "govuk-error-summary");
        output.Attributes.SetAttribute("data-module", "govuk-error-summary");
        output.Content.AppendHtml(Markup.Element("div").With("role", "alert").Containing(
            Markup.Element("h2", "govuk-error-summary__title", "There is a problem"),
            Markup.Element("div", "govuk-error-summary__body").Containing(
                Markup.Element("ul", "govuk-list govuk-error-summary__list").Containing(errors.Select(LineFor)))));
    }

    private static TagBuilder LineFor(PageError error)
    {
        IHtmlContent words = error.FieldId.Length == 0
            ? Markup.Element("span", null, error.Message)
            : Markup.Element("a", null, error.Message).With("href", "#" + error.FieldId);
        return Markup.Element("li").Containing(words);
    }
}
