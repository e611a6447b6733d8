using System.Net;
using CyberGov.Data;
using CyberGov.Testing.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CyberGov.IntegrationTests.Security;

/// <summary>Every role against every page, over HTTP, as <see cref="PageRule.All"/> has it.</summary>
public sealed class RoleMatrixTests(SampleCouncils councils) : IClassFixture<SampleCouncils>
{
    private const int MostPagesOfOneKind = 3;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<DatabaseProvider, string> PagesOnBothDatabases => new(
        from provider in Databases.All.Select(r => r.Data)
        from rule in PageRule.All
        select (provider, rule.Route));

    [Fact]
    public async Task Every_page_has_a_line_in_the_matrix_and_every_line_a_page()
    {
        var council = await councils.OnAsync(DatabaseProvider.Sqlite);

        Assert.Equal(
            RoutesOf(council).Distinct().Order(StringComparer.Ordinal),
            PageRule.All.Select(r => r.Route).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(PagesOnBothDatabases))]
    public async Task A_page_opens_for_those_who_may_and_does_not_exist_for_others(DatabaseProvider provider, string route)
    {
        var council = await councils.OnAsync(provider);
        var rule = PageRule.Of(route);
        var address = rule.Address(council);
        var faults = new List<string>();

        foreach (var (role, visitor) in council.Visitors)
        {
            await ExpectAsync(role.ToString(), visitor, rule.MayOpen is null || rule.MayOpen.Contains(role));
        }

        await ExpectAsync("no role", council.WithoutRole, rule.MayOpen is null || rule.OpensWithoutRole);
        using var anyone = council.App.Visitor();
        var (status, location) = await StatusAsync(anyone, address);
        if (rule.MayOpen is null ? status != HttpStatusCode.OK : rule.MayOpen.Length > 0 && !IsSentToSignIn(status, location))
        {
            faults.Add($"A visitor who is not signed in got {status} {location}.");
        }

        Assert.True(faults.Count == 0, $"{address}\n{string.Join('\n', faults)}\n{council.App.Log}");

        async Task ExpectAsync(string who, TestVisitor visitor, bool mayOpen)
        {
            var (found, to) = await StatusAsync(visitor, address);
            if (mayOpen ? found != HttpStatusCode.OK : found is HttpStatusCode.OK or HttpStatusCode.Forbidden || to is not null)
            {
                faults.Add($"{who} got {(int)found} {found} {to}, may open: {mayOpen}.");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task No_page_links_to_one_that_its_reader_may_not_open(DatabaseProvider provider)
    {
        var council = await councils.OnAsync(provider);
        var faults = new List<string>();

        foreach (var (role, visitor) in council.Visitors)
        {
            faults.AddRange((await FollowLinksAsync(visitor)).Select(f => $"{role}: {f}"));
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults) + '\n' + council.App.Log);
    }

    private static IEnumerable<string> RoutesOf(SampleCouncil council) =>
        council.App.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .Select(e => "/" + e.RoutePattern.RawText!.Trim('/'));

    private static async Task<(HttpStatusCode Status, Uri? Location)> StatusAsync(TestVisitor visitor, string address)
    {
        using var response = await visitor.Http.GetAsync(address, Token);
        return (response.StatusCode, response.Headers.Location);
    }

    private static bool IsSentToSignIn(HttpStatusCode status, Uri? location) =>
        status == HttpStatusCode.Redirect && location!.AbsolutePathOf().StartsWith("/sign-in", StringComparison.Ordinal);

    /// <summary>Walks from page to page as a reader would, a few pages of each kind, and says which links lead nowhere.</summary>
    private static async Task<List<string>> FollowLinksAsync(TestVisitor visitor)
    {
        var faults = new List<string>();
        var kinds = new Dictionary<string, int>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal) { "/" };
        var ahead = new Queue<(string Path, string From)>([("/", "the start")]);

        while (ahead.TryDequeue(out var step))
        {
            var page = await visitor.GetAsync(step.Path, Token);
            if (page.Status != HttpStatusCode.OK)
            {
                faults.Add($"{step.Path}, linked on {step.From}, answers {(int)page.Status}");
                continue;
            }

            var links = page.Document.QuerySelectorAll("a[href]").Select(a => a.GetAttribute("href")!.Split('#')[0]);
            foreach (var link in links.Where(l => l.StartsWith('/') && seen.Add(l)))
            {
                var kind = KindOf(link);
                kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
                if (kinds[kind] <= MostPagesOfOneKind)
                {
                    ahead.Enqueue((link, step.Path));
                }
            }
        }

        return faults;
    }

    /// <summary>The address without codes, ids and what is asked of a list.</summary>
    private static string KindOf(string link)
    {
        var parts = link.Split('?');
        var path = string.Join('/', parts[0].Split('/').Select(s => s.Any(char.IsDigit) || s.Any(char.IsUpper) ? "*" : s));
        var query = parts.Skip(1).SelectMany(q => q.Split('&')).Select(p => p.Split('=')[0]).Order(StringComparer.Ordinal);
        return $"{path}?{string.Join('&', query)}";
    }
}

internal static class Locations
{
    /// <summary>The path of a redirect, which may be given in full or from the root.</summary>
    public static string AbsolutePathOf(this Uri location) => location.IsAbsoluteUri ? location.AbsolutePath : location.OriginalString;
}
