using System.Net;
using CyberGov.Identity;
using CyberGov.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace CyberGov.IntegrationTests.Security;

/// <summary>What a form is about stands in the address it is sent to; a field with the same name changes nothing.</summary>
public sealed class AddressDecidesTests
{
    private const string InTheAddress = "from the address";
    private static readonly DateOnly Today = new(2026, 9, 8);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task On_every_page_the_address_is_asked_before_form_and_query()
    {
        await using var app = await TestApp.StartAsync(new TestAppOptions(), Token);
        var factories = app.Services.GetRequiredService<IOptions<MvcOptions>>().Value.ValueProviderFactories;
        var pages = app.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items.OfType<PageActionDescriptor>();
        var routed = pages
            .Select(p => (Page: p, Keys: TemplateParser.Parse(p.AttributeRouteInfo!.Template!).Parameters.Select(r => r.Name!).ToList()))
            .Where(p => p.Keys.Count > 0)
            .ToList();
        Assert.True(routed.Count > 20);

        foreach (var (page, keys) in routed)
        {
            var http = new DefaultHttpContext { Request = { Method = "POST", ContentType = "application/x-www-form-urlencoded" } };
            http.Request.Form = new FormCollection(keys.ToDictionary(k => k, _ => new StringValues("from the form"), StringComparer.Ordinal));
            http.Request.QueryString = QueryString.Create(keys.Select(k => KeyValuePair.Create<string, string?>(k, "from the query")));
            var context = new ActionContext(http, new RouteData(new RouteValueDictionary(keys.ToDictionary(k => k, object? (_) => InTheAddress))), page);

            var values = await CompositeValueProvider.CreateAsync(context, [.. factories]);

            Assert.All(keys, key => Assert.Equal(InTheAddress, values.GetValue(key).FirstValue));
        }
    }

    [Theory]
    [InlineData("move", "DueOn", "1/12/2026")]
    [InlineData("snooze", "Until", "15/9/2026")]
    [InlineData("complete", "Outcome", "InPlace")]
    public async Task A_field_that_names_another_review_does_not_reach_it(string form, string field, string value)
    {
        await using var app = await TestApp.StartAsync(new TestAppOptions(), Token);
        using var officer = await app.SignInAsync(Token, CouncilRole.InformationGovernanceOfficer);
        var mine = await app.Council.SetReviewDueAsync("IAM-03", Today, Token);
        var other = await app.Council.SetReviewDueAsync("IAM-04", Today, Token);
        var page = await officer.OpenAsync($"/reviews/{mine}/{form}", Token);
        var token = page.Document.QuerySelector("main form input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var content = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = token,
            ["ReviewId"] = other.ToString(),
            [field] = value,
            ["Reason"] = "Because",
        });

        using var answer = await officer.Http.PostAsync(new Uri(app.Address, $"/reviews/{mine}/{form}?reviewId={other}"), content, Token);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var changed = await app.WithDbAsync(db => db.Reviews
            .Where(r => r.MovedReason != null || r.SnoozedUntil != null || r.CompletedAt != null).Select(r => r.ReviewId).ToListAsync(Token));
        Assert.Equal([mine], changed);
    }
}
