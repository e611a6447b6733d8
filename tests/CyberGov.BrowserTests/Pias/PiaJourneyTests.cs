using CyberGov.Calendar;
using CyberGov.Controls;
using CyberGov.Pias.Workflow;
using CyberGov.Testing;
using Microsoft.Playwright;

namespace CyberGov.BrowserTests.Pias;

public sealed class PiaJourneyTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task Cameras_go_from_screening_to_live_and_into_a_second_version(bool javaScript) => RunAsync(javaScript, async (journey, script) =>
    {
        script.LookFromHereOn("pia");
        await script.StartAsync("Cameras in car parks");
        await script.ScreenAsync();
        await script.NeedAsync();
        await script.DescribeAsync();
        await script.ConsultAsync();
        await script.AssessRisksAsync(new("Possible", "Significant", "Possible", "Significant"));
        await ReturnAndMendAsync(journey, script);
        await script.AdviseAsync("Go with conditions");
        await ApproveAsync(journey, script);
        await GoLiveAsync(journey, script);
        await PublishAsync(journey, script);
        await ChangeAsync(journey, script);
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task A_high_risk_that_remains_goes_to_the_Commissioner_who_stops_it(bool javaScript) => RunAsync(javaScript, async (journey, script) =>
    {
        await script.StartAsync("Cameras that know faces");
        await script.ScreenAsync();
        await script.NeedAsync();
        await script.DescribeAsync();
        await script.ConsultAsync();
        script.LookFromHereOn("pia-high");
        await script.AssessRisksAsync(new("Probable", "Severe", "Possible", "Severe"));
        await script.AdviseAsync("Do not go");
        await AskCommissionerAsync(journey, script);
        await StopAsync(journey, script);
    });

    private Task RunAsync(bool javaScript, Func<Journey, PiaScript, Task> walk) =>
        Journey.RunAsync(chromium, new JourneyOptions { JavaScript = javaScript }, async journey =>
        {
            var script = new PiaScript(journey);
            await script.BeginAsync();
            await walk(journey, script);
        });

    /// <summary>The Data Protection Officer returns it once; the lead adds what is asked for and hands it in again.</summary>
    private static async Task ReturnAndMendAsync(Journey journey, PiaScript script)
    {
        await script.OpenAsync(script.Dpo);
        await journey.GoAsync("/pias/decisions");
        await Assertions.Expect(journey.Page.Locator("main")).ToContainTextAsync(script.Code);
        await script.LookAsync("decisions");
        await script.OpenAsync(script.Dpo);
        await script.TakeAsync(
            PiaAction.ReturnToRisks, () => journey.FillAsync("What is to be mended?", "Say how the windows beside the car park are masked."));
        await script.LookAsync("returned");

        await script.OpenAsync(script.Lead, "risks/1/measures");
        await script.LookAsync("measure-action");
        await journey.FillAsync("What is done?", "Mask the windows of the flats");
        await journey.ChooseAsync("Who sees to it?", script.Lead.Name);
        await journey.FillAsync("By when?", script.Day(months: 1));
        await script.PickAsync("What does it do to the risk?", "Lowers the risk");
        await journey.PressAsync("Save the measure");
        await journey.SeesSuccessAsync("The measure is saved");
        await script.LookAsync("risks-mended");
        await script.OpenAsync(script.Lead);
        await script.TakeAsync(PiaAction.SubmitRisks);
    }

    /// <summary>A medium risk remains, so the head of service is asked and nobody else.</summary>
    private static async Task ApproveAsync(Journey journey, PiaScript script)
    {
        await script.OpenAsync(script.AssetOwner);
        await script.SeesStateAsync(PiaState.SignOff);
        await Assertions.Expect(journey.Page.GetByRole(AriaRole.Link, new() { Name = "Approve it" })).ToHaveCountAsync(0);
        await script.LookAsync("sign-off-of-others");

        await script.OpenAsync(script.HeadOfService, $"action/{PiaAction.ApproveMedium}");
        await journey.PressAsync("Approve it");
        await Assertions.Expect(journey.Page.Locator(".govuk-error-summary li").First).ToBeVisibleAsync();
        await script.LookAsync("approve-errors");
        await script.OpenAsync(script.HeadOfService);
        await script.TakeAsync(PiaAction.ApproveMedium, async () =>
        {
            await script.PickAsync("Do you follow the Data Protection Officer’s advice?", "Yes");
            await journey.FillAsync("When is it to be looked at again?", script.Day(months: 12));
            await script.AttestAsync(PiaAction.ApproveMedium);
        });
        await script.SeesStateAsync(PiaState.Approved);
        await script.LookAsync("approved");
    }

    /// <summary>Nothing starts before the control is in place and the action done.</summary>
    private static async Task GoLiveAsync(Journey journey, PiaScript script)
    {
        await script.OpenAsync(script.Lead, $"action/{PiaAction.ConfirmMeasures}");
        await Assertions.Expect(journey.Page.Locator("main li")).ToHaveCountAsync(2);
        await script.LookAsync("measures-open");
        await script.OpenAsync(script.Lead, "risks");
        await journey.FollowAsync("Settle measure 1.2");
        await script.LookAsync("settle");
        await script.PickAsync("How does it stand?", "It is done");
        await journey.FillAsync("What was done, or why may it stay undone?", "Masked in the camera's software, and seen by a resident.");
        await journey.PressAsync("Save");
        await journey.SeesSuccessAsync("Measure 1.2 is done");
        await script.LookAsync("settled");

        var today = journey.App.Clock.TodayInUk();
        await journey.App.Council.ChangeControlAsync("IAM-06", c => c.RecordReview(ControlStatus.InPlace, today, today.AddYears(1)), Token);
        journey.App.Clock.Advance(TimeSpan.FromDays(14));
        await script.LeaveAsync();
        await script.OpenAsync(script.Lead);
        await script.TakeAsync(PiaAction.ConfirmMeasures, () => script.AttestAsync(PiaAction.ConfirmMeasures));
        await script.SeesStateAsync(PiaState.Live);
        await script.LookAsync("live");
    }

    private static async Task PublishAsync(Journey journey, PiaScript script)
    {
        await script.OpenAsync(script.Officer, "publish");
        await script.PickAsync("Do you publish a summary?", "Yes");
        await journey.PressAsync("Save this decision");
        await journey.SeesSuccessAsync($"A summary of {script.Code} is published");
        await script.LeaveAsync();
        await journey.GoAsync("/public/pias");
        await journey.FollowAsync("Cameras in car parks");
        await Assertions.Expect(journey.Page.Locator("main")).ToContainTextAsync("Mask the windows of the flats");
        await script.LookAsync("public");
    }

    /// <summary>A change is reported, its review starts by itself, and the owner finds that it matters.</summary>
    private static async Task ChangeAsync(Journey journey, PiaScript script)
    {
        await script.OpenAsync(script.Lead);
        await journey.FollowAsync("Report a change");
        await script.LookAsync("change");
        await script.PickAsync("What has changed, or soon will?", "The technology");
        await journey.FillAsync("Say what, and since when", "The cameras read number plates from next month on.");
        await journey.PressAsync("Report the change");
        await script.SeesStateAsync(PiaState.UnderReview);
        await script.LookAsync("under-review");
        await script.OpenAsync(script.AssetOwner);
        await script.TakeAsync(
            PiaAction.MaterialChange, () => journey.FillAsync("What has changed?", "The cameras read number plates."));
        await script.SeesStateAsync(PiaState.Describing);
        await Assertions.Expect(journey.Page.Locator("main")).ToContainTextAsync("version 2");
        await script.LookAsync("version-2");

        await script.OpenAsync(script.Lead, "section/need");
        var aim = journey.Page.Locator("#q-aim textarea");
        await aim.FillAsync($"{await aim.InputValueAsync()} Whoever does not pay gets a bill.");
        await journey.PressAsync("Save and return to the list");
        await journey.SeesSuccessAsync("is saved");
        await script.OpenAsync(script.Lead, "compare");
        await Assertions.Expect(journey.Page.Locator("main .difference ins").First).ToContainTextAsync("Whoever does not pay gets a bill.");
        await script.LookAsync("compared");
        await script.OpenAsync(script.Lead, "print?version=1");
        await Assertions.Expect(journey.Page.Locator("body")).ToContainTextAsync("version 1");
        await Assertions.Expect(journey.Page.Locator("body")).Not.ToContainTextAsync("Whoever does not pay");
        await script.LookAsync("version-1-kept");
    }

    private static async Task AskCommissionerAsync(Journey journey, PiaScript script)
    {
        await script.OpenAsync(script.Siro);
        await Assertions.Expect(journey.Page.GetByRole(AriaRole.Link, new() { Name = "Approve it" })).ToHaveCountAsync(0);
        await script.TakeAsync(PiaAction.ConsultCommissioner, () => script.AttestAsync(PiaAction.ConsultCommissioner));
        await script.SeesStateAsync(PiaState.PriorConsultation);
        await script.LookAsync("prior-consultation-state");

        await script.OpenAsync(script.Dpo, "prior-consultation");
        await script.LookAsync("prior-consultation-not-sent");
        var sent = journey.App.Clock.TodayInUk();
        await journey.FillAsync("When was the request sent?", script.Day());
        await journey.TickAsync("This assessment");
        await journey.PressAsync("Save");
        await journey.SeesSuccessAsync($"The consultation on {script.Code} is up to date");
        await Assertions.Expect(journey.Page.Locator("main")).ToContainTextAsync(sent.AddDays(56).InWords());
        await script.LookAsync("prior-consultation-sent");
    }

    private static async Task StopAsync(Journey journey, PiaScript script)
    {
        journey.App.Clock.Advance(TimeSpan.FromDays(30));
        var reply = await journey.App.Council.AddEvidenceAsync(
            new TestEvidence("Letter of the Commissioner", script.Officer.Id, "PIA-05"), Token);
        await script.LeaveAsync();
        await script.OpenAsync(script.Dpo);
        await script.TakeAsync(PiaAction.ReplyStop, async () =>
        {
            await journey.TickAsync($"{reply} Letter of the Commissioner");
            await journey.FillAsync("What does the reply ask for?", "Faces of passers-by are not to be compared with any list.");
        });
        await script.SeesStateAsync(PiaState.Rejected);
        await script.LookAsync("rejected");
    }
}
