using System.Net;
using CyberGov.Calendar;
using CyberGov.Identity;
using CyberGov.Mail;
using CyberGov.Reminders;
using CyberGov.Testing;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.IntegrationTests.Reviews;

public sealed class ReviewPagesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_owner_follows_the_link_in_the_mail_and_completes_the_review()
    {
        await using var app = await TestApp.StartAsync(new TestAppOptions(), Cancellation);
        var ada = await app.Council.AddPersonAsync(Cancellation, CouncilRole.ControlOwner);
        var (code, link) = await RemindAsync(app, ada);
        using var owner = await app.SignInAsync(ada, Cancellation);

        var page = await owner.OpenAsync(link, Cancellation);
        Assert.Contains("Overdue", page.Texts("main .govuk-tag"));

        var unanswered = await owner.PostFormAsync(link, _ => { }, Cancellation);
        Assert.Equal(["Select how well the control is working"], unanswered.Errors);

        var unexplained = await owner.PostFormAsync(link, f => f.Fill("Outcome", "NotInPlace"), Cancellation);
        Assert.Equal(["Enter what is missing and what will be done about it"], unexplained.Errors);

        var done = await owner.PostFormAsync(link, f => f.Fill("Outcome", "InPlace"), Cancellation);
        Assert.Equal("/reviews", done.Path);
        Assert.Contains($"The review of {code} is complete", done.Text(".govuk-notification-banner"), StringComparison.Ordinal);

        var again = await owner.OpenAsync(link, Cancellation);
        Assert.False(again.Has("main form"));
        Assert.Contains("You have already completed this review", again.Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_review_of_someone_elses_control_is_not_found()
    {
        await using var app = await TestApp.StartAsync(new TestAppOptions(), Cancellation);
        var owner = await app.Council.AddPersonAsync(Cancellation, CouncilRole.ControlOwner);
        var (code, link) = await RemindAsync(app, owner);
        using var stranger = await app.SignInAsync(Cancellation, CouncilRole.ControlOwner);

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(link, Cancellation)).Status);
        Assert.DoesNotContain(code, (await stranger.OpenAsync("/reviews", Cancellation)).Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_of_reviews_narrows_by_what_the_address_says()
    {
        await using var app = await TestApp.StartAsync(new TestAppOptions(), Cancellation);
        var owner = await app.Council.AddPersonAsync(Cancellation, CouncilRole.ControlOwner);
        var (code, _) = await RemindAsync(app, owner);
        using var officer = await app.SignInAsync(Cancellation, CouncilRole.InformationGovernanceOfficer);

        Assert.Equal([code], (await officer.OpenAsync("/reviews?due=Overdue", Cancellation)).Texts("tbody .code"));
        Assert.Equal("No review matches", (await officer.OpenAsync("/reviews?mine=true", Cancellation)).Text("main h2"));
        Assert.Equal([code], (await officer.OpenAsync("/reviews?page=77", Cancellation)).Texts("tbody .code"));
    }

    [Fact]
    public async Task An_officer_sees_every_mail_with_its_words_and_tries_a_failed_one_again()
    {
        await using var app = await TestApp.StartAsync(new TestAppOptions(), Cancellation);
        var owner = await app.Council.AddPersonAsync(Cancellation);

        // Such an address is refused today; an older program took it.
        await app.WithDbAsync(db => db.People.Where(p => p.Id == owner.Id)
            .ExecuteUpdateAsync(p => p.SetProperty(x => x.Email, "zoë@borsetshire.gov.uk"), Cancellation));
        await RemindAsync(app, owner);
        await app.RunAsync<DeliverQueuedEmailsJob>(Cancellation);
        using var officer = await app.SignInAsync(Cancellation, CouncilRole.InformationGovernanceOfficer);

        var failed = await officer.OpenAsync("/mail?state=Failed", Cancellation);
        Assert.Contains("zoë@borsetshire.gov.uk", failed.Text("tbody"), StringComparison.Ordinal);

        var path = failed.Document.QuerySelector("tbody a")!.GetAttribute("href")!;
        var details = await officer.OpenAsync(path, Cancellation);
        Assert.Contains("Follow each link to say how well the control works", details.Text("pre"), StringComparison.Ordinal);
        Assert.Contains("a letter that e-mail cannot carry", details.Text(".timeline"), StringComparison.Ordinal);

        var again = await officer.PostFormAsync(path, _ => { }, Cancellation);
        Assert.Contains("waiting again", again.Text(".govuk-notification-banner"), StringComparison.Ordinal);
        Assert.Contains("Waiting", again.Texts("main .govuk-tag"));
    }

    [Fact]
    public async Task Mail_is_for_officers_and_administrators()
    {
        await using var app = await TestApp.StartAsync(new TestAppOptions(), Cancellation);
        using var owner = await app.SignInAsync(Cancellation, CouncilRole.ControlOwner);

        Assert.NotEqual(HttpStatusCode.OK, (await owner.GetAsync("/mail", Cancellation)).Status);
    }

    /// <summary>Gives this person a control whose review is overdue, and sends the reminder.</summary>
    private static async Task<(string Code, string Link)> RemindAsync(TestApp app, Person owner)
    {
        await app.ForgetReviewsAsync(Cancellation);
        app.Clock.Now = UkTime.At(new DateOnly(2026, 9, 8), new TimeOnly(9, 0));
        var code = await app.WithDbAsync(db => db.Controls.OrderBy(c => c.Code).Select(c => c.Code).FirstAsync(Cancellation));
        await app.Council.AssignAsync(code, owner.Id, deputyId: null, Cancellation);
        var reviewId = await app.Council.SetReviewDueAsync(code, new DateOnly(2026, 9, 15), Cancellation);
        app.Clock.Advance(TimeSpan.FromDays(8));
        await app.RunAsync<SendRemindersJob>(Cancellation);
        var link = $"/reviews/{reviewId}/complete";
        Assert.Contains(link, await app.WithDbAsync(db => db.QueuedEmails.Select(e => e.TextBody).SingleAsync(Cancellation)), StringComparison.Ordinal);

        return (code, link);
    }
}
