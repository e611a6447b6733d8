using System.Globalization;
using CyberGov.Web.FrontEnd;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CyberGov.Web.TagHelpers;

/// <summary>Links to the pages of a list, keeping filters and order; says the position in the page's title.</summary>
[HtmlTargetElement("page-links", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PaginationTagHelper : TagHelper
{
    [HtmlAttributeNotBound]
    [ViewContext]
    public required ViewContext ViewContext { get; set; }

    public int CurrentPage { get; set; } = 1;

    public int TotalPages { get; set; } = 1;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (TotalPages <= 1)
        {
            output.SuppressOutput();
            return;
        }

        var query = new CurrentQuery(ViewContext.HttpContext.Request);
        var current = Math.Clamp(CurrentPage, 1, TotalPages);
        ViewContext.ViewData.SetPagePosition(current, TotalPages);
        output.Become("nav", "govuk-pagination");
        output.Attributes.SetAttribute("aria-label", "Pages of this list");
        output.Content.AppendAll(
            current > 1 ? Neighbour(query, current - 1, "prev", "Previous") : null,
            Markup.Element("ul", "govuk-pagination__list").Containing(PagesToShow(current, TotalPages).Select(p => Item(query, p, current))),
            current < TotalPages ? Neighbour(query, current + 1, "next", "Next") : null);
    }

    /// <summary>First, last, the present page and its neighbours; null stands for those left out.</summary>
    internal static IEnumerable<int?> PagesToShow(int current, int total)
    {
        var previous = 0;

        foreach (var page in ((int[])[1, current - 1, current, current + 1, total]).Where(p => p >= 1 && p <= total).Distinct().Order())
        {
            if (page - previous == 2)
            {
                // Three dots in place of a single page would save nothing.
                yield return page - 1;
            }
            else if (page - previous > 2)
            {
                yield return null;
            }

            yield return page;
            previous = page;
        }
    }

    private static TagBuilder Neighbour(CurrentQuery query, int page, string relation, string text) =>
        Markup.Element("div", "govuk-pagination__" + relation).Containing(
            Markup.Element("a", "govuk-link govuk-pagination__link")
                .With("href", query.With("page", Figure(page)))
                .With("rel", relation)
                .Containing(Markup.Element("span", "govuk-pagination__link-title", text).Containing(Markup.VisuallyHidden(" page"))));

    private static TagBuilder Item(CurrentQuery query, int? page, int current)
    {
        if (page is not { } number)
        {
            return Markup.Element("li", "govuk-pagination__item govuk-pagination__item--ellipsis", "⋯");
        }

        var isCurrent = number == current;
        return Markup
            .Element("li", isCurrent ? "govuk-pagination__item govuk-pagination__item--current" : "govuk-pagination__item")
            .Containing(Markup.Element("a", "govuk-link govuk-pagination__link", Figure(number))
                .With("href", query.With("page", Figure(number)))
                .With("aria-label", "Page " + Figure(number))
                .With("aria-current", isCurrent ? "page" : null));
    }

    private static string Figure(int number) => number.ToString(CultureInfo.InvariantCulture);
}
