using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CyberGov.Web.TagHelpers;

/// <summary>To the page before, on pages that ask for something. Belongs in the section <c>BeforeMain</c>.</summary>
[HtmlTargetElement("back-link", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class BackLinkTagHelper : TagHelper
{
    public required string Href { get; set; }

    public string Text { get; set; } = "Back";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Become("a", "govuk-back-link");
        output.Attributes.SetAttribute("href", Href);
        output.Content.SetContent(Text);
    }
}

/// <summary>Where a record's page stands. Belongs in the section <c>BeforeMain</c>; holds <c>crumb</c>s.</summary>
[HtmlTargetElement("breadcrumb-trail")]
public sealed class BreadcrumbTrailTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Become("nav", "govuk-breadcrumbs");
        output.Attributes.SetAttribute("aria-label", "Breadcrumb");
        output.PreContent.AppendHtml(Markup.Element("ol", "govuk-breadcrumbs__list").RenderStartTag());
        output.PostContent.AppendHtml(Markup.Element("ol").RenderEndTag());
    }
}

/// <summary>One step of the trail, a link to a page above this one.</summary>
[HtmlTargetElement("crumb", ParentTag = "breadcrumb-trail")]
public sealed class CrumbTagHelper : TagHelper
{
    public required string Href { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var text = await output.GetChildContentAsync();
        output.Become("li", "govuk-breadcrumbs__list-item");
        output.Content.SetHtmlContent(Markup.Element("a", "govuk-breadcrumbs__link").With("href", Href).Containing(text));
    }
}
