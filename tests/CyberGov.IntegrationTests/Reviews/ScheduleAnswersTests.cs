using System.Net;
using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Reminders;
using CyberGov.Reviews;
using CyberGov.Testing;
using CyberGov.Testing.Web;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.IntegrationTests.Reviews;

/// <summary>What the pages of schedules answer where a date or a second schedule is not what someone expects.</summary>
public sealed class ScheduleAnswersTests
{
    private const string New = "/reviews/schedules/new?control=IAM-03";
    private static readonly DateOnly Today = new(2026, 9, 8);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_second_schedule_for_the_same_control_is_refused_in_words(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider, Token);
        using var officer = await app.SignInAsync(Token, CouncilRole.InformationGovernanceOfficer);
        var page = await officer.OpenAsync(New, Token);
        var answers = await Task.WhenAll(SendAsync(), SendAsync());

        Assert.Contains("/reviews/schedules", answers.Select(a => a.Path));
        var third = await SendAsync();

        Assert.Equal(
            (HttpStatusCode.OK, "This control has a schedule already: change it or end it on the page of review schedules"),
            (third.Status, Assert.Single(third.Errors)));
        Assert.Equal("DSPT", third.Document.QuerySelector("[name='Schedule.Purpose']")!.GetAttribute("value"));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.Status));
        Assert.Equal(1, await app.WithDbAsync(db => db.ReviewSchedules.CountAsync(Token)));

        Task<TestPage> SendAsync() => officer.PostFormAsync(page, f => FillDates(f, "30 June"), new FormChoice { Form = "main form" }, Token);
    }

    [Theory]
    [InlineData("0", "Wednesday 13 October 2027")]
    [InlineData("30", "Monday 13 September 2027")]
    [InlineData("400", null)]
    public async Task The_preview_before_evidence_runs_out_goes_by_the_days_before_and_the_evidence(string daysBefore, string? first)
    {
        await using var app = await TestApp.StartAsync(new TestAppOptions(), Token);
        using var officer = await app.SignInAsync(Token, CouncilRole.InformationGovernanceOfficer);
        var ada = await app.Council.AddPersonAsync(Token, CouncilRole.ControlOwner);
        await app.Council.AssignAsync("IAM-03", ada.Id, null, Token);
        await app.Council.AddEvidenceAsync(new TestEvidence("Certificate", ada.Id, "IAM-03") { ExpiresOn = Today.AddDays(400) }, Token);

        var preview = await PreviewAsync(officer, f =>
        {
            f.Fill("Schedule.Purpose", "Certificate");
            f.Fill("Schedule.Kind", nameof(ReviewScheduleKind.EvidenceExpiry));
            f.Fill("Schedule.DaysBefore", daysBefore);
        });

        Assert.Equal(first is null ? ["Days before must be between 0 and 365"] : [], preview.Errors);
        Assert.Equal(first is null ? [] : [first], preview.Texts(".preview li"));
        Assert.Equal(first is not null, preview.Texts(".preview p").Any(p => p.StartsWith("By the evidence that counts today", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task No_review_falls_due_while_the_council_is_closed(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider, Token);
        using var officer = await app.SignInAsync(Token, CouncilRole.InformationGovernanceOfficer);
        await app.Council.SetReviewDueAsync("IAM-03", Today.AddMonths(1), Token);
        await officer.PostFormAsync(New, f =>
        {
            FillDates(f, "30 December");
            f.Fill("Schedule.Roll", nameof(WorkingDayRoll.After));
        }, Token);
        Assert.Equal(new DateOnly(2026, 12, 30), await DueOnAsync());

        await officer.PostFormAsync(
            "/reminders/rules", f => f.Fill("Closures", "24 December 2026 to 1 January 2027: Christmas closure"), Token);
        await app.RunAsync<FollowReviewSchedulesJob>(Token);

        // 2 and 3 January are a weekend.
        Assert.Equal(new DateOnly(2027, 1, 4), await DueOnAsync());
        Assert.Contains("4 January 2027", (await officer.OpenAsync("/reviews/schedules", Token)).Text("tbody"), StringComparison.Ordinal);
        Assert.Contains("Christmas closure", (await officer.OpenAsync("/calendar?month=2026-12", Token)).Text("main"), StringComparison.Ordinal);
        Assert.Equal(
            new DateOnly(2027, 1, 4),
            (await app.WithAsync<CouncilDays, WorkingDays>(d => d.ExecuteAsync(Token))).OnOrAfter(new DateOnly(2026, 12, 24)));

        Task<DateOnly> DueOnAsync() => app.WithDbAsync(
            db => db.Reviews.Where(r => r.Control!.Code == "IAM-03" && r.CompletedAt == null).Select(r => r.DueOn).SingleAsync(Token));
    }

    [Fact]
    public async Task What_was_on_record_when_the_reviewer_looked_stands_with_the_review()
    {
        await using var app = await TestApp.StartAsync(new TestAppOptions(), Token);
        using var officer = await app.SignInAsync(Token, CouncilRole.InformationGovernanceOfficer);
        var review = await app.Council.SetReviewDueAsync("IAM-03", Today, Token);
        await officer.PostFormAsync($"/reviews/{review}/complete", f => f.Fill("Outcome", nameof(ReviewOutcome.InPlace)), Token);

        Assert.Contains("On record when they looked: not assessed", (await officer.OpenAsync("/controls/IAM-03", Token)).Text("main"), StringComparison.Ordinal);
        Assert.Contains("Not assessed", (await officer.OpenAsync("/reviews/history?control=IAM-03", Token)).Texts("tbody td[data-label='On record before']"));
    }

    private static async Task<TestPage> PreviewAsync(TestVisitor visitor, Action<TestForm> fill)
    {
        var page = await visitor.OpenAsync(New, Token);
        var form = page.Document.QuerySelector("main form")!;
        form.SetAttribute("action", form.QuerySelector("button[formaction]")!.GetAttribute("formaction"));
        return await visitor.PostFormAsync(page, fill, new FormChoice { Form = "main form" }, Token);
    }

    private static void FillDates(TestForm form, string dates)
    {
        form.Fill("Schedule.Purpose", "DSPT");
        form.Fill("Schedule.Kind", nameof(ReviewScheduleKind.FixedDates));
        form.Fill("Schedule.Dates", dates);
    }
}
