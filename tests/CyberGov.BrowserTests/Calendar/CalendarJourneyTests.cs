using CyberGov.Calendar;
using CyberGov.Identity;
using Microsoft.Playwright;

namespace CyberGov.BrowserTests.Calendar;

public sealed class CalendarJourneyTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task An_officer_leafs_through_the_months_and_opens_a_day(bool javaScript) =>
        Journey.RunAsync(chromium, new JourneyOptions { JavaScript = javaScript }, async journey =>
        {
            var owner = await journey.App.Council.AddPersonAsync(Token, CouncilRole.ControlOwner);
            await journey.App.Council.AssignAsync("IAM-03", owner.Id, null, Token);
            await journey.App.Council.SetReviewDueAsync("IAM-03", journey.App.Clock.TodayInUk().AddDays(8), Token);
            await journey.SignInAsync(CouncilRole.InformationGovernanceOfficer);

            await journey.GoAsync("/calendar");
            await journey.LookOverAsync("calendar-month");
            await Assertions.Expect(journey.Page.Locator(".calendar__today")).ToHaveCountAsync(1);
            await journey.FollowAsync("1 review on 16 September 2026");
            await journey.LookOverAsync("calendar-day");
            await Assertions.Expect(journey.Page.Locator("tbody tr")).ToHaveCountAsync(1);

            await journey.GoAsync("/calendar?month=2026-12");
            await Assertions.Expect(journey.Page.Locator(".calendar")).ToContainTextAsync("Christmas Day");
            await journey.FollowAsync("November 2026 (the month before)");
            await Assertions.Expect(journey.Page.Locator("main h2")).ToHaveTextAsync("November 2026");
            await journey.GoAsync("/calendar?view=list");
            await journey.LookOverAsync("calendar-list");
            await journey.GoAsync("/calendar/bank-holidays");
            await journey.LookOverAsync("bank-holidays");
        });
}
