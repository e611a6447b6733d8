using CyberGov.Web.FrontEnd;
using CyberGov.Web.TagHelpers;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Page = CyberGov.UnitTests.TagHelpers.PageUnderTest<CyberGov.UnitTests.TagHelpers.EvidenceForm>;

namespace CyberGov.UnitTests.TagHelpers;

public sealed class PartsTests
{
    [Fact]
    public async Task The_error_summary_lists_problems_in_the_order_of_the_page_and_links_to_each_field()
    {
        var page = new Page(new EvidenceForm());
        page.ModelState.AddModelError("", "Nothing was saved");
        page.ModelState.AddModelError("Email", "Enter an email address");
        page.ModelState.AddModelError("Files[0]", "The selected file is empty");
        page.ModelState.AddModelError("Title", "Enter a <title>");

        var drawn = await Page.DrawAsync(new ErrorSummaryTagHelper { ViewContext = page.ViewContext });

        Assert.Equal("There is a problem", drawn.QuerySelector("h2")!.TextContent);
        Assert.Equal(
            ["Enter a <title>", "The selected file is empty", "Enter an email address"],
            drawn.QuerySelectorAll("li a").Select(a => a.TextContent));
        Assert.Equal(["#Title", "#Files", "#Email"], drawn.QuerySelectorAll("li a").Select(a => a.GetAttribute("href")));
        Assert.Equal("Nothing was saved", Assert.Single(drawn.QuerySelectorAll("li > span")).TextContent);
    }

    [Fact]
    public async Task Without_problems_there_is_no_error_summary()
    {
        var drawn = await Page.DrawAsync(new ErrorSummaryTagHelper { ViewContext = new Page(new EvidenceForm()).ViewContext });

        Assert.Empty(drawn.InnerHtml);
    }

    [Fact]
    public async Task An_error_without_words_still_says_what_to_do()
    {
        var page = new Page(new EvidenceForm());
        page.ModelState.TryAddModelException("Title", new FormatException());

        var drawn = await Page.DrawAsync(new ErrorSummaryTagHelper { ViewContext = page.ViewContext });

        Assert.Equal(PageErrors.Unreadable, drawn.QuerySelector("li a")!.TextContent);
    }

    [Theory]
    [InlineData(ButtonKind.Primary, "govuk-button")]
    [InlineData(ButtonKind.Secondary, "govuk-button govuk-button--secondary")]
    [InlineData(ButtonKind.Warning, "govuk-button govuk-button--warning")]
    public async Task A_button_sends_once_however_often_it_is_pressed(ButtonKind kind, string classes)
    {
        var button = (await Page.DrawAsync(new SubmitButtonTagHelper { Kind = kind }, "Save")).QuerySelector("button[type=submit]")!;

        Assert.Equal(classes, button.ClassName);
        Assert.Equal("true", button.GetAttribute("data-prevent-double-click"));
        Assert.Equal("govuk-button", button.GetAttribute("data-module"));
        Assert.Equal("Save", button.TextContent);
    }

    [Theory]
    [InlineData(StatusMeaning.Good, "status--good")]
    [InlineData(StatusMeaning.Bad, "status--bad")]
    [InlineData(StatusMeaning.Neutral, "status--neutral")]
    public async Task A_status_is_words_and_never_a_link_or_button(StatusMeaning meaning, string look)
    {
        var drawn = await Page.DrawAsync(new StatusTagTagHelper { Meaning = meaning }, "Overdue");

        Assert.Equal("strong", drawn.FirstElementChild!.LocalName);
        Assert.Contains(look, drawn.FirstElementChild.ClassList);
        Assert.Equal("Overdue", drawn.TextContent);
        Assert.Empty(drawn.QuerySelectorAll("a, button, [tabindex], [role]"));
    }

    [Fact]
    public async Task A_fact_not_given_says_so_and_its_change_link_says_of_what()
    {
        var drawn = await Page.DrawAsync(new SummaryRowTagHelper { Label = "Deputy owner", ChangeHref = "/controls/IAM-03/deputy" }, "  ");

        Assert.Equal("Deputy owner", drawn.QuerySelector("dt")!.TextContent);
        Assert.Equal("Not provided", drawn.QuerySelector("dd.govuk-summary-list__value")!.TextContent);
        Assert.Equal("Change deputy owner", drawn.QuerySelector("a[href='/controls/IAM-03/deputy']")!.TextContent);
    }

    [Fact]
    public async Task Success_is_announced_and_a_notice_is_not()
    {
        var success = await Page.DrawAsync(new SuccessBannerTagHelper(), "Evidence EV-2026-0042 is logged");
        var notice = await Page.DrawAsync(new NoticeBannerTagHelper(), "Mail is held");

        Assert.Equal("alert", success.FirstElementChild!.GetAttribute("role"));
        Assert.Equal("region", notice.FirstElementChild!.GetAttribute("role"));
        Assert.Equal("Success", success.QuerySelector("#success-banner-title")!.TextContent);
        Assert.Equal("Evidence EV-2026-0042 is logged", success.QuerySelector("p")!.TextContent);
    }

    [Fact]
    public async Task Text_blocks_keep_their_content_and_the_authors_classes()
    {
        var details = await Page.DrawAsync(new DetailsBlockTagHelper { Summary = "What counts & why" }, "<p>Files</p>");
        var warning = await Page.DrawAsync(new WarningTextTagHelper(), "This cannot be undone");
        var inset = await Page.DrawAsync(new InsetTextTagHelper(), "Six years", new TagHelperAttribute("class", "small"));
        var empty = await Page.DrawAsync(new EmptyStateTagHelper { Heading = "No evidence yet" }, "<p>It shows that controls work.</p>");

        Assert.Equal("What counts & why", details.QuerySelector("details > summary")!.TextContent);
        Assert.Equal("Files", details.QuerySelector(".govuk-details__text > p")!.TextContent);
        Assert.Equal("WarningThis cannot be undone", warning.QuerySelector("strong")!.TextContent);
        Assert.Equal("govuk-inset-text small", inset.FirstElementChild!.ClassName);
        Assert.Equal("h2", empty.FirstElementChild!.FirstElementChild!.LocalName);
    }

    [Fact]
    public async Task Ways_back_are_links_inside_a_named_place()
    {
        var back = await Page.DrawAsync(new BackLinkTagHelper { Href = "/controls" });
        var crumb = await Page.DrawAsync(new CrumbTagHelper { Href = "/controls" }, "Controls");
        var trail = await Page.DrawAsync(new BreadcrumbTrailTagHelper(), "<li>Controls</li>");

        Assert.Equal("Back", back.QuerySelector("a.govuk-back-link[href='/controls']")!.TextContent);
        Assert.Equal("Controls", crumb.QuerySelector("li > a[href='/controls']")!.TextContent);
        Assert.Equal("Controls", trail.QuerySelector("nav[aria-label=Breadcrumb] > ol.govuk-breadcrumbs__list > li")!.TextContent);
    }

    [Fact]
    public async Task A_link_that_looks_like_a_button_stays_a_link()
    {
        var drawn = await Page.DrawAsync(new LinkButtonTagHelper { Kind = ButtonKind.Secondary, Small = true }, "Download");

        Assert.Equal("a", drawn.FirstElementChild!.LocalName);
        Assert.Equal("govuk-button govuk-button--secondary govuk-button--small", drawn.FirstElementChild.ClassName);
    }
}
