using CyberGov.Identity;
using Microsoft.Playwright;

namespace CyberGov.BrowserTests.Frameworks;

public sealed class FrameworksJourneyTests(Chromium chromium)
{
    [Fact]
    public Task An_officer_goes_from_the_frameworks_to_one_requirement_and_changes_what_counts() =>
        Journey.RunAsync(chromium, async journey =>
        {
            await journey.SignInAsync(CouncilRole.InformationGovernanceOfficer);
            await journey.GoAsync("/frameworks");
            await journey.LookOverAsync("frameworks");

            await journey.GoAsync("/frameworks/TS2021");
            await journey.LookOverAsync("framework");

            await journey.Page.Locator("main a[href^='/frameworks/TS2021/']").First.ClickAsync();
            await Assertions.Expect(journey.Page.Locator("h1")).ToBeVisibleAsync();
            await journey.LookOverAsync("requirement");

            await journey.Page.Locator("main a[href*='/mappings/']").First.ClickAsync();
            await journey.LookOverAsync("mapping");
            await journey.TickAsync("Does not count");
            await journey.PressAsync("Save");
            await journey.SeesErrorsAsync("Enter the reason for the change");
            await journey.FillAsync("Reason", "Done by our supplier, whose contract shows it.");
            await journey.PressAsync("Save");
            await Assertions.Expect(journey.Page.Locator("main")).ToContainTextAsync("Done by our supplier");
            await journey.LookOverAsync("requirement-overridden");
        });
}
