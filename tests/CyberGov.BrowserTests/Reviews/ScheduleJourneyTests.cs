using CyberGov.Calendar;
using CyberGov.Identity;
using CyberGov.Reviews;
using CyberGov.Testing;
using Microsoft.Playwright;

namespace CyberGov.BrowserTests.Reviews;

public sealed class ScheduleJourneyTests(Chromium chromium)
{
    private static readonly string[] Ticked = ["IAM-01", "IAM-03"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task An_owner_follows_the_mails_link_and_says_that_nothing_has_changed(bool javaScript) =>
        Journey.RunAsync(chromium, new JourneyOptions { JavaScript = javaScript }, async journey =>
        {
            var (owner, links) = await ReviewedAsync(journey.App, "IAM-03");
            await journey.SignInAsync(owner);

            await journey.GoAsync(links[0]);
            await journey.LookOverAsync("review-on-record");
            await journey.PressAsync("Complete: nothing has changed");

            await journey.SeesSuccessAsync("The review of IAM-03 is complete: nothing has changed");
            await journey.GoAsync("/reviews/history");
            await journey.LookOverAsync("reviews-completed");
        });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task An_owner_of_many_completes_those_ticked(bool javaScript) =>
        Journey.RunAsync(chromium, new JourneyOptions { JavaScript = javaScript }, async journey =>
        {
            var (owner, _) = await ReviewedAsync(journey.App, "IAM-01", "IAM-02", "IAM-03");
            await journey.SignInAsync(owner);

            await journey.GoAsync("/reviews/complete-many");
            await journey.LookOverAsync("complete-many");
            await journey.PressAsync("Complete those ticked");
            await journey.SeesErrorsAsync("Tick at least one review where nothing has changed");
            foreach (var code in Ticked)
            {
                await journey.Page.Locator("tr", new() { HasText = code }).Locator("input[name=Unchanged]").CheckAsync();
            }

            await journey.PressAsync("Complete those ticked");
            await journey.SeesSuccessAsync("2 reviews are complete");
            await Assertions.Expect(journey.Page.Locator("tbody tr")).ToHaveCountAsync(1);
        });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task An_officer_moves_a_review_and_its_owner_snoozes_it(bool javaScript) =>
        Journey.RunAsync(chromium, new JourneyOptions { JavaScript = javaScript }, async journey =>
        {
            var (owner, _) = await ReviewedAsync(journey.App, "IAM-03");
            var officer = await journey.App.Council.AddPersonAsync(Token, CouncilRole.InformationGovernanceOfficer);
            await journey.SignInAsync(officer);
            await journey.GoAsync("/controls/IAM-03");
            await journey.FollowAsync("Move it to another day");
            await journey.LookOverAsync("move-review");
            await journey.PressAsync("Move the review");
            await journey.SeesErrorsAsync("Enter when it is due instead", "Enter why it is moved");
            await journey.FillAsync("When is it due instead?", "15/9/2026");
            await journey.FillAsync("Why is it moved?", "New system");
            await journey.PressAsync("Move the review");
            await journey.SeesSuccessAsync("is due on 15 September 2026");
            await journey.LookOverAsync("control-moved");

            await journey.HandOverToAsync(owner);
            await journey.GoAsync("/controls/IAM-03");
            await journey.FollowAsync("Snooze its reminders");
            await journey.LookOverAsync("snooze-review");
            await journey.FillAsync("Until when?", "18/9/2026");
            await journey.FillAsync("Why?", "On leave");
            await journey.PressAsync("Snooze");
            await journey.SeesSuccessAsync("keep quiet until 18 September 2026");
        });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task An_officer_puts_a_framework_on_fixed_days(bool javaScript) =>
        Journey.RunAsync(chromium, new JourneyOptions { JavaScript = javaScript }, async journey =>
        {
            await journey.SignInAsync(CouncilRole.InformationGovernanceOfficer);
            await journey.GoAsync("/reviews/schedules");
            await journey.LookOverAsync("schedules-empty");
            await journey.PressAsync("Add a schedule");
            await journey.Page.GetByLabel("Or for every control of a framework").SelectOptionAsync(new SelectOptionValue { Index = 1 });
            await journey.FillAsync("What are the dates for?", "Quarterly board");
            await journey.TickAsync("On fixed days of the year");
            await journey.FillAsync("Days of the year", "31 March, 30 June, 30 September, 31 December");
            await journey.PressAsync("Preview the dates");
            await Assertions.Expect(journey.Page.Locator(".preview li")).ToHaveCountAsync(6);
            await journey.LookOverAsync("schedule-preview");
            await journey.PressAsync("Add schedule");
            await journey.SeesSuccessAsync("The schedule is in force");
            await journey.LookOverAsync("schedules");
            await journey.FollowAsync("Quarterly board");
            await journey.LookOverAsync("schedule");
            await journey.PressAsync("End the schedule");
            await journey.SeesSuccessAsync("no longer in force");
        });

    private static async Task<(Person Owner, string[] Links)> ReviewedAsync(TestApp app, params IReadOnlyList<string> codes)
    {
        var today = app.Clock.TodayInUk();
        var ada = await app.Council.AddPersonAsync(Token, CouncilRole.ControlOwner);
        var viewer = new Viewer(ada.Id, new HashSet<CouncilRole> { CouncilRole.ControlOwner });
        List<string> links = [];
        foreach (var code in codes)
        {
            await app.Council.AssignAsync(code, ada.Id, null, Token);
            await app.Council.AddEvidenceAsync(new TestEvidence($"Record of {code}", ada.Id, code) { ExpiresOn = today.AddYears(1) }, Token);
            var first = await app.Council.SetReviewDueAsync(code, today, Token);
            await app.WithAsync<CompleteReview, DateOnly?>(c => c.ExecuteAsync(
                viewer, first, new ReviewFindings(ReviewOutcome.InPlace, null, []), Token));
            links.Add($"/reviews/{await app.Council.SetReviewDueAsync(code, today.AddDays(3), Token)}/complete");
        }

        return (ada, [.. links]);
    }
}
