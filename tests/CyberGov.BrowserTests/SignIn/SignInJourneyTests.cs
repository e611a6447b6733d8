using CyberGov.Identity;

namespace CyberGov.BrowserTests.SignIn;

public sealed class SignInJourneyTests(Chromium chromium)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task In_and_out(bool javaScript) =>
        Journey.RunAsync(chromium, new JourneyOptions { JavaScript = javaScript }, async journey =>
        {
            await journey.GoAsync("/sign-in");
            await journey.LookOverAsync("sign-in");

            await journey.FillAsync("E-mail address", "nobody@borsetshire.gov.uk");
            await journey.FillAsync("Password", "not the password");
            await journey.PressAsync("Sign in");
            await journey.SeesErrorsAsync("Enter the e-mail address and password of an account that may sign in");
            await journey.LookOverAsync("sign-in-refused");

            var person = await journey.SignInAsync(CouncilRole.InformationGovernanceOfficer);
            await Microsoft.Playwright.Assertions.Expect(journey.Page.Locator("header")).ToContainTextAsync(person.Name);

            await journey.GoAsync("/sign-out");
            await journey.LookOverAsync("sign-out");
            await journey.PressAsync("Sign out");
            await journey.SeesAsync("You are signed out");
            await journey.LookOverAsync("signed-out");
        });

    [Theory]
    [InlineData(CouncilRole.Administrator)]
    [InlineData(CouncilRole.ControlOwner)]
    [InlineData(CouncilRole.SeniorInformationRiskOwner)]
    [InlineData(CouncilRole.BoardMember)]
    [InlineData(CouncilRole.Auditor)]
    public Task Each_role_comes_home_to_today(CouncilRole role) => Journey.RunAsync(chromium, async journey =>
    {
        await journey.SignInAsync(role);
        await journey.LookOverAsync($"today-{role}");
    });
}
