using CyberGov.Calendar;
using CyberGov.Identity;
using CyberGov.Mail;
using CyberGov.Reminders;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace CyberGov.BrowserTests.Reminders;

public sealed class ReminderJourneyTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task An_officer_reads_the_ledger_and_changes_the_rules(bool javaScript) => RunAsync(javaScript, async journey =>
    {
        await journey.SignInAsync(CouncilRole.InformationGovernanceOfficer);
        await journey.GoAsync("/reminders");
        await journey.LookOverAsync("reminders-empty");
        await TellAsync(journey, overdue: 0);
        await journey.GoAsync("/reminders");
        await journey.LookOverAsync("reminders");
        await journey.FollowAsync("IAM-03");
        await journey.LookOverAsync("reminders-of-item");

        await journey.GoAsync("/reminders/rules");
        await journey.LookOverAsync("reminder-rules");
        await journey.FillAsync("Days before the due date", "thirty");
        await journey.FillAsync("Closures of the council", "Christmas");
        await journey.PressAsync("Save");
        await Assertions.Expect(journey.Page.Locator(".govuk-error-summary li")).ToHaveCountAsync(2);
        await journey.LookOverAsync("reminder-rules-errors");
        await journey.FillAsync("Days before the due date", "28, 14, 7, 0");
        await journey.FillAsync("Closures of the council", "24 December 2026 to 1 January 2027: Christmas closure");
        await journey.PressAsync("Save");
        await journey.SeesSuccessAsync("The rules are saved and hold from the next morning on.");
        await journey.LookOverAsync("reminder-rules-saved");
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task An_officer_sees_who_would_get_what(bool javaScript) => RunAsync(javaScript, async journey =>
    {
        await journey.SignInAsync(CouncilRole.InformationGovernanceOfficer);
        var owner = await OwnerAsync(journey, due: 14);
        var day = journey.App.Clock.TodayInUk();
        await journey.GoAsync($"/reminders/preview?date={day:yyyy-MM-dd}");
        await journey.LookOverAsync("reminder-preview");
        await journey.GoAsync($"/reminders/preview?date={day.AddYears(9):yyyy-MM-dd}");
        await journey.LookOverAsync("reminder-preview-error");
        await journey.GoAsync($"/reminders/preview?date={day.AddDays(7 - (int)day.DayOfWeek):yyyy-MM-dd}");
        await Assertions.Expect(journey.Page.Locator("main")).ToContainTextAsync("it is a Sunday");
        await journey.LookOverAsync("reminder-preview-quiet");

        // The pages that show the mail let no script run, not even the one that looks them over; so they are looked at by themselves.
        var plain = await journey.Page.APIRequest.GetAsync($"/reminders/preview/{owner.Id}?date={day:yyyy-MM-dd}&form=text");
        Assert.StartsWith("Subject: Review IAM-03 by", await plain.TextAsync(), StringComparison.Ordinal);
        var mail = await journey.Page.APIRequest.GetAsync($"/reminders/preview/{owner.Id}?date={day:yyyy-MM-dd}");
        await journey.GoAsync("about:blank");
        await journey.Page.SetContentAsync(await mail.TextAsync());
        await Assertions.Expect(journey.Page.Locator("h1")).ToContainTextAsync("IAM-03");
        await journey.LookOverAsync("reminder-preview-mail");
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task An_owner_goes_on_leave_and_their_cover_sees_what_is_theirs_to_do(bool javaScript) => RunAsync(javaScript, async journey =>
    {
        var owner = await OwnerAsync(journey, due: -3);
        var cover = await journey.App.Council.AddPersonAsync(Token);
        await journey.SignInAsync(owner);
        await journey.GoAsync("/reminders/absences");
        await journey.LookOverAsync("absences-empty");
        await journey.PressAsync("Save");
        await journey.SeesErrorsAsync("Enter the first day away", "Enter the last day away");
        await journey.LookOverAsync("absences-errors");
        var day = journey.App.Clock.TodayInUk();
        await journey.FillAsync("First day away", $"{day:d/M/yyyy}");
        await journey.FillAsync("Last day away", $"{day.AddDays(7):d/M/yyyy}");
        await journey.ChooseAsync("Who covers", cover.Name);
        await journey.PressAsync("Save");
        await journey.SeesSuccessAsync($"{cover.Name} covers");
        await journey.LookOverAsync("absences");

        await journey.HandOverToAsync(cover);
        await journey.LookOverAsync("today-covering");
        await journey.GoAsync("/reviews?mine=true");
        await Assertions.Expect(journey.Page.Locator("tbody")).ToContainTextAsync($"Covering for {owner.Name}");
        await journey.LookOverAsync("reviews-covering");
        await journey.GoAsync($"/calendar?view=list&mine=true&month={day:yyyy-MM}");
        await journey.LookOverAsync("calendar-covering");
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task A_line_manager_who_is_told_arranges_cover(bool javaScript) => RunAsync(javaScript, async journey =>
    {
        var (manager, review) = await TellAsync(journey, overdue: 14);
        await journey.SignInAsync(manager);
        await journey.LookOverAsync("today-without-role");
        await journey.GoAsync($"/reminders/review/{review}");
        await journey.LookOverAsync("late-with-others");
        await journey.PressAsync("Arrange cover");
        await journey.SeesErrorsAsync("Enter the last day");
        await journey.LookOverAsync("late-with-others-errors");
        await journey.FillAsync("Until when?", $"{journey.App.Clock.TodayInUk().AddDays(7):d/M/yyyy}");
        await journey.PressAsync("Arrange cover");
        await journey.SeesSuccessAsync("You cover for");
        await journey.LookOverAsync("late-with-others-covered");
        await journey.PressAsync("Do it now");
        await Assertions.Expect(journey.Page.Locator(".govuk-caption-l")).ToHaveTextAsync("IAM-03");
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task An_owner_makes_a_calendar_address_and_ends_it(bool javaScript) => RunAsync(javaScript, async journey =>
    {
        await journey.SignInAsync(CouncilRole.ControlOwner);
        await journey.GoAsync("/reminders/calendar");
        await journey.LookOverAsync("calendar-feed-none");
        await journey.PressAsync("Make an address");
        await Assertions.Expect(journey.Page.Locator("main code")).ToContainTextAsync("/calendar/feed/");
        await journey.LookOverAsync("calendar-feed-shown");
        await journey.GoAsync("/reminders/calendar");
        await Assertions.Expect(journey.Page.Locator("main code")).ToHaveCountAsync(0);
        await journey.LookOverAsync("calendar-feed-there");
        await journey.PressAsync("End the address");
        await journey.SeesSuccessAsync("The address is ended");
        await journey.LookOverAsync("calendar-feed-ended");
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task An_officer_hands_over_what_a_leaver_held(bool javaScript) => RunAsync(javaScript, async journey =>
    {
        var leaver = await OwnerAsync(journey, due: 14);
        var heir = await journey.App.Council.AddPersonAsync(Token, CouncilRole.ControlOwner);
        await journey.App.Council.AddEvidenceAsync(new Testing.TestEvidence("Access review", leaver.Id, "IAM-03"), Token);
        await journey.App.WithDbAsync(async db =>
        {
            (await db.People.SingleAsync(p => p.Id == leaver.Id, Token)).LeftOn = journey.App.Clock.TodayInUk().AddDays(-1);
            await db.SaveChangesAsync(Token);
        });
        await journey.SignInAsync(CouncilRole.InformationGovernanceOfficer);
        await journey.LookOverAsync("today-leaver");
        await journey.GoAsync("/people/hand-over");
        await journey.LookOverAsync("hand-over-choose");
        await journey.GoAsync($"/people/hand-over/{leaver.Id}");
        await journey.LookOverAsync("hand-over");
        await journey.PressAsync("Hand over");
        await Assertions.Expect(journey.Page.Locator(".govuk-error-summary li")).ToHaveCountAsync(1);
        await journey.LookOverAsync("hand-over-errors");
        await journey.Page.Locator("main select").First.SelectOptionAsync(new SelectOptionValue { Value = heir.Id.ToString() });
        await journey.PressAsync("Hand over");
        await Assertions.Expect(journey.Page.Locator(".govuk-notification-banner--success")).ToBeVisibleAsync();
        await journey.LookOverAsync("hand-over-done");
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task An_administrator_gives_mails_the_councils_colour(bool javaScript) => RunAsync(javaScript, async journey =>
    {
        await journey.SignInAsync(CouncilRole.Administrator);
        await journey.GoAsync("/administration/look");
        await journey.LookOverAsync("look");
        await journey.Page.Locator("main input[name=Colour]").FillAsync("#ffdd00");
        await journey.PressAsync("Save");
        await Assertions.Expect(journey.Page.Locator(".govuk-error-summary li")).ToContainTextAsync("Choose a darker colour");
        await journey.LookOverAsync("look-error");
        await journey.Page.Locator("main input[name=Colour]").FillAsync("#00584d");
        await journey.PressAsync("Save");
        await Assertions.Expect(journey.Page.Locator(".govuk-notification-banner--success")).ToBeVisibleAsync();
        await journey.LookOverAsync("look-saved");
        await journey.GoAsync("/administration/test-mail");
        await journey.FillAsync("Send it to", "me@borsetshire.gov.uk");
        await journey.PressAsync("Send a test mail");
        await journey.LookOverAsync("test-mail-sent");
    });

    private Task RunAsync(bool javaScript, Func<Journey, Task> walk) =>
        Journey.RunAsync(chromium, new JourneyOptions { JavaScript = javaScript }, walk);

    private static async Task<Person> OwnerAsync(Journey journey, int due)
    {
        var owner = await journey.App.Council.AddPersonAsync(Token, CouncilRole.ControlOwner);
        await journey.App.Council.AssignAsync("IAM-03", owner.Id, null, Token);
        await journey.App.Council.SetReviewDueAsync("IAM-03", journey.App.Clock.TodayInUk().AddDays(due), Token);
        return owner;
    }

    /// <summary>An owner whose review is that late, and the mails of this morning, delivered.</summary>
    private static async Task<(Person Manager, Guid ReviewId)> TellAsync(Journey journey, int overdue)
    {
        var owner = await OwnerAsync(journey, -overdue);
        var manager = await journey.App.Council.AddPersonAsync(Token);
        await journey.App.WithDbAsync(async db =>
        {
            (await db.People.SingleAsync(p => p.Id == owner.Id, Token)).LineManagerId = manager.Id;
            await db.SaveChangesAsync(Token);
        });
        await journey.App.RunAsync<SendRemindersJob>(Token);
        await journey.App.RunAsync<DeliverQueuedEmailsJob>(Token);
        return (manager, await journey.App.WithDbAsync(db => db.Reviews
            .Where(r => r.Control!.Code == "IAM-03" && r.CompletedAt == null).Select(r => r.ReviewId).SingleAsync(Token)));
    }
}
