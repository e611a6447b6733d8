using CyberGov.Calendar;
using CyberGov.Identity;
using Microsoft.Playwright;

namespace CyberGov.BrowserTests.Reviews;

public sealed class ReviewsJourneyTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task An_owner_completes_an_overdue_review(bool javaScript) =>
        Journey.RunAsync(chromium, new JourneyOptions { JavaScript = javaScript }, async journey =>
        {
            var owner = await journey.App.Council.AddPersonAsync(Token, CouncilRole.ControlOwner);
            await journey.App.Council.AssignAsync("IAM-03", owner.Id, null, Token);
            await journey.App.Council.AddEvidenceAsync(new Testing.TestEvidence("Access review", owner.Id, "IAM-03"), Token);
            await journey.App.Council.SetReviewDueAsync("IAM-03", journey.App.Clock.TodayInUk().AddDays(-3), Token);
            await journey.SignInAsync(owner);
            await journey.LookOverAsync("today-owner-overdue");

            await journey.GoAsync("/reviews");
            await journey.LookOverAsync("reviews");
            await journey.Page.Locator("main a[href$='/complete']").First.ClickAsync();
            await journey.LookOverAsync("review");

            await journey.PressAsync("Complete review");
            await Assertions.Expect(journey.Page.Locator(".govuk-error-summary li")).ToHaveCountAsync(1);
            await journey.LookOverAsync("review-errors");

            await journey.Page.Locator("input[name=Outcome][value=InPlace]").CheckAsync();
            await journey.Page.Locator("input[name=LookedAt]").First.CheckAsync();
            await journey.PressAsync("Complete review");
            await Assertions.Expect(journey.Page.Locator(".govuk-notification-banner--success")).ToBeVisibleAsync();
            await journey.LookOverAsync("review-completed");

            await journey.GoAsync("/controls/IAM-03");
            await journey.LookOverAsync("control-reviewed");
        });
}
