using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CyberGov.Web.TagHelpers;

/// <summary>How a list is ordered when its address does not say.</summary>
public enum SortDefault
{
    None,
    Ascending,
    Descending,
}

/// <summary>A column's head that orders the whole list: <c>?sort=due</c> upwards, <c>?sort=-due</c> downwards.</summary>
[HtmlTargetElement("sort-header")]
public sealed class SortHeaderTagHelper : TagHelper
{
    [HtmlAttributeNotBound]
    [ViewContext]
    public required ViewContext ViewContext { get; set; }

    public required string Key { get; set; }

    public bool Numeric { get; set; }

    /// <summary>Given on the one column that orders the list when the address does not say.</summary>
    public SortDefault Default { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var text = await output.GetChildContentAsync();
        var query = new CurrentQuery(ViewContext.HttpContext.Request);
        var order = OrderNow(query["sort"]);
        var next = order == SortDefault.Ascending ? "-" + Key : Key;

        output.Become("th", Numeric ? "govuk-table__header govuk-table__header--numeric" : "govuk-table__header");
        output.Attributes.SetAttribute("scope", "col");

        if (order != SortDefault.None)
        {
            output.Attributes.SetAttribute("aria-sort", order == SortDefault.Ascending ? "ascending" : "descending");
        }

        output.Content.SetHtmlContent(Markup.Element("a", "sort-link")
            .With("href", query.WithFromFirstPage("sort", next))
            .Containing(text));
    }

    private SortDefault OrderNow(string? sort)
    {
        if (string.IsNullOrEmpty(sort))
        {
            return Default;
        }

        return sort == Key ? SortDefault.Ascending : sort == "-" + Key ? SortDefault.Descending : SortDefault.None;
    }
}
