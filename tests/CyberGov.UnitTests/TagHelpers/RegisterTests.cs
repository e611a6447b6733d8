using CyberGov.Web.FrontEnd;
using CyberGov.Web.TagHelpers;
using Page = CyberGov.UnitTests.TagHelpers.PageUnderTest<CyberGov.UnitTests.TagHelpers.EvidenceForm>;

namespace CyberGov.UnitTests.TagHelpers;

public sealed class RegisterTests
{
    [Theory]
    [InlineData(1, 2, "1 2")]
    [InlineData(1, 9, "1 2 ⋯ 9")]
    [InlineData(4, 9, "1 2 3 4 5 ⋯ 9")]
    [InlineData(5, 9, "1 ⋯ 4 5 6 ⋯ 9")]
    [InlineData(9, 9, "1 ⋯ 8 9")]
    [InlineData(99, 9, "1 ⋯ 8 9")]
    public async Task Pages_show_the_ends_and_the_neighbourhood(int current, int total, string expected)
    {
        var drawn = await DrawPagesAsync(new Page(new EvidenceForm()).At("/evidence", ""), current, total);

        Assert.Equal(expected, string.Join(' ', drawn.QuerySelectorAll(".govuk-pagination__item").Select(i => i.TextContent)));
    }

    [Fact]
    public async Task A_page_link_keeps_filters_and_says_where_it_stands_in_the_title()
    {
        var page = new Page(new EvidenceForm()).At("/evidence", "?q=fire+wall&owner=a&owner=b&page=2");

        var drawn = await DrawPagesAsync(page, 2, 4);

        Assert.Equal("/evidence?q=fire%20wall&owner=a&owner=b&page=3", drawn.QuerySelector("a[rel=next]")!.GetAttribute("href"));
        Assert.Equal("Page 2", drawn.QuerySelector("a[aria-current=page]")!.GetAttribute("aria-label"));
        page.ViewData["Title"] = "Evidence";
        Assert.Equal("Error: Evidence (page 2 of 4) - CyberGov - Borsetshire", PageTitle.For(page.ViewData, hasErrors: true, "Borsetshire"));
    }

    [Fact]
    public async Task A_list_of_one_page_has_no_page_links()
    {
        var drawn = await DrawPagesAsync(new Page(new EvidenceForm()), 1, 1);

        Assert.Empty(drawn.InnerHtml);
    }

    [Fact]
    public async Task A_chip_takes_away_its_own_filter_and_returns_to_the_first_page()
    {
        var page = new Page(new EvidenceForm()).At("/controls", "?owner=a&owner=b&sort=-due&page=3");

        var drawn = await Page.DrawAsync(new FilterChipsTagHelper
        {
            ViewContext = page.ViewContext,
            Chips = [new FilterChip("Owner: Ada", "owner", "a"), new FilterChip("Owner: Bill", "owner", "b")],
        });

        Assert.Equal(
            ["/controls?owner=b&sort=-due", "/controls?owner=a&sort=-due", "/controls?sort=-due"],
            drawn.QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
        Assert.Equal("Remove filter: Owner: Ada", drawn.QuerySelector("a")!.TextContent);
    }

    [Theory]
    [InlineData("", "ascending", "?sort=-due")]
    [InlineData("?sort=due&page=4", "ascending", "?sort=-due")]
    [InlineData("?sort=-due", "descending", "?sort=due")]
    [InlineData("?sort=owner", null, "?sort=due")]
    public async Task A_column_head_says_its_order_and_turns_it(string query, string? order, string next)
    {
        var page = new Page(new EvidenceForm()).At("/controls", query);

        var drawn = await Page.DrawAsync(
            new SortHeaderTagHelper { ViewContext = page.ViewContext, Key = "due", Default = SortDefault.Ascending }, "Next review");

        var head = drawn.QuerySelector("th[scope=col]")!;
        Assert.Equal(order, head.GetAttribute("aria-sort"));
        Assert.Equal("/controls" + next, head.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal("Next review", head.TextContent);
    }

    [Fact]
    public async Task A_share_bar_says_its_figures_and_never_draws_past_its_end()
    {
        var drawn = await Page.DrawAsync(new ShareBarTagHelper { Met = 12, Partly = 3, Total = 20 });

        Assert.Equal("12 met, 3 partly met, 5 not met, of 20", drawn.FirstElementChild!.GetAttribute("aria-label"));
        Assert.Equal(["100", "60", "15"], drawn.QuerySelectorAll("rect").Select(r => r.GetAttribute("width")));

        var empty = await Page.DrawAsync(new ShareBarTagHelper());
        Assert.Equal(["100", "0", "0"], empty.QuerySelectorAll("rect").Select(r => r.GetAttribute("width")));
    }

    private static Task<AngleSharp.Dom.IElement> DrawPagesAsync(Page page, int current, int total) =>
        Page.DrawAsync(new PaginationTagHelper { ViewContext = page.ViewContext, CurrentPage = current, TotalPages = total });
}
