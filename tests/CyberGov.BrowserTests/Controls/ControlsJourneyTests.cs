using CyberGov.Identity;
using Microsoft.Playwright;

namespace CyberGov.BrowserTests.Controls;

public sealed class ControlsJourneyTests(Chromium chromium)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task An_officer_narrows_the_register_and_gives_two_controls_an_owner(bool javaScript) =>
        Journey.RunAsync(chromium, new JourneyOptions { JavaScript = javaScript }, async journey =>
        {
            var owner = await journey.App.Council.AddPersonAsync(TestContext.Current.CancellationToken);
            await journey.SignInAsync(CouncilRole.InformationGovernanceOfficer);
            await journey.GoAsync("/controls");
            await Assertions.Expect(journey.Page.Locator(".register-head strong")).ToHaveTextAsync("120");
            await journey.LookOverAsync("controls");

            await journey.FillAsync("Search controls", "nothing is called this");
            await journey.PressAsync("Apply filters");
            await journey.LookOverAsync("controls-none");

            await journey.FillAsync("Search controls", "backup");
            await journey.ChooseAsync("Status", "Not assessed");
            await journey.PressAsync("Apply filters");
            await Assertions.Expect(journey.Page.Locator("tbody tr").First).ToContainTextAsync("ackup");
            await journey.LookOverAsync("controls-filtered");

            await journey.GoAsync("/controls?page=2");
            await journey.TickAsync("Choose GOV-01");
            await journey.GoAsync("/controls");
            await journey.TickAsync("Choose AST-01");
            await journey.TickAsync("Choose AST-02");
            await journey.PressAsync("Assign ticked controls");
            await journey.SeesAsync("Assign controls");
            await journey.LookOverAsync("controls-assign");

            await journey.PressAsync("Assign 2 controls");
            await journey.SeesErrorsAsync("Select an owner, a deputy or a service area");

            await journey.ChooseAsync("Owner", $"{owner.Name}, {owner.JobTitle}");
            await journey.PressAsync("Assign 2 controls");
            await journey.SeesSuccessAsync("2 controls are assigned.");
            await Assertions.Expect(journey.Page.Locator("tbody tr", new() { HasText = "AST-02" })).ToContainTextAsync(owner.Name);
        });

    [Fact]
    public Task An_officer_reads_a_control_and_says_why_it_does_not_apply() => Journey.RunAsync(chromium, async journey =>
    {
        await journey.SignInAsync(CouncilRole.InformationGovernanceOfficer);
        await journey.GoAsync("/controls/IAM-03");
        await journey.LookOverAsync("control");

        await journey.GoAsync("/controls/IAM-03/edit");
        await journey.LookOverAsync("control-edit");
        await journey.TickAsync("No");
        await journey.PressAsync("Save");
        await Assertions.Expect(journey.Page.Locator(".govuk-error-summary li")).ToHaveCountAsync(1);
        await journey.LookOverAsync("control-edit-errors");

        await journey.FillAsync("Why it does not apply", "The county council does this for us.");
        await journey.PressAsync("Save");
        await Assertions.Expect(journey.Page.Locator("main")).ToContainTextAsync("The county council does this for us.");
        await journey.LookOverAsync("control-not-applicable");
    });
}
