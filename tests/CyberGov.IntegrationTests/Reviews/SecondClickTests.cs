using System.Net;
using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Reviews;
using CyberGov.Testing;
using CyberGov.Testing.Web;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.IntegrationTests.Reviews;

/// <summary>A form that is sent twice, by a double click or by going back, is answered with what the first one did.</summary>
public sealed class SecondClickTests
{
    private static readonly DateOnly Today = new(2026, 9, 8);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_second_click_is_told_that_the_review_is_complete_and_where_it_stands(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider, Token);
        var (owner, reviewId) = await ReviewedAsync(app);
        using var _ = owner;
        using var officer = await app.SignInAsync(Token, CouncilRole.InformationGovernanceOfficer);
        var link = $"/reviews/{reviewId}/complete";
        var (page, late) = (await owner.OpenAsync(link, Token), await officer.OpenAsync(link, Token));
        await owner.PostFormAsync(page, _ => { }, new FormChoice { Form = "form.unchanged" }, Token);

        foreach (var form in new[] { "form.unchanged", "form.changed", "form.unchanged" })
        {
            var second = await owner.PostFormAsync(page, _ => { }, new FormChoice { Form = form }, Token);

            Assert.Equal((HttpStatusCode.OK, link), (second.Status, second.Path));
            Assert.StartsWith("You have already completed this review.", second.Text(".govuk-inset-text"), StringComparison.Ordinal);
            Assert.Empty(second.Errors);
            Assert.Equal("/controls/IAM-03#reviews", second.Document.QuerySelector("main a.govuk-button")!.GetAttribute("href"));
        }

        // Whoever was second to someone else is not told that it was they.
        var other = await officer.PostFormAsync(late, _ => { }, new FormChoice { Form = "form.unchanged" }, Token);
        Assert.StartsWith("This review is complete.", other.Text(".govuk-inset-text"), StringComparison.Ordinal);
        Assert.Equal(2, await app.WithDbAsync(db => db.Reviews.CountAsync(r => r.CompletedAt != null, Token)));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Two_clicks_at_the_same_moment_complete_it_once_and_neither_fails(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider, Token);
        var (owner, reviewId) = await ReviewedAsync(app);
        using var _ = owner;
        var page = await owner.OpenAsync($"/reviews/{reviewId}/complete", Token);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(
            _ => owner.PostFormAsync(page, _ => { }, new FormChoice { Form = "form.unchanged" }, Token)));

        Assert.All(answers, a => Assert.Equal((HttpStatusCode.OK, 0), (a.Status, a.Errors.Count)));
        Assert.Equal(2, await app.WithDbAsync(db => db.Reviews.CountAsync(r => r.CompletedAt != null, Token)));
    }

    [Fact]
    public async Task Ticks_sent_twice_are_no_failure()
    {
        await using var app = await TestApp.StartAsync(new TestAppOptions(), Token);
        var (owner, _) = await ReviewedAsync(app);
        using var _ = owner;
        var page = await owner.OpenAsync("/reviews/complete-many", Token);
        var box = Assert.Single(page.Document.QuerySelectorAll("input[name=Unchanged]")).GetAttribute("value")!;
        await SendAsync();

        var second = await SendAsync();

        Assert.Contains("You have already completed this review.", second.Text(".govuk-notification-banner--success"), StringComparison.Ordinal);
        Assert.DoesNotContain("Not completed", second.Text("main"), StringComparison.Ordinal);

        Task<TestPage> SendAsync() => owner.PostFormAsync(page, f => f.Fill("Unchanged", box), new FormChoice { Form = "main form" }, Token);
    }

    [Fact]
    public async Task A_page_that_is_not_there_does_not_say_that_something_was_done()
    {
        await using var app = await TestApp.StartAsync(new TestAppOptions(), Token);
        var (owner, reviewId) = await ReviewedAsync(app);
        using var _ = owner;
        var page = await owner.OpenAsync($"/reviews/{reviewId}/complete", Token);
        var form = page.Document.QuerySelector("form.unchanged")!;
        using var content = new FormUrlEncodedContent(form.QuerySelectorAll("input").Select(
            i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value") ?? "")));
        using var done = await owner.Http.PostAsync(new Uri(app.Address, form.GetAttribute("action")!), content, Token);
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);

        var lost = await owner.GetAsync("/controls/NOT-01", Token);
        Assert.Equal((HttpStatusCode.NotFound, false), (lost.Status, lost.Has(".govuk-notification-banner--success")));
        Assert.True((await owner.OpenAsync("/reviews", Token)).Has(".govuk-notification-banner--success"));
    }

    /// <summary>Reviewed once and due again.</summary>
    private static async Task<(TestVisitor Owner, Guid ReviewId)> ReviewedAsync(TestApp app)
    {
        var ada = await app.Council.AddPersonAsync(Token, CouncilRole.ControlOwner);
        await app.Council.AssignAsync("IAM-03", ada.Id, null, Token);
        var first = await app.Council.SetReviewDueAsync("IAM-03", Today, Token);
        var viewer = new Viewer(ada.Id, new HashSet<CouncilRole> { CouncilRole.ControlOwner });
        await app.WithAsync<CompleteReview, DateOnly?>(c => c.ExecuteAsync(viewer, first, new ReviewFindings(ReviewOutcome.InPlace, null, []), Token));

        return (await app.SignInAsync(ada, Token), await app.Council.SetReviewDueAsync("IAM-03", Today, Token));
    }
}
