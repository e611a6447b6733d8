using CyberGov.Calendar;
using CyberGov.Identity;
using CyberGov.Reminders;

namespace CyberGov.BrowserTests.Mail;

public sealed class MailJourneyTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public Task An_officer_reads_what_an_owner_was_sent() => Journey.RunAsync(chromium, async journey =>
    {
        await journey.SignInAsync(CouncilRole.InformationGovernanceOfficer);
        await journey.GoAsync("/mail");
        await journey.LookOverAsync("mail-empty");

        var owner = await journey.App.Council.AddPersonAsync(Token, CouncilRole.ControlOwner);
        await journey.App.Council.AssignAsync("IAM-03", owner.Id, null, Token);
        await journey.App.Council.SetReviewDueAsync("IAM-03", journey.App.Clock.TodayInUk().AddDays(7), Token);
        await journey.App.RunAsync<SendRemindersJob>(Token);

        await journey.GoAsync("/mail");
        await journey.LookOverAsync("mail");
        await journey.Page.Locator("tbody a[href^='/mail/']").First.ClickAsync();
        await Microsoft.Playwright.Assertions.Expect(journey.Page.Locator("main")).ToContainTextAsync(owner.Name);
        await journey.LookOverAsync("mail-item");
    });
}
