using System.Net;
using CyberGov.Identity;
using CyberGov.Reviews;
using CyberGov.Testing;
using CyberGov.Testing.Web;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.IntegrationTests.Reviews;

/// <summary>Today is Tuesday 8 September 2026.</summary>
public sealed class SchedulePagesTests
{
    private static readonly DateOnly Today = new(2026, 9, 8);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_officer_previews_adds_changes_and_ends_a_schedule()
    {
        await using var app = await TestApp.StartAsync(new TestAppOptions(), Token);
        using var officer = await app.SignInAsync(Token, CouncilRole.InformationGovernanceOfficer);
        const string New = "/reviews/schedules/new?control=IAM-03";

        var empty = await officer.PostFormAsync(New, _ => { }, Token);
        Assert.Equal(["Enter what the dates are for", "Select how the dates are found"], empty.Errors);
        var wrong = await officer.PostFormAsync(New, f => Fill(f, "31 June"), Token);
        Assert.Equal(["Enter from 1 to 12 days of the year, like 30 June, 31 December"], wrong.Errors);

        var preview = await PreviewAsync(officer, New, f => Fill(f, "30 June, 31/12"));
        Assert.Equal("Thursday 31 December 2026", preview.Texts(".preview li")[0]);
        Assert.Empty(await app.WithDbAsync(db => db.ReviewSchedules.ToListAsync(Token)));

        var added = await officer.PostFormAsync(New, f => Fill(f, "30 June, 31/12"), Token);
        Assert.Equal("/reviews/schedules", added.Path);
        Assert.Contains("1 review has another date now", added.Text(".govuk-notification-banner"), StringComparison.Ordinal);
        Assert.Contains("Every 30 June, 31 December", added.Text("tbody"), StringComparison.Ordinal);
        Assert.Contains("DSPT", (await officer.OpenAsync("/controls/IAM-03", Token)).Text("dl"), StringComparison.Ordinal);

        var path = added.Document.QuerySelector("tbody th a")!.GetAttribute("href")!;
        var changed = await officer.PostFormAsync(path, f => f.Fill("Schedule.Dates", "31 March"), Token);
        Assert.Contains("Every 31 March", changed.Text("tbody"), StringComparison.Ordinal);
        var ended = await SendAsync(officer, path, "form.retire", _ => { });
        Assert.Contains("No schedules yet", ended.Text("main"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync(path, Token)).Status);
    }

    [Fact]
    public async Task Two_clicks_complete_a_review_where_nothing_has_changed()
    {
        await using var app = await TestApp.StartAsync(new TestAppOptions(), Token);
        var (ada, link) = await ReviewedAsync(app, "IAM-03");
        using var owner = await app.SignInAsync(ada, Token);

        var page = await owner.OpenAsync(link, Token);
        Assert.Contains("Access review", page.Text("main"), StringComparison.Ordinal);
        Assert.Contains("Duties served", page.Text("main"), StringComparison.Ordinal);
        var done = await SendAsync(owner, link, "form.unchanged", _ => { });

        Assert.Equal("/reviews", done.Path);
        Assert.Contains("nothing has changed", done.Text(".govuk-notification-banner"), StringComparison.Ordinal);
        Assert.False((await owner.OpenAsync(link, Token)).Has("main form"));
    }

    [Fact]
    public async Task Something_new_on_record_is_shown_before_it_can_be_confirmed()
    {
        await using var app = await TestApp.StartAsync(new TestAppOptions(), Token);
        var (ada, link) = await ReviewedAsync(app, "IAM-03");
        using var owner = await app.SignInAsync(ada, Token);

        var late = await SendAsync(owner, link, "form.unchanged", f => f.Fill("seal", "of yesterday"));
        Assert.Equal(["Something on record has changed since you opened this page: look at it again"], late.Errors);

        var changed = await SendAsync(owner, link, "form.changed", f => f.Fill("Outcome", "NotInPlace"));
        Assert.Equal(["Enter what is missing and what will be done about it"], changed.Errors);
    }

    [Fact]
    public async Task An_owner_of_many_ticks_those_where_nothing_has_changed()
    {
        await using var app = await TestApp.StartAsync(new TestAppOptions(), Token);
        var (ada, _) = await ReviewedAsync(app, "IAM-03");
        await app.Council.AssignAsync("IAM-04", ada.Id, null, Token);
        await app.Council.SetReviewDueAsync("IAM-04", Today, Token);
        using var owner = await app.SignInAsync(ada, Token);

        var none = await owner.PostFormAsync("/reviews/complete-many", _ => { }, Token);
        Assert.Equal(["Tick at least one review where nothing has changed"], none.Errors);
        Assert.Equal(2, none.Texts("tbody tr").Count);
        var box = Assert.Single(none.Document.QuerySelectorAll("input[name=Unchanged]"));

        var done = await owner.PostFormAsync("/reviews/complete-many", f => f.Fill("Unchanged", box.GetAttribute("value")!), Token);
        Assert.Contains("1 review is complete", done.Text(".govuk-notification-banner"), StringComparison.Ordinal);
        Assert.Single(done.Texts("tbody tr"));
        var history = await owner.OpenAsync("/reviews/history?control=iam-03", Token);
        Assert.Contains("July to September 2026", history.Texts("tbody th"));
        Assert.Contains("2 reviews", history.Text(".register-head"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Moving_and_snoozing_ask_for_a_day_and_a_reason_and_show_both_on_the_control()
    {
        await using var app = await TestApp.StartAsync(new TestAppOptions(), Token);
        var (ada, link) = await ReviewedAsync(app, "IAM-03");
        var (snooze, move) = (link.Replace("complete", "snooze", StringComparison.Ordinal), link.Replace("complete", "move", StringComparison.Ordinal));
        using var owner = await app.SignInAsync(ada, Token);
        using var officer = await app.SignInAsync(Token, CouncilRole.InformationGovernanceOfficer);

        Assert.Equal(
            ["The day must be after today and no later than 22 September 2026", "Enter why it is snoozed"],
            (await owner.PostFormAsync(snooze, f => f.Fill("Until", "30/9/2026"), Token)).Errors);
        var snoozed = await PostAsync(owner, snooze, "Until", "15/9/2026", "On leave");
        Assert.Contains("Reminders keep quiet until 15 September 2026", snoozed.Text("dl"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await owner.GetAsync(move, Token)).Status);

        Assert.Equal(
            ["The new day must be from today to 8 September 2027", "Enter why it is moved"],
            (await officer.PostFormAsync(move, f => f.Fill("DueOn", "1/9/2026"), Token)).Errors);
        var moved = await PostAsync(officer, move, "DueOn", "1/12/2026", "New system in November");
        Assert.Contains("to 1 December 2026 by", moved.Text("dl"), StringComparison.Ordinal);
        Assert.Contains("New system in November", moved.Text("dl"), StringComparison.Ordinal);
        Assert.DoesNotContain("Reminders keep quiet", moved.Text("dl"), StringComparison.Ordinal);
        Assert.Contains("Moved", (await owner.OpenAsync("/reviews?mine=true", Token)).Texts("main .govuk-tag"));
    }

    private static async Task<TestPage> SendAsync(TestVisitor visitor, string path, string form, Action<TestForm> fill) =>
        await visitor.PostFormAsync(await visitor.OpenAsync(path, Token), fill, new FormChoice { Form = form }, Token);

    /// <summary>Presses the second button of the form, which sends it to an address of its own.</summary>
    private static async Task<TestPage> PreviewAsync(TestVisitor visitor, string path, Action<TestForm> fill)
    {
        var page = await visitor.OpenAsync(path, Token);
        var form = page.Document.QuerySelector("main form")!;
        form.SetAttribute("action", form.QuerySelector("button[formaction]")!.GetAttribute("formaction"));
        return await visitor.PostFormAsync(page, fill, new FormChoice(), Token);
    }

    private static Task<TestPage> PostAsync(TestVisitor visitor, string path, string field, string day, string reason) =>
        visitor.PostFormAsync(
            path,
            form =>
            {
                form.Fill(field, day);
                form.Fill("Reason", reason);
            },
            Token);

    private static void Fill(TestForm form, string dates)
    {
        form.Fill("Schedule.Purpose", "DSPT");
        form.Fill("Schedule.Kind", nameof(ReviewScheduleKind.FixedDates));
        form.Fill("Schedule.Dates", dates);
    }

    /// <summary>A control that was found in place once, with evidence, and whose next review is due today.</summary>
    private static async Task<(Person Owner, string Link)> ReviewedAsync(TestApp app, string code)
    {
        var ada = await app.Council.AddPersonAsync(Token, CouncilRole.ControlOwner);
        await app.Council.AssignAsync(code, ada.Id, null, Token);
        await app.Council.AddEvidenceAsync(new TestEvidence("Access review", ada.Id, code), Token);
        var viewer = new Viewer(ada.Id, new HashSet<CouncilRole> { CouncilRole.ControlOwner });
        var first = await app.Council.SetReviewDueAsync(code, Today, Token);
        await app.WithAsync<CompleteReview, DateOnly?>(c => c.ExecuteAsync(viewer, first, new ReviewFindings(ReviewOutcome.InPlace, null, []), Token));
        var open = await app.Council.SetReviewDueAsync(code, Today, Token);

        return (ada, $"/reviews/{open}/complete");
    }
}
