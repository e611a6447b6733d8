using CyberGov.Identity;

namespace CyberGov.BrowserTests.People;

public sealed class PeopleJourneyTests(Chromium chromium)
{
    [Fact]
    public Task An_administrator_adds_someone_and_finds_them() => Journey.RunAsync(chromium, async journey =>
    {
        await journey.SignInAsync(CouncilRole.Administrator);
        await journey.GoAsync("/administration/people");
        await journey.LookOverAsync("people");

        await journey.PressAsync("Add a person");
        await journey.SeesAsync("Add a person");
        await journey.LookOverAsync("people-add");

        await journey.PressAsync("Add person");
        await Microsoft.Playwright.Assertions.Expect(journey.Page.Locator(".govuk-error-summary li").First).ToBeVisibleAsync();
        await journey.LookOverAsync("people-add-errors");

        await journey.FillAsync("Full name", "Grace Hopper");
        await journey.FillAsync("E-mail address", "grace@borsetshire.gov.uk");
        await journey.PressAsync("Add person");
        await journey.SeesSuccessAsync("Grace Hopper is added and gets a mail to choose a password.");

        await journey.FollowAsync("Grace Hopper");
        await journey.SeesAsync("Grace Hopper");
        await journey.LookOverAsync("person");
    });
}
