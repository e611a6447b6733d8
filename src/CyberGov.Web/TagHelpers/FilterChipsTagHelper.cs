using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CyberGov.Web.TagHelpers;

/// <summary>One filter in force, as people read it and as it stands in the address.</summary>
public sealed record FilterChip(string Text, string Key, string Value);

/// <summary>The filters in force; each is a link that takes its own away.</summary>
[HtmlTargetElement("filter-chips", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FilterChipsTagHelper : TagHelper
{
    [HtmlAttributeNotBound]
    [ViewContext]
    public required ViewContext ViewContext { get; set; }

    public IReadOnlyCollection<FilterChip> Chips { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Chips.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        var query = new CurrentQuery(ViewContext.HttpContext.Request);
        output.Become("ul", "chips");
        output.Attributes.SetAttribute("aria-label", "Filters in force");
        output.Content.AppendAll(Chips.Select(chip => Line("chip", query.Without(chip.Key, chip.Value), "Remove filter: ", chip.Text)));

        if (Chips.Count > 1)
        {
            var keys = Chips.Select(c => c.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
            output.Content.AppendHtml(Line("govuk-link small", query.WithoutAll(keys), "", "Clear all filters"));
        }
    }

    private static TagBuilder Line(string classes, string href, string hidden, string text) =>
        Markup.Element("li").Containing(
            Markup.Element("a", classes).With("href", href)
                .Containing(hidden.Length == 0 ? null : Markup.VisuallyHidden(hidden))
                .ContainingText(text));
}
