using System.Net;
using CyberGov.Data;

namespace CyberGov.IntegrationTests.Security;

public sealed class SecurityHeadersTests(SampleCouncils councils) : IClassFixture<SampleCouncils>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Pages => [.. PageRule.All.Select(r => r.Route).Where(r => !IsPublished(r))];

    public static TheoryData<string> Published => [.. PageRule.All.Select(r => r.Route).Where(IsPublished)];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_page_tells_the_browser_to_trust_only_our_own_files_and_to_keep_nothing(string route)
    {
        var council = await councils.OnAsync(DatabaseProvider.Sqlite);

        using var response = await council.WithEveryRole.Http.GetAsync(PageRule.Of(route).Address(council), Token);

        AssertGuarded(response);
        Assert.True(response.Headers.CacheControl?.NoStore, "A cache may keep the page.");
    }

    [Theory]
    [MemberData(nameof(Published))]
    public async Task What_the_council_publishes_is_kept_for_minutes_and_says_nothing_of_the_reader(string route)
    {
        var council = await councils.OnAsync(DatabaseProvider.Sqlite);
        using var anyone = council.App.Visitor();

        using var response = await anyone.Http.GetAsync(PageRule.Of(route).Address(council), Token);

        AssertGuarded(response);
        Assert.Equal((true, TimeSpan.FromMinutes(5)), (response.Headers.CacheControl?.Public, response.Headers.CacheControl?.MaxAge));
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/no-such-page")]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/lib/site.css")]
    [InlineData("/lib/site.js")]
    public async Task So_does_everything_a_stranger_can_reach(string address)
    {
        var council = await councils.OnAsync(DatabaseProvider.Sqlite);
        using var anyone = council.App.Visitor();

        using var response = await anyone.Http.GetAsync(address, Token);

        Assert.NotEqual(HttpStatusCode.InternalServerError, response.StatusCode);
        AssertGuarded(response);
    }

    [Fact]
    public async Task Cookies_are_out_of_reach_of_scripts_and_of_other_sites()
    {
        var council = await councils.OnAsync(DatabaseProvider.Sqlite);
        using var visitor = council.App.Visitor();
        using var page = await visitor.Http.GetAsync("/sign-in", Token);
        await visitor.SignInAsync(council.WithEveryRole.Person!.Email!, Testing.TestCouncil.Password, Token);
        using var home = await visitor.Http.GetAsync("/sign-in", Token);

        var cookies = page.Headers.GetValues("Set-Cookie").ToList();
        Assert.NotEmpty(cookies);
        Assert.All(cookies, c =>
        {
            Assert.Contains("httponly", c, StringComparison.OrdinalIgnoreCase);
            Assert.Matches("(?i)samesite=(strict|lax)", c);
        });
        Assert.Contains(
            visitor.Cookies.GetAllCookies(),
            c => c is { Name: "CyberGov", HttpOnly: true, Expired: false } && c.Expires == DateTime.MinValue);
    }

    [Fact]
    public async Task Another_host_name_is_refused()
    {
        var council = await councils.OnAsync(DatabaseProvider.Sqlite);
        using var visitor = council.App.Visitor();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in") { Headers = { Host = "evil.example" } };

        using var response = await visitor.Http.SendAsync(request, Token);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    private static bool IsPublished(string route) => route.StartsWith("/public/", StringComparison.Ordinal);

    private static void AssertGuarded(HttpResponseMessage response)
    {
        var policy = Single("Content-Security-Policy");
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);

        // A mail shown as it would arrive brings its styles along, and is shut in a sandbox without scripts.
        var strict = policy.Contains("; sandbox ", StringComparison.Ordinal)
            ? policy.Replace("style-src 'unsafe-inline'", null, StringComparison.Ordinal)
            : policy;
        Assert.DoesNotContain("unsafe", strict, StringComparison.Ordinal);
        Assert.DoesNotContain("*", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Single("X-Content-Type-Options"));
        Assert.Equal("same-origin", Single("Referrer-Policy"));
        Assert.Equal("same-origin", Single("Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", Single("Cross-Origin-Resource-Policy"));
        Assert.False(response.Headers.Contains("Server"), "The server names itself.");
        Assert.False(response.Headers.Contains("X-Powered-By"), "The server names itself.");

        string Single(string header) => Assert.Single(
            response.Headers.TryGetValues(header, out var values) ? values : response.Content.Headers.GetValues(header));
    }
}
