using CyberGov.Identity;
using CyberGov.Testing;
using Microsoft.Playwright;

namespace CyberGov.BrowserTests.Pias;

public sealed class PublicationJourneyTests(Chromium chromium)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task An_officer_finds_an_approved_assessment_withholds_an_answer_and_anyone_reads_the_rest(bool javaScript) =>
        Journey.RunAsync(chromium, new JourneyOptions { JavaScript = javaScript }, async journey =>
        {
            var token = TestContext.Current.CancellationToken;
            var officer = await journey.SignInAsync(CouncilRole.InformationGovernanceOfficer);
            var lead = await journey.App.Council.AddPersonAsync(token, CouncilRole.ControlOwner);
            var code = await journey.App.AddApprovedPiaAsync(new TestPia("Cameras in car parks", lead.Id, officer.Id), token);
            await journey.GoAsync("/pias?state=Approved");
            await journey.Page.Locator("summary", new() { HasText = "Where they all stand" }).ClickAsync();
            await journey.LookOverAsync("pias-register");
            await journey.GoAsync($"/pias/{code}/print?version=1");
            await journey.LookOverAsync("pia-print");

            await journey.GoAsync($"/pias/{code}/publish");
            await journey.LookOverAsync("pia-publish");
            await journey.Page.Locator("summary", new() { HasText = "Screening: " }).ClickAsync();
            await journey.Page.Locator("summary", new() { HasText = "Withhold everything under “Screening”" }).ClickAsync();
            await journey.FillAsync("Why everything under “Screening” is withheld", "It names a person");
            await journey.PressAsync("Tick them all under “Screening”");
            await Assertions.Expect(journey.Page.Locator("input[type=checkbox]:checked")).Not.ToHaveCountAsync(0);
            await journey.LookOverAsync("pia-publish-step-withheld");
            await journey.Page.Locator("details:has(label:has-text('Withhold: What technology do you use?')) > summary").First.ClickAsync();
            await journey.Page.Locator("label", new() { HasText = "Withhold: What technology do you use?" }).ClickAsync();
            await journey.PressAsync("See what everyone would see");
            await Assertions.Expect(journey.Page.Locator(".govuk-error-summary li")).ToHaveCountAsync(1);
            await journey.LookOverAsync("pia-publish-errors");
            await journey.FillAsync("Why “What technology do you use?” is withheld", "It would help a thief");
            await journey.PressAsync("See what everyone would see");
            await Assertions.Expect(journey.Page.Locator("main")).ToContainTextAsync("Withheld: It would help a thief");
            await journey.LookOverAsync("pia-publish-preview");
            await journey.PressAsync("Save this decision");
            await journey.SeesSuccessAsync($"A summary of {code} is published");

            await journey.GoAsync("/public/pias");
            await journey.LookOverAsync("public-pias");
            await journey.GoAsync($"/public/pias/{code}");
            await Assertions.Expect(journey.Page.Locator("main")).ToContainTextAsync("Withheld: It would help a thief");
            await Assertions.Expect(journey.Page.Locator("main")).Not.ToContainTextAsync("recorder in the server room");
            await journey.LookOverAsync("public-pia");
        });
}
