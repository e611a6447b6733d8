using AngleSharp.Html.Parser;
using CyberGov.Mail;

namespace CyberGov.UnitTests.Mail;

public sealed class EmailBodyTests
{
    private readonly EmailBody _body = new EmailBody(new CouncilLook("Ambridge & Borsetshire <Council>", "#00584d"))
        .Heading("Reviews")
        .Paragraph("<script>alert(1)</script> is only words")
        .Links([new EmailLink("IAM-03: \"Joiners\" <b>& leavers</b>", "Due today", new Uri("https://gov.example/reviews/1?a=1&b=\"2\""))])
        .Link("See all", new Uri("https://gov.example/reviews"));

    [Fact]
    public async Task Words_stay_words_whatever_characters_they_hold()
    {
        var page = await new HtmlParser().ParseDocumentAsync(_body.ToHtml("A < B"), TestContext.Current.CancellationToken);

        Assert.Empty(page.QuerySelectorAll("script, b"));
        Assert.Equal("A < B", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("A < B", page.Title);
        Assert.Equal("IAM-03: \"Joiners\" <b>& leavers</b>", page.QuerySelector("li a")!.TextContent);
        Assert.Equal("en-GB", page.DocumentElement.GetAttribute("lang"));
        Assert.Empty(page.QuerySelectorAll("table, img"));
    }

    [Fact]
    public async Task The_plain_text_says_all_that_the_page_says()
    {
        var page = await new HtmlParser().ParseDocumentAsync(_body.ToHtml("Title"), TestContext.Current.CancellationToken);
        var text = _body.ToText();

        Assert.All(page.QuerySelectorAll("body > p, h2, li a"), e => Assert.Contains(e.TextContent, text, StringComparison.Ordinal));
        Assert.All(page.QuerySelectorAll("a"), a => Assert.Contains(a.GetAttribute("href")!, text, StringComparison.Ordinal));
        Assert.Contains("Due today", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://gov.example", "https://gov.example/reviews")]
    [InlineData("https://gov.example/", "https://gov.example/reviews")]
    [InlineData("https://gov.example/cyber", "https://gov.example/cyber/reviews")]
    public void Links_start_with_the_public_address(string root, string expected)
    {
        Assert.Equal(expected, new SiteAddress(new Uri(root)).Page("/reviews").AbsoluteUri);
    }
}
