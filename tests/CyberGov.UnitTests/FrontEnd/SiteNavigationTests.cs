using CyberGov.Web.FrontEnd;

namespace CyberGov.UnitTests.FrontEnd;

public sealed class SiteNavigationTests
{
    private static readonly LayoutModel Officer = new() { CouncilName = "Borsetshire", PersonName = "Ada", Roles = ["Control owner"], Version = "1" };

    [Fact]
    public void Nobody_signed_in_is_offered_no_places() =>
        Assert.Empty(SiteNavigation.For(Officer with { PersonName = null }, "/"));

    [Fact]
    public void A_person_without_a_role_is_offered_the_first_page_only() =>
        Assert.Equal("Today", Assert.Single(SiteNavigation.For(Officer with { Roles = [] }, "/")).Text);

    [Fact]
    public void Only_those_who_may_administer_see_administration()
    {
        Assert.DoesNotContain(SiteNavigation.For(Officer, "/"), p => p.Text == "Administration");
        Assert.Contains(SiteNavigation.For(Officer with { MayAdminister = true }, "/"), p => p.Text == "Administration");
    }

    [Fact]
    public void Only_those_who_may_see_packs_see_packs()
    {
        Assert.DoesNotContain(SiteNavigation.For(Officer, "/"), p => p.Text == "Packs");
        Assert.Contains(SiteNavigation.For(Officer with { MayViewPacks = true }, "/"), p => p.Text == "Packs");
    }

    [Theory]
    [InlineData("/", "Today")]
    [InlineData("/controls/IAM-03", "Controls")]
    [InlineData("/Evidence", "Evidence")]
    [InlineData("/controlsx", null)]
    public void The_place_the_page_belongs_to_is_marked(string path, string? place) =>
        Assert.Equal(place, SiteNavigation.For(Officer, path).SingleOrDefault(p => p.IsPresent)?.Text);
}
