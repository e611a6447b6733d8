using CyberGov.Identity;
using CyberGov.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace CyberGov.BrowserTests.Evidence;

/// <summary>From handing in to acceptance, by two people, with script and without.</summary>
public sealed class EvidenceLifeJourneyTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task What_was_returned_is_mended_handed_in_again_and_accepted(bool javaScript) =>
        Journey.RunAsync(chromium, new JourneyOptions { JavaScript = javaScript }, async journey =>
        {
            var (owner, officer, code) = await BeginAsync(journey);
            await journey.HandOverToAsync(officer);
            await journey.FollowAsync("evidence items waiting for acceptance");
            await journey.GoAsync($"/evidence/{code}/decide");
            await journey.LookOverAsync("evidence-decide");
            await journey.TickAsync("Return it to its author");
            await journey.PressAsync("Save the decision");
            await journey.SeesErrorsAsync("Enter why it is returned");
            await journey.LookOverAsync("evidence-decide-errors");
            await journey.FillAsync("Why is it returned?", "The last page is missing.");
            await journey.PressAsync("Save the decision");
            await journey.SeesSuccessAsync($"{code} is returned");
            await journey.LookOverAsync("evidence-returned");

            await journey.HandOverToAsync(owner);
            await journey.FollowAsync("evidence items returned to you");
            await journey.FollowAsync("Leavers of March");
            await journey.PressAsync("Revise");
            await Assertions.Expect(journey.Page.Locator("main")).ToContainTextAsync("The last page is missing.");
            await journey.LookOverAsync("evidence-revise");
            await journey.FillAsync("What has changed (optional)", "The last page is there.");
            await journey.PressAsync("Hand in for acceptance");
            await journey.SeesSuccessAsync($"Revision 2 of {code} waits for someone else to accept it");

            await journey.HandOverToAsync(officer);
            await journey.GoAsync($"/evidence/{code}/decide");
            await journey.TickAsync("Accept it: I have looked at it, and it shows what it says");
            await journey.PressAsync("Save the decision");
            await journey.SeesSuccessAsync($"{code} is accepted and counts from now on");
            await journey.LookOverAsync("evidence-accepted");
        });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task What_is_logged_already_is_attached_to_a_second_control(bool javaScript) =>
        Journey.RunAsync(chromium, new JourneyOptions { JavaScript = javaScript }, async journey =>
        {
            var officer = await journey.SignInAsync(CouncilRole.InformationGovernanceOfficer);
            var code = await journey.App.Council.AddEvidenceAsync(new TestEvidence("Leavers and movers", officer.Id, "IAM-03"), Token);

            await journey.GoAsync("/evidence/reuse/IAM-04?q=leavers");
            await journey.LookOverAsync("evidence-reuse");
            await journey.Page.GetByLabel(code).CheckAsync();
            await journey.PressAsync("Attach to IAM-04");
            await Assertions.Expect(journey.Page.Locator(".govuk-notification-banner--success")).ToBeVisibleAsync();

            await journey.GoAsync($"/evidence/{code}");
            await Assertions.Expect(journey.Page.Locator("main")).ToContainTextAsync("IAM-04");
        });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task A_request_is_answered_from_the_link_in_its_mail(bool javaScript) =>
        Journey.RunAsync(chromium, new JourneyOptions { JavaScript = javaScript }, async journey =>
        {
            var (owner, officer, code) = await BeginAsync(journey);
            await journey.HandOverToAsync(officer);
            await journey.GoAsync("/evidence/requests/new?control=IAM-03");
            await journey.LookOverAsync("request-new");
            await journey.FillAsync("What do you want to see?", "The list of leavers");
            await journey.PressAsync("Send the request");
            await journey.SeesSuccessAsync("Request REQ-2026-0001 is sent");

            var mail = await journey.App.WithDbAsync(db => db.QueuedEmails.SingleAsync(m => m.PersonId == owner.Id, Token));
            var link = mail.TextBody.Split("\r\n").Single(l => l.Contains("/evidence/requests/", StringComparison.Ordinal));
            await journey.HandOverToAsync(owner);
            await journey.GoAsync(new Uri(link).PathAndQuery);
            await journey.LookOverAsync("request-open");
            await journey.Page.GetByLabel(code).CheckAsync();
            await journey.PressAsync("Answer with this item");
            await journey.SeesSuccessAsync($"REQ-2026-0001 is answered with {code}");
            await journey.LookOverAsync("request-answered");
            await journey.GoAsync("/evidence/requests?show=All");
            await journey.LookOverAsync("requests");
        });

    /// <summary>An owner has handed something in, and an officer is there to look at it.</summary>
    private static async Task<(Person Owner, Person Officer, string Code)> BeginAsync(Journey journey)
    {
        var owner = await journey.App.Council.AddPersonAsync(Token, CouncilRole.ControlOwner);
        var officer = await journey.App.Council.AddPersonAsync(Token, CouncilRole.InformationGovernanceOfficer);
        await journey.App.Council.AssignAsync("IAM-03", owner.Id, null, Token);
        var code = await journey.App.Council.AddEvidenceAsync(
            new TestEvidence("Leavers of March", owner.Id, "IAM-03") { IsAccepted = false }, Token);
        return (owner, officer, code);
    }
}
