using CyberGov.Testing;
using CyberGov.Web.Security;
using Microsoft.Extensions.DependencyInjection;

namespace CyberGov.BrowserTests.Setup;

public sealed class SetupJourneyTests(Chromium chromium)
{
    private static readonly TestAppOptions FirstDay = new() { IsSetUp = false };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task From_the_printed_link_to_today(bool javaScript) =>
        Journey.RunAsync(chromium, new JourneyOptions { App = FirstDay, JavaScript = javaScript }, async journey =>
        {
            await journey.GoAsync("/");
            await journey.SeesAsync("Sign in");
            await journey.LookOverAsync("sign-in-before-set-up");

            await journey.GoAsync($"/setup?token={journey.App.Services.GetRequiredService<SetupToken>().Value}");
            await journey.SeesAsync("Set up CyberGov");
            await journey.LookOverAsync("set-up");

            await journey.PressAsync("Set up");
            await journey.SeesErrorsAsync(
                "Enter the name of the council",
                "Select the nation, which decides the bank holidays",
                "Enter your full name",
                "Enter your e-mail address",
                "Enter a password");
            await journey.LookOverAsync("set-up-errors");

            await journey.FillAsync("Name of the council", "Borsetshire District Council");
            await journey.TickAsync("England");
            await journey.FillAsync("Your full name", "Ada Lovelace");
            await journey.FillAsync("Your e-mail address", "ada@borsetshire.gov.uk");
            await journey.FillAsync("Password", TestCouncil.Password);
            await journey.PressAsync("Set up");

            await journey.SeesAsync("Today");
            await journey.SeesSuccessAsync("Borsetshire District Council is set up.");
            await journey.LookOverAsync("today-first-day");
        });
}
