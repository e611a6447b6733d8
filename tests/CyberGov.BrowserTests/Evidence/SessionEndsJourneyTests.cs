using CyberGov.Identity;
using Microsoft.Playwright;

namespace CyberGov.BrowserTests.Evidence;

/// <summary>A session that ends while someone fills in a long form costs them no character.</summary>
public sealed class SessionEndsJourneyTests(Chromium chromium)
{
    private const string Note = "Line one\nLine two: <b>angles</b>, “quotes”, ünïcödé and 😀";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task What_was_typed_is_there_again_after_signing_in(bool javaScript) =>
        Journey.RunAsync(chromium, new JourneyOptions { JavaScript = javaScript }, async journey =>
        {
            var officer = await journey.SignInAsync(CouncilRole.InformationGovernanceOfficer);
            await journey.GoAsync("/evidence/log?control=IAM-03");
            await FillInAsync(journey);
            journey.App.Clock.Advance(TimeSpan.FromMinutes(31));
            await journey.PressAsync("Hand in for acceptance");

            await journey.SeesAsync("Sign in");
            await journey.FillAsync("E-mail address", officer.Email!);
            await journey.FillAsync("Password", Testing.TestCouncil.Password);
            await journey.PressAsync("Sign in");
            await journey.SeesAsync("Log evidence");
            await Assertions.Expect(journey.Page.Locator(".govuk-notification-banner")).ToContainTextAsync("You have unsaved text from");
            await journey.LookOverAsync("unsaved-offered");

            await journey.FollowAsync("Put it back");
            await journey.LookOverAsync("unsaved-put-back");
            await SeesAllAsync(journey);
            await journey.PressAsync("Hand in for acceptance");
            await journey.SeesSuccessAsync("Evidence EV-2026-0001 is logged");

            await journey.GoAsync("/evidence/log?control=IAM-03");
            await Assertions.Expect(journey.Page.Locator(".govuk-notification-banner")).ToHaveCountAsync(0);
        });

    [Fact]
    public Task The_script_keeps_text_as_it_is_typed_and_warns_before_the_session_ends() => Journey.RunAsync(chromium, async journey =>
    {
        await journey.SignInAsync(CouncilRole.InformationGovernanceOfficer);
        await journey.Page.Clock.InstallAsync();
        await journey.GoAsync("/evidence/log?control=IAM-03");
        await FillInAsync(journey);
        await PassAsync(journey, TimeSpan.FromSeconds(21));
        await journey.GoAsync("/evidence/log?control=IAM-03");
        await journey.FollowAsync("Put it back");
        await SeesAllAsync(journey);

        var warning = journey.Page.Locator(".session-warning");
        await PassAsync(journey, TimeSpan.FromMinutes(27.5));
        await Assertions.Expect(warning).ToBeHiddenAsync();
        await PassAsync(journey, TimeSpan.FromMinutes(1), awaitAnswer: false);
        await Assertions.Expect(warning).ToContainTextAsync("You will be signed out in 2 minutes");
        await journey.LookOverAsync("session-warning");

        await journey.PressAsync("Stay signed in");
        await Assertions.Expect(warning).ToBeHiddenAsync();
        journey.App.Clock.Advance(TimeSpan.FromMinutes(20));
        await journey.PressAsync("Hand in for acceptance");
        await journey.SeesSuccessAsync("Evidence EV-2026-0001 is logged");
    });

    [Fact]
    public Task Once_the_session_is_over_the_page_says_so_and_still_keeps_what_is_typed() => Journey.RunAsync(chromium, async journey =>
    {
        var officer = await journey.SignInAsync(CouncilRole.InformationGovernanceOfficer);
        await journey.Page.Clock.InstallAsync();
        await journey.GoAsync("/evidence/log?control=IAM-03");
        journey.App.Clock.Advance(TimeSpan.FromMinutes(31));
        await journey.Page.Clock.FastForwardAsync((long)TimeSpan.FromMinutes(31).TotalMilliseconds);
        await Assertions.Expect(journey.Page.Locator(".session-warning")).ToContainTextAsync("You have been signed out.");
        await journey.LookOverAsync("session-over");

        await FillInAsync(journey);
        await PassAsync(journey, TimeSpan.FromSeconds(21));
        await journey.FollowAsync("sign in again to go on");
        await journey.FillAsync("E-mail address", officer.Email!);
        await journey.FillAsync("Password", Testing.TestCouncil.Password);
        await journey.PressAsync("Sign in");
        await journey.FollowAsync("Put it back");
        await SeesAllAsync(journey);
    });

    /// <summary>Lets time pass in the browser, and waits for what the script sends meanwhile.</summary>
    private static async Task PassAsync(Journey journey, TimeSpan time, bool awaitAnswer = true)
    {
        var milliseconds = (long)time.TotalMilliseconds;
        if (awaitAnswer && time < TimeSpan.FromMinutes(1))
        {
            await journey.Page.RunAndWaitForResponseAsync(
                () => journey.Page.Clock.RunForAsync(milliseconds), r => r.Url.Contains("KeepTypedText", StringComparison.Ordinal));
        }
        else
        {
            await journey.Page.Clock.FastForwardAsync(milliseconds);
        }
    }

    private static async Task FillInAsync(Journey journey)
    {
        await journey.FillAsync("Title", "Leavers of March");
        await journey.FillAsync("What it shows", "Every leaver's account was closed.");
        await journey.FillAsync("Note (optional)", Note);
        await journey.ChooseAsync("Kind of record", "Report or test result");
        await journey.TickAsync("OFFICIAL");
    }

    private static async Task SeesAllAsync(Journey journey)
    {
        await Assertions.Expect(journey.Page.GetByLabel("Title", new() { Exact = true })).ToHaveValueAsync("Leavers of March");
        await Assertions.Expect(journey.Page.Locator("#Shows")).ToHaveValueAsync("Every leaver's account was closed.");
        Assert.Equal(Note, await journey.Page.Locator("#Note").InputValueAsync());
        await Assertions.Expect(journey.Page.Locator("#Kind option:checked")).ToHaveTextAsync("Report or test result");
        await Assertions.Expect(journey.Page.GetByLabel("OFFICIAL", new() { Exact = true })).ToBeCheckedAsync();
        await Assertions.Expect(journey.Page.Locator("input[name=ControlIds]:checked")).ToHaveCountAsync(1);
    }
}
